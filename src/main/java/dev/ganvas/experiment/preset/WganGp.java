package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.util.Map;

/**
 * Ours: dense networks on MNIST, trained as "Improved Training of Wasserstein GANs" has it (Gulrajani et al., 2017): the
 * Wasserstein loss, a penalty of 10 on D's gradient, five updates of D a step.
 */
public final class WganGp {
    /** Data, networks and settings of this experiment. */
    public static final Experiment EXPERIMENT = new Experiment(
            "wgan-gp",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.MINUS_ONE_TO_ONE,
            new Networks(),
            Framework.PYTORCH,
            FakeMode.TRAINING,
            100,
            Map.of(),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 64L)
                    .with(Schema.EPOCHS, 200L)
                    .with(Schema.BETA1, 0.5)
                    .with(Schema.D_BETA1, 0.5)
                    .with(Schema.BETA2, 0.9)
                    .with(Schema.D_BETA2, 0.9)
                    .with(Schema.LOSS, LossKind.WASSERSTEIN)
                    .with(Schema.PENALTY, Penalty.WGAN_GP)
                    .with(Schema.D_STEPS, 5L)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.SAMPLE_EVERY, 250L));

    private WganGp() {}

    /** Three dense layers each. */
    private static final class Networks implements Architecture {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return NetworkParts.pytorch(
                    latentSize,
                    NetworkParts.dense(Activation.RELU, 256, 512),
                    new Dense(shape.length(), Activation.TANH));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            return NetworkParts.pytorch(
                    shape.length(),
                    NetworkParts.dense(Activation.LEAKY_RELU, 512, 256),
                    new Dense(1, Activation.IDENTITY));
        }
    }
}
