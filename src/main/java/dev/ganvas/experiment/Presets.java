package dev.ganvas.experiment;

import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema.DiscriminatorOptimizer;
import dev.ganvas.experiment.Schema.LatentLaw;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published GANs, each as its authors trained it, and one of ours. */
public final class Presets {

    /** Seven bits to seven bits, learns even numbers (N. Bertagnolli, 2020). */
    public static final Experiment EVEN = new Experiment(
            "even",
            DataKind.EVEN_NUMBERS,
            Sampling.WITH_REPLACEMENT,
            ValueRange.ZERO_TO_ONE,
            Architectures.EVEN,
            Framework.PYTORCH,
            FakeMode.TRAINING,
            16,
            Map.of(),
            shared().with(Schema.BITS, 7L)
                    .with(Schema.BATCH, 16L)
                    .with(Schema.STEPS, 500L)
                    .with(Schema.LR, 0.001)
                    .with(Schema.D_LR, 0.001)
                    .with(Schema.ORDER, UpdateOrder.GENERATOR_FIRST)
                    .with(Schema.FAKES, Fakes.REUSED)
                    .with(Schema.D_LOSS, DiscriminatorLoss.MEAN)
                    .with(Schema.LATENT, LatentLaw.BITS)
                    .with(Schema.SAMPLE_EVERY, 10L));

