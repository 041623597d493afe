package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.util.Map;

/** A small dense GAN on MNIST (Satnam00, 2020, after yunjey). */
public final class MnistMlp {
    /** Data, networks and settings as they were published. */
    public static final Experiment EXPERIMENT = new Experiment(
            "mnist-mlp",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.MINUS_ONE_TO_ONE,
            new Networks(),
            Framework.PYTORCH,
            FakeMode.TRAINING,
            100,
            Map.of(),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 100L)
                    .with(Schema.EPOCHS, 300L)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.SAMPLE_EVERY, 600L));

    private MnistMlp() {}

    /** Three dense layers each. */
    private static final class Networks implements Architecture {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return NetworkParts.pytorch(
                    latentSize,
                    NetworkParts.dense(Activation.RELU, 256, 256),
                    new Dense(shape.length(), Activation.TANH));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            return NetworkParts.pytorch(
                    shape.length(),
                    NetworkParts.dense(Activation.LEAKY_RELU, 256, 256),
                    new Dense(1, Activation.SIGMOID));
        }
    }
}
