package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Dropout;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A larger dense GAN with dropout (Siva, 2019, after D. Gomez Mosquera). As many updates as were published, of smaller
 * batches: a batch of 6,000, a tenth of MNIST, takes more than a second on two cores.
 */
public final class MnistScratch {
    /** Data and networks as published; the settings too, but for the size and number of batches. */
    public static final Experiment EXPERIMENT = Digits.experiment(
            "mnist-scratch",
            new Networks(),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 100L)
                    .with(Schema.STEPS, 20_000L)
                    .with(Schema.DROPOUT, 0.3)
                    .with(Schema.LATENT_SIZE, 128L)
                    .with(Schema.SAMPLE_EVERY, 100L));

    private MnistScratch() {}

    /** Four dense layers against three, dropout in D. */
    private static final class Networks implements Architecture {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return NetworkParts.pytorch(
                    latentSize,
                    NetworkParts.dense(Activation.LEAKY_RELU, 256, 512, 1024),
                    new Dense(shape.length(), Activation.TANH));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            double rate = settings.get(Schema.DROPOUT);
            List<LayerSpec> layers = new ArrayList<>();
            for (int units : new int[] {256, 128}) {
                layers.add(new Dense(units, Activation.LEAKY_RELU));
                if (rate > 0) {
                    layers.add(new Dropout(rate));
                }
            }
            return NetworkParts.pytorch(shape.length(), layers, new Dense(1, Activation.SIGMOID));
        }
    }
}
