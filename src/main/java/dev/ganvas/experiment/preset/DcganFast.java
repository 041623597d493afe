package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Ours: a DCGAN small enough that digits appear within two minutes on two cores. */
public final class DcganFast {
    /** Data, networks and settings of this experiment. */
    public static final Experiment EXPERIMENT = Digits.experiment(
            "dcgan-fast",
            new Networks(),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 64L)
                    .with(Schema.EPOCHS, 30L)
                    .with(Schema.LR, 0.0004)
                    .with(Schema.D_LR, 0.0004)
                    .with(Schema.BETA1, 0.5)
                    .with(Schema.D_BETA1, 0.5)
                    .with(Schema.D_LOSS, DiscriminatorLoss.MEAN)
                    .with(Schema.LATENT_SIZE, 32L)
                    .with(Schema.BATCH_NORM, SampleStatistics.BATCH)
                    .with(Schema.SAMPLE_EVERY, 100L));

    private DcganFast() {}

    /**
     * Ours: 1, 7, 14, 28 and back, a quarter of the channels. Pictures of other sizes are halved until no more than seven
     * pixels a side are left or their number is odd; each halving doubles the channels.
     */
    private static final class Networks implements Architecture {
        private static final int SMALLEST = 8;
        private static final int LARGEST = 128;
        private static final int STEP = 4;
        private static final int WIDEST_BASE = 7;
        private static final int FIRST_CHANNELS = 32;
        private static final int MOST_CHANNELS = 256;

        @Override
        public boolean canMake(SampleShape shape) {
            int side = shape.height();
            return shape.width() == side && side % STEP == 0 && side >= SMALLEST && side <= LARGEST;
        }

        @Override
        public Sentence sides() {
            return Sentence.of("data.squares", SMALLEST, LARGEST, STEP);
        }

        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            int halvings = halvings(shape.height());
            List<LayerSpec> layers = new ArrayList<>();
            int base = shape.height() >> halvings;
            layers.add(new TransposedConvolution(channels(halvings), base, 1, 0, Bias.WITHOUT, Activation.IDENTITY));
            layers.add(NetworkParts.normalization(Activation.RELU));
            for (int i = halvings - 1; i > 0; i--) {
                layers.add(new TransposedConvolution(channels(i), 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY));
                layers.add(NetworkParts.normalization(Activation.RELU));
            }
            layers.add(new TransposedConvolution(shape.channels(), 4, 2, 1, Bias.WITH, Activation.TANH));
            return new NetworkSpec(List.of(latentSize, 1, 1), layers, Initializer.DCGAN_NORMAL);
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            List<LayerSpec> layers = new ArrayList<>();
            layers.add(new Convolution(FIRST_CHANNELS, 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU));
            for (int i = 1; i < halvings(shape.height()); i++) {
                layers.add(new Convolution(channels(i), 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY));
                layers.add(NetworkParts.normalization(Activation.LEAKY_RELU));
            }
            layers.add(new Dense(1, Activation.SIGMOID));
            return new NetworkSpec(NetworkParts.image(shape), layers, Initializer.DCGAN_NORMAL);
        }

        /** Returns how often the pictures are halved, at least once. */
        private static int halvings(int side) {
            int halvings = 1;
            for (int left = side / 2; left % 2 == 0 && left > WIDEST_BASE; left /= 2) {
                halvings++;
            }
            return halvings;
        }

        /** Returns the channels behind so many halvings. */
        private static int channels(int halvings) {
            return Math.min(MOST_CHANNELS, FIRST_CHANNELS << halvings);
        }
    }
}
