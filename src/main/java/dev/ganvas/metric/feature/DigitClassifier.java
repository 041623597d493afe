package dev.ganvas.metric.feature;

import dev.ganvas.engine.network.ModelZip;
import dev.ganvas.metric.sampleset.ClassRows;
import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.SampleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The digit classifier that ships with the program: two convolutions of 5 x 5 with stride 2 to 16 and 32 channels, a dense
 * layer of 128, whose outputs are the features, and one of 10, whose softmax is the classes. Its weights are a
 * Deeplearning4j model file, trained on 8,000 of the shipped digits; images are 28 x 28, grey, light on dark.
 */
public final class DigitClassifier implements ImageFeatures {
    /** Its name on the command line. */
    public static final String ID = "digits";
    /** The side of an image. */
    public static final int SIDE = 28;
    /** How many features it sees. */
    public static final int FEATURES = 128;

    private static final int CLASSES = 10;
    private static final int KERNEL = 5;
    private static final int STRIDE = 2;
    private static final int FIRST = 16;
    private static final int SECOND = 32;
    /** Places in a row of what the second convolution gives. */
    private static final int LAST_SIDE = 4;

    private static final String WEIGHTS = "digit-classifier.zip";

    private final ConvolutionPass first;
    private final ConvolutionPass second;
    private final DensePass hidden;
    private final DensePass output;

    /** Reads its weights, a few milliseconds' work. */
    public DigitClassifier() {
        WeightReader reader = new WeightReader(parameters());
        first = reader.convolution(1, FIRST);
        second = reader.convolution(FIRST, SECOND);
        hidden = reader.denseOnPlanes();
        output = reader.dense(FEATURES, CLASSES);
    }

    private static float[] parameters() {
        int count = FIRST * (KERNEL * KERNEL + 1)
                + SECOND * (FIRST * KERNEL * KERNEL + 1)
                + FEATURES * (SECOND * LAST_SIDE * LAST_SIDE + 1)
                + CLASSES * (FEATURES + 1);
        try (InputStream stream = DigitClassifier.class.getResourceAsStream(WEIGHTS)) {
            if (stream == null) {
                throw new IllegalStateException("The program was built without " + WEIGHTS + ".");
            }
            return ModelZip.readParameters(stream, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SampleSet describe(float[] images, int count) {
        float[] features = new float[count * FEATURES];
        float[] classes = new float[count * CLASSES];
        float[] image = new float[SIDE * SIDE];
        for (int i = 0; i < count; i++) {
            System.arraycopy(images, i * image.length, image, 0, image.length);
            float[] seen = features(image);
            System.arraycopy(seen, 0, features, i * FEATURES, FEATURES);
            System.arraycopy(softmax(output.apply(seen)), 0, classes, i * CLASSES, CLASSES);
        }
        return new SampleSet(count).with(new FeatureRows(features, FEATURES)).with(new ClassRows(classes, CLASSES));
    }

    private float[] features(float[] image) {
        float[] seen = first.apply(image, SIDE, SIDE);
        int side = first.outputSide(SIDE);
        float[] features = hidden.apply(second.apply(seen, side, side));
        for (int i = 0; i < features.length; i++) {
            features[i] = Math.max(0, features[i]);
        }
        return features;
    }

    private static float[] softmax(float[] logits) {
        float largest = logits[0];
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i] - largest) / sum);
        }
        return probabilities;
    }

    /** Takes layer after layer from Deeplearning4j's one row of parameters, and turns each into the order used here. */
    private static final class WeightReader {
        private final float[] parameters;
        private int at;

        WeightReader(float[] parameters) {
            this.parameters = parameters;
        }

        /** There, the bias comes first, then the weights by output channel, input channel, row, column. */
        ConvolutionPass convolution(int inputs, int outputs) {
            float[] bias = take(outputs);
            float[] theirs = take(ConvolutionPass.weights(inputs, outputs, KERNEL));
            float[] ours = new float[theirs.length];
            int from = 0;
            for (int output = 0; output < outputs; output++) {
                for (int input = 0; input < inputs; input++) {
                    for (int place = 0; place < KERNEL * KERNEL; place++) {
                        ours[(place * inputs + input) * outputs + output] = theirs[from++];
                    }
                }
            }
            return new ConvolutionPass(inputs, outputs, KERNEL, STRIDE, 0, ours, bias);
        }

        /** There, the weights are by output, input, and the bias comes last. */
        DensePass dense(int inputs, int outputs) {
            float[] theirs = take(inputs * outputs);
            float[] ours = new float[theirs.length];
            for (int output = 0; output < outputs; output++) {
                for (int input = 0; input < inputs; input++) {
                    ours[input * outputs + output] = theirs[output * inputs + input];
                }
            }
            return new DensePass(ours, take(outputs));
        }

        /** A dense layer behind a convolution: there it sees one channel after another, here all channels of a place. */
        DensePass denseOnPlanes() {
            int places = LAST_SIDE * LAST_SIDE;
            DensePass theirs = dense(SECOND * places, FEATURES);
            float[] ours = new float[theirs.weights().length];
            for (int channel = 0; channel < SECOND; channel++) {
                for (int place = 0; place < places; place++) {
                    System.arraycopy(
                            theirs.weights(),
                            (channel * places + place) * FEATURES,
                            ours,
                            (place * SECOND + channel) * FEATURES,
                            FEATURES);
                }
            }
            return new DensePass(ours, theirs.bias());
        }

        private float[] take(int count) {
            float[] taken = Arrays.copyOfRange(parameters, at, at + count);
            at += count;
            return taken;
        }
    }
}
