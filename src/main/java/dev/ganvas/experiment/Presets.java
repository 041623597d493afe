package dev.ganvas.experiment;

import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.Activation;
import dev.ganvas.engine.Initializer;
import dev.ganvas.engine.LayerSpec;
import dev.ganvas.engine.LayerSpec.Dense;
import dev.ganvas.engine.NetworkSpec;
import dev.ganvas.engine.OptimizerKind;
import dev.ganvas.engine.OptimizerSpec.EpsilonRule;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema.DiscriminatorOptimizer;
import dev.ganvas.experiment.Schema.LatentLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The published GANs, each as its authors trained it. */
public final class Presets {
    private static final double PYTORCH_EPSILON = 1e-8;

    /** E1: seven bits to seven bits, learns even numbers (N. Bertagnolli, 2020). */
    public static final Experiment EVEN = new Experiment(
            "even",
            "Even numbers",
            "Seven random bits become an even number; after N. Bertagnolli's simplest GAN.",
            DataKind.EVEN_NUMBERS,
            Sampling.WITH_REPLACEMENT,
            ValueRange.ZERO_TO_ONE,
            dense(new int[0], Activation.RELU, Activation.SIGMOID, new int[0]),
            EpsilonRule.AFTER_CORRECTION,
            PYTORCH_EPSILON,
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

    /** E4: a small dense GAN on MNIST (Satnam00, 2020, after yunjey). */
    public static final Experiment MNIST_MLP = new Experiment(
            "mnist-mlp",
            "MNIST MLP",
            "Dense layers learn handwritten digits; after Satnam00's MNIST notebook.",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.MINUS_ONE_TO_ONE,
            dense(new int[] {256, 256}, Activation.RELU, Activation.TANH, new int[] {256, 256}),
            EpsilonRule.AFTER_CORRECTION,
            PYTORCH_EPSILON,
            shared().with(Schema.DATA, "")
                    .with(Schema.BATCH, 100L)
                    .with(Schema.EPOCHS, 300L)
                    .with(Schema.ORDER, UpdateOrder.DISCRIMINATOR_FIRST)
                    .with(Schema.FAKES, Fakes.FRESH)
                    .with(Schema.D_LOSS, DiscriminatorLoss.SUM)
                    .with(Schema.LATENT, LatentLaw.NORMAL)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.SAMPLE_EVERY, 600L));

    /** Every experiment, in the order of the list. */
    public static final List<Experiment> ALL = List.of(EVEN, MNIST_MLP);

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
                .with(Schema.D_OPTIMIZER, DiscriminatorOptimizer.SAME)
                .with(Schema.D_LR, 0.0002)
                .with(Schema.D_MOMENTUM, 0.0)
                .with(Schema.D_RHO, 0.99)
                .with(Schema.D_BETA1, 0.9)
                .with(Schema.D_BETA2, 0.999)
                .with(Schema.D_STEPS, 1L)
                .with(Schema.REAL_LABEL, 1.0)
                .with(Schema.FAKE_LABEL, 0.0)
                .with(Schema.LATENT_SCALE, 1.0)
                .with(Schema.SEED, 1L)
                .with(Schema.THREADS, 0L)
                .with(Schema.RECORD_EVERY, 1L);
    }

    private static Architecture dense(
            int[] generatorHidden, Activation generatorActivation, Activation output, int[] discriminatorHidden) {
        return new Architecture() {
            @Override
            public NetworkSpec generator(int latentSize, int sampleLength) {
                List<LayerSpec> layers = stack(generatorHidden, generatorActivation);
                layers.add(new Dense(sampleLength, output));
                return new NetworkSpec(latentSize, layers, Initializer.PYTORCH_UNIFORM);
            }

            @Override
            public NetworkSpec discriminator(int sampleLength) {
                List<LayerSpec> layers = stack(discriminatorHidden, Activation.LEAKY_RELU);
                layers.add(new Dense(1, Activation.SIGMOID));
                return new NetworkSpec(sampleLength, layers, Initializer.PYTORCH_UNIFORM);
            }
        };
    }

    private static List<LayerSpec> stack(int[] hidden, Activation activation) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int units : hidden) {
            layers.add(new Dense(units, activation));
        }
        return layers;
    }
}
