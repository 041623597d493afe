package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Schema.LatentLaw;
import dev.ganvas.experiment.Settings;
import java.util.List;
import java.util.Map;

/** Seven bits to seven bits, learns even numbers (N. Bertagnolli, 2020). */
public final class Even {
    /** Data, networks and settings as they were published. */
    public static final Experiment EXPERIMENT = new Experiment(
            "even",
            DataKind.EVEN_NUMBERS,
            Sampling.WITH_REPLACEMENT,
            ValueRange.ZERO_TO_ONE,
            new Networks(),
            Framework.PYTORCH,
            FakeMode.TRAINING,
            16,
            Map.of(),
            CommonDefaults.shared()
                    .with(Schema.BITS, 7L)
                    .with(Schema.BATCH, 16L)
                    .with(Schema.STEPS, 500L)
                    .with(Schema.LR, 0.001)
                    .with(Schema.D_LR, 0.001)
                    .with(Schema.ORDER, UpdateOrder.GENERATOR_FIRST)
                    .with(Schema.FAKES, Fakes.REUSED)
                    .with(Schema.D_LOSS, DiscriminatorLoss.MEAN)
                    .with(Schema.LATENT, LatentLaw.BITS)
                    .with(Schema.SAMPLE_EVERY, 10L));

    private Even() {}

    /** One layer each. */
    private static final class Networks implements Architecture {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return NetworkParts.pytorch(latentSize, List.of(new Dense(shape.length(), Activation.SIGMOID)));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            return NetworkParts.pytorch(shape.length(), List.of(new Dense(1, Activation.SIGMOID)));
        }
    }
}
