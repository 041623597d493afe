package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
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

/**
 * Points that a GAN may leave out in part: the ring of 8 and the grid of 25 of the papers on mode collapse, and two
 * shapes that are known from other playgrounds. The networks and rates are ours, so small that all is seen in a minute.
 */
public final class WidePlane {
    /** Points that are shown of the generator's. */
    static final int SHOWN = 400;

    /** Data as in the papers; networks and settings of our own. */
    public static final Experiment RING8 = experiment("ring8", 10_000);

    public static final Experiment GRID25 = experiment("grid25", 20_000);
    public static final Experiment MOONS = experiment("moons", 10_000);
    public static final Experiment SPIRAL = experiment("spiral", 20_000);

    private WidePlane() {}

    private static Experiment experiment(String id, long steps) {
        return new Experiment(
                id,
                DataKind.POINTS,
                Sampling.WITH_REPLACEMENT,
                ValueRange.WIDE_PLANE,
                new Networks(),
                Framework.PYTORCH,
                FakeMode.TRAINING,
                SHOWN,
                Map.of(),
                CommonDefaults.points()
                        .with(Schema.BATCH, 128L)
                        .with(Schema.STEPS, steps)
                        .with(Schema.LR, 0.001)
                        .with(Schema.D_LR, 0.001)
                        .with(Schema.BETA1, 0.5)
                        .with(Schema.D_BETA1, 0.5)
                        .with(Schema.LATENT, LatentLaw.NORMAL)
                        .with(Schema.SAMPLE_EVERY, 500L));
    }

    /** Two hidden layers of 64 each. */
    private static final class Networks implements Architecture {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            List<LayerSpec> layers = NetworkParts.dense(Activation.RELU, 64, 64);
            layers.add(new Dense(shape.length(), Activation.IDENTITY));
            return new NetworkSpec(latentSize, layers, Initializer.GLOROT_UNIFORM);
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            List<LayerSpec> layers = NetworkParts.dense(Activation.LEAKY_RELU, 64, 64);
            layers.add(new Dense(1, Activation.SIGMOID));
            return new NetworkSpec(shape.length(), layers, Initializer.GLOROT_UNIFORM);
        }
    }
}
