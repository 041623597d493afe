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
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Schema.LatentLaw;
import dev.ganvas.experiment.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The four data sets of GAN Lab (M. Kahng and others, 2018), each with the networks, noise and rates of the model that
 * it offers trained. Where GAN Lab multiplies the loss on real points by 0.95, these have real labels of 0.95.
 */
public final class GanLab {
    /** Data, networks and settings as they were published; length and what is shown are ours. */
    public static final Experiment LINE =
            experiment("line", new Networks(5, 2, 6, 2), rates(0.01, 0.03, 2), LatentLaw.UNIT_UNIFORM);

    public static final Experiment GAUSSIANS =
            experiment("gaussians", new Networks(8, 2, 8, 2), rates(0.03, 0.1, 2), LatentLaw.UNIT_NORMAL);

    public static final Experiment RING =
            experiment("ring", new Networks(10, 2, 9, 3), rates(0.03, 0.1, 3), LatentLaw.UNIT_UNIFORM);

    public static final Experiment DISJOINT =
            experiment("disjoint", new Networks(10, 3, 11, 3), rates(0.03, 0.1, 1), LatentLaw.UNIT_NORMAL);

    private GanLab() {}

    private static Experiment experiment(String id, Networks networks, Settings settings, LatentLaw law) {
        return new Experiment(
                id,
                DataKind.POINTS,
                Sampling.WITH_REPLACEMENT,
                ValueRange.UNIT_PLANE,
                networks,
                Framework.PYTORCH,
                FakeMode.TRAINING,
                WidePlane.SHOWN,
                Map.of(),
                settings.with(Schema.LATENT, law));
    }

    private static Settings rates(double generator, double discriminator, long discriminatorSteps) {
        return CommonDefaults.points()
                .with(Schema.BATCH, 150L)
                .with(Schema.STEPS, 20_000L)
                .with(Schema.OPTIMIZER, OptimizerKind.SGD)
                .with(Schema.LR, generator)
                .with(Schema.D_OPTIMIZER, Optional.of(OptimizerKind.SGD))
                .with(Schema.D_LR, discriminator)
                .with(Schema.D_STEPS, discriminatorSteps)
                .with(Schema.REAL_LABEL, 0.95)
                .with(Schema.SAMPLE_EVERY, 500L);
    }

    /**
     * Layers of equal width, rectified; tanh and sigmoid at the end.
     *
     * @param generatorUnits width of G's hidden layers
     * @param generatorLayers how many G has
     * @param discriminatorUnits width of D's hidden layers
     * @param discriminatorLayers how many D has
     */
    private record Networks(int generatorUnits, int generatorLayers, int discriminatorUnits, int discriminatorLayers)
            implements Architecture {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return network(latentSize, generatorUnits, generatorLayers, new Dense(shape.length(), Activation.TANH));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            return network(shape.length(), discriminatorUnits, discriminatorLayers, new Dense(1, Activation.SIGMOID));
        }

        private static NetworkSpec network(int inputs, int units, int count, LayerSpec last) {
            int[] hidden = new int[count];
            Arrays.fill(hidden, units);
            List<LayerSpec> layers = NetworkParts.dense(Activation.RELU, hidden);
            layers.add(last);
            return new NetworkSpec(inputs, layers, Initializer.SCALED_NORMAL);
        }
    }
}
