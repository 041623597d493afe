package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A deep convolutional GAN with two classes and ten latents (T. Huang, 2021). */
public final class Dcgan {
    /** Data, networks and settings as they were published. */
    public static final Experiment EXPERIMENT = new Experiment(
            "dcgan",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.ZERO_TO_ONE,
            new Networks(),
            Framework.PYTORCH,
            FakeMode.TRAINING,
            16,
            Map.of(),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 100L)
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

    private Dcgan() {}

    /** Sizes 1, 2, 3, 6, 7, 14, 28; two classes. */
    private static final class Networks implements Architecture {
        /** What the strides lead to. */
        private static final int SIDE = 28;

        @Override
        public boolean canMake(SampleShape shape) {
            return shape.height() == SIDE && shape.width() == SIDE;
        }

        @Override
        public Sentence sides() {
            return Sentence.of("data.oneSquare", SIDE);
        }

        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            List<LayerSpec> layers = new ArrayList<>();
            NetworkParts.up(layers, 256, 2);
            NetworkParts.same(layers, 128, 1);
            NetworkParts.up(layers, 256, 1);
            NetworkParts.up(layers, 256, 2);
            NetworkParts.up(layers, 128, 1);
            NetworkParts.up(layers, 128, 2);
            NetworkParts.same(layers, 128, 1);
            NetworkParts.up(layers, 64, 2);
            NetworkParts.same(layers, 64, 1);
            NetworkParts.same(layers, 64, 1);
            layers.add(new Convolution(shape.channels(), 3, 1, 1, Bias.WITH, Activation.TANH));
            return new NetworkSpec(List.of(latentSize, 1, 1), layers, Initializer.DCGAN_NORMAL);
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            List<LayerSpec> layers = new ArrayList<>();
            NetworkParts.same(layers, 32, 2);
            NetworkParts.same(layers, 64, 1);
            NetworkParts.same(layers, 128, 2);
            NetworkParts.same(layers, 128, 2);
            NetworkParts.same(layers, 64, 2);
            layers.add(new GlobalAveragePooling());
            layers.add(new Dense(2, Activation.IDENTITY));
            return new NetworkSpec(NetworkParts.image(shape), layers, Initializer.DCGAN_NORMAL);
        }
    }
}
