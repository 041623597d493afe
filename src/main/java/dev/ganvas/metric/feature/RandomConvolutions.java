package dev.ganvas.metric.feature;

import dev.ganvas.data.SampleShape;
import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.SampleSet;
import java.util.Random;

/**
 * Features of an untrained network whose weights follow from a fixed seed: three convolutions of 3 x 3 with stride 2 to 16,
 * 32 and 32 channels, and the means of the four quarters of what they give. They see edges and colours and no meaning, for
 * images that no trained network is at hand for.
 */
public final class RandomConvolutions implements ImageFeatures {
    /** Its name on the command line. */
    public static final String ID = "random";

    private static final long SEED = 20_260_101;
    private static final int KERNEL = 3;
    private static final int[] CHANNELS = {16, 32, 32};
    private static final int QUARTERS = 2;

    private final SampleShape shape;
    private final ConvolutionPass[] passes = new ConvolutionPass[CHANNELS.length];

    /** Draws the weights. */
    public RandomConvolutions(SampleShape shape) {
        this.shape = shape;
        Random random = new Random(SEED);
        int inputs = shape.channels();
        for (int layer = 0; layer < passes.length; layer++) {
            int outputs = CHANNELS[layer];
            float[] weights = new float[ConvolutionPass.weights(inputs, outputs, KERNEL)];
            double scale = Math.sqrt(2.0 / (KERNEL * KERNEL * inputs));
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (scale * random.nextGaussian());
            }
            passes[layer] = new ConvolutionPass(inputs, outputs, KERNEL, 2, 1, weights, new float[outputs]);
            inputs = outputs;
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SampleSet describe(float[] images, int count) {
        int width = CHANNELS[CHANNELS.length - 1] * QUARTERS * QUARTERS;
        float[] features = new float[count * width];
        for (int i = 0; i < count; i++) {
            describe(images, i * shape.length(), features, i * width);
        }
        return new SampleSet(count).with(new FeatureRows(features, width));
    }

    private void describe(float[] images, int from, float[] features, int to) {
        float[] seen = channelsInnermost(images, from);
        int height = shape.height();
        int width = shape.width();
        for (ConvolutionPass pass : passes) {
            seen = pass.apply(seen, height, width);
            height = pass.outputSide(height);
            width = pass.outputSide(width);
        }
        int channels = CHANNELS[CHANNELS.length - 1];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int quarter = row * QUARTERS / height * QUARTERS + column * QUARTERS / width;
                for (int channel = 0; channel < channels; channel++) {
                    features[to + quarter * channels + channel] +=
                            seen[(row * width + column) * channels + channel] * QUARTERS * QUARTERS / (height * width);
                }
            }
        }
    }

    private float[] channelsInnermost(float[] images, int from) {
        int places = shape.height() * shape.width();
        float[] image = new float[shape.length()];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int place = 0; place < places; place++) {
                image[place * shape.channels() + channel] = images[from + channel * places + place];
            }
        }
        return image;
    }
}