    /** A small dense GAN on MNIST (Satnam00, 2020, after yunjey). */
    public static final Experiment MNIST_MLP = new Experiment(
            "mnist-mlp",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.MINUS_ONE_TO_ONE,
            Architectures.MNIST_MLP,
            Framework.PYTORCH,
            FakeMode.TRAINING,
            100,
            Map.of(),
            digits().with(Schema.BATCH, 100L)
                    .with(Schema.EPOCHS, 300L)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.SAMPLE_EVERY, 600L));

    /** A larger dense GAN with dropout and whole-tenth batches (Siva, 2019, after D. Gomez Mosquera). */
    public static final Experiment MNIST_SCRATCH = new Experiment(
            "mnist-scratch",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.MINUS_ONE_TO_ONE,
            Architectures.MNIST_SCRATCH,
            Framework.PYTORCH,
            FakeMode.TRAINING,
            100,
            Map.of(),
            digits().with(Schema.BATCH, 6000L)
                    .with(Schema.EPOCHS, 2000L)
                    .with(Schema.DROPOUT, 0.3)
                    .with(Schema.LATENT_SIZE, 128L)
                    .with(Schema.SAMPLE_EVERY, 10L));

    /** A deep convolutional GAN with two classes and ten latents (T. Huang, 2021). */
    public static final Experiment DCGAN = new Experiment(
            "dcgan",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.ZERO_TO_ONE,
            Architectures.DCGAN,
            Framework.PYTORCH,
            FakeMode.TRAINING,
            16,
            Map.of(),
            digits().with(Schema.BATCH, 100L)
                    .with(Schema.EPOCHS, 20L)
                    .with(Schema.BETA1, 0.5)
                    .with(Schema.D_BETA1, 0.5)
                    .with(Schema.HALVE_EVERY, 5L)
                    .with(Schema.ORDER, UpdateOrder.GENERATOR_FIRST)
                    .with(Schema.FAKES, Fakes.REUSED)
                    .with(Schema.D_LOSS, DiscriminatorLoss.MEAN)
                    .with(Schema.LATENT_SIZE, 10L)
                    .with(Schema.BATCH_NORM, SampleStatistics.BATCH)
                    .with(Schema.SAMPLE_EVERY, 100L));

    /** Ours: a DCGAN small enough that digits appear within two minutes on two cores. */
    public static final Experiment DCGAN_FAST = new Experiment(
            "dcgan-fast",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.MINUS_ONE_TO_ONE,
            Architectures.DCGAN_FAST,
            Framework.PYTORCH,
            FakeMode.TRAINING,
            100,
            Map.of(),
            digits().with(Schema.BATCH, 64L)
                    .with(Schema.EPOCHS, 30L)
                    .with(Schema.LR, 0.0004)
                    .with(Schema.D_LR, 0.0004)
                    .with(Schema.BETA1, 0.5)
                    .with(Schema.D_BETA1, 0.5)
                    .with(Schema.D_LOSS, DiscriminatorLoss.MEAN)
                    .with(Schema.LATENT_SIZE, 32L)
                    .with(Schema.BATCH_NORM, SampleStatistics.BATCH)
                    .with(Schema.SAMPLE_EVERY, 100L));

    /** Dense faces with batch normalization behind the activation (M. Jayathilaka, 2018, after Keras-GAN). */
    public static final Experiment FACES = new Experiment(
            "faces",
            DataKind.PICTURES,
            Sampling.WITH_REPLACEMENT,
            ValueRange.MINUS_ONE_TO_ONE,
            Architectures.FACES,
            Framework.KERAS,
            FakeMode.INFERENCE,
            25,
            Map.of(OptimizerKind.SGD, 0.01, OptimizerKind.RMSPROP, 0.0002, OptimizerKind.ADAM, 0.0002),
            shared().with(Schema.DATA, "")
                    .with(Schema.LIMIT, 5000L)
                    .with(Schema.BATCH, 32L)
                    .with(Schema.STEPS, 5000L)
                    .with(Schema.MOMENTUM, 0.5)
                    .with(Schema.RHO, 0.9)
                    .with(Schema.BETA1, 0.5)
                    .with(Schema.D_MOMENTUM, 0.5)
                    .with(Schema.D_RHO, 0.9)
                    .with(Schema.D_BETA1, 0.5)
                    .with(Schema.ORDER, UpdateOrder.DISCRIMINATOR_FIRST)
                    .with(Schema.FAKES, Fakes.FRESH)
                    .with(Schema.D_LOSS, DiscriminatorLoss.SEPARATE)
                    .with(Schema.LATENT, LatentLaw.NORMAL)
                    .with(Schema.LATENT_SIZE, 100L)
                    .with(Schema.BATCH_NORM, SampleStatistics.RUNNING)
                    .with(Schema.SAMPLE_EVERY, 200L));

    /** Every experiment, in the order of the list. */
    public static final List<Experiment> ALL = List.of(EVEN, MNIST_MLP, MNIST_SCRATCH, DCGAN, DCGAN_FAST, FACES);

    private Presets() {}

    /** Returns the experiment called {@code id}. */
    public static Optional<Experiment> find(String id) {
        return ALL.stream().filter(experiment -> experiment.id().equals(id)).findFirst();
    }

    private static Settings shared() {
        return Settings.empty()
                .with(Schema.STEPS, 0L)
                .with(Schema.EPOCHS, 0L)
                .with(Schema.OPTIMIZER, OptimizerKind.ADAM)
                .with(Schema.LR, 0.0002)
                .with(Schema.MOMENTUM, 0.0)
                .with(Schema.RHO, 0.99)
                .with(Schema.BETA1, 0.9)
                .with(Schema.BETA2, 0.999)
                .with(Schema.HALVE_EVERY, 0L)
                .with(Schema.D_OPTIMIZER, DiscriminatorOptimizer.SAME)
                .with(Schema.D_LR, 0.0002)
                .with(Schema.D_MOMENTUM, 0.0)
                .with(Schema.D_RHO, 0.99)
                .with(Schema.D_BETA1, 0.9)
                .with(Schema.D_BETA2, 0.999)
                .with(Schema.D_STEPS, 1L)
                .with(Schema.LOSS, LossKind.NON_SATURATING)
                .with(Schema.REAL_LABEL, 1.0)
                .with(Schema.FAKE_LABEL, 0.0)
                .with(Schema.LATENT_SCALE, 1.0)
                .with(Schema.SEED, 1L)
                .with(Schema.THREADS, 0L)
                .with(Schema.RECORD_EVERY, 1L)
                .with(Schema.CHECKPOINT, Duration.ofSeconds(60));
    }

    private static Settings digits() {
        return shared().with(Schema.DATA, "")
                .with(Schema.CLASS, -1L)
                .with(Schema.LIMIT, 0L)
                .with(Schema.ORDER, UpdateOrder.DISCRIMINATOR_FIRST)
                .with(Schema.FAKES, Fakes.FRESH)
                .with(Schema.D_LOSS, DiscriminatorLoss.SUM)
                .with(Schema.LATENT, LatentLaw.NORMAL);
    }
}
