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
import dev.ganvas.engine.layer.BatchNormalization;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dense faces with batch normalization behind the activation (M. Jayathilaka, 2018, after Keras-GAN). */
public final class Faces {
    /** Data, networks and settings as they were published. */
    public static final Experiment EXPERIMENT = new Experiment(
            "faces",
            DataKind.PICTURES,
            Sampling.WITH_REPLACEMENT,
            ValueRange.MINUS_ONE_TO_ONE,
            new Networks(),
            Framework.KERAS,
            FakeMode.INFERENCE,
            25,
            Map.of(OptimizerKind.SGD, 0.01, OptimizerKind.RMSPROP, 0.0002, OptimizerKind.ADAM, 0.0002),
            CommonDefaults.shared()
                    .with(Schema.DATA, "")
                    .with(Schema.LIMIT, 5000L)
                    .with(Schema.SIDE, Schema.SIDE.min())
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

    private Faces() {}

    /** Batch normalization behind each activation of G. */
    private static final class Networks implements Architecture {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            List<LayerSpec> layers = new ArrayList<>();
            for (int units : new int[] {256, 512, 1024}) {
                layers.add(new Dense(units, Activation.LEAKY_RELU));
                layers.add(new BatchNormalization(
                        NetworkParts.KERAS_KEEP, NetworkParts.KERAS_EPSILON, Framework.KERAS, Activation.IDENTITY));
            }
            layers.add(new Dense(shape.length(), Activation.TANH));
            return new NetworkSpec(latentSize, layers, Initializer.GLOROT_UNIFORM);
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            List<LayerSpec> layers = NetworkParts.dense(Activation.LEAKY_RELU, 512, 256);
            layers.add(new Dense(1, Activation.SIGMOID));
            return new NetworkSpec(shape.length(), layers, Initializer.GLOROT_UNIFORM);
        }
    }
}
