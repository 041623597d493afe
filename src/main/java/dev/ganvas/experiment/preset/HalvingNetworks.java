package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Ours: 1, 7, 14, 28 and back, a quarter of the channels. Pictures of other sizes are halved until no more than seven
 * pixels a side are left or their number is odd; each halving doubles the channels.
 *
 * @param kind of D
 */
record HalvingNetworks(Discriminator kind) implements Architecture {
    private static final int SMALLEST = 8;
    private static final int LARGEST = 128;
    private static final int STEP = 4;
    private static final int WIDEST_BASE = 7;
    private static final int FIRST_CHANNELS = 32;
    private static final int MOST_CHANNELS = 256;

    /** What stands behind each convolution of D. */
    enum Discriminator {
        /** Batch normalization and a leaky rectifier. */
        NORMALIZED,
        /** A leaky rectifier: each sample is judged by itself. */
        PLAIN
    }

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
            if (kind == Discriminator.NORMALIZED) {
                layers.add(new Convolution(channels(i), 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY));
                layers.add(NetworkParts.normalization(Activation.LEAKY_RELU));
            } else {
                layers.add(new Convolution(channels(i), 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU));
            }
        }
        layers.add(new Dense(1, kind == Discriminator.NORMALIZED ? Activation.SIGMOID : Activation.IDENTITY));
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
