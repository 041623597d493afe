package dev.ganvas.engine;

import dev.ganvas.engine.plan.Floats;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fills a network's parameters with their first values. They come from Java's generator rather than ND4J's, so they
 * depend on the seed alone.
 */
final class FirstWeights {
    private static final double DCGAN_DEVIATION = 0.02;

    private final Initializer initializer;
    private final RandomGenerator random;

    private FirstWeights(Initializer initializer, long seed) {
        this.initializer = initializer;
        this.random = new SplittableRandom(seed);
    }

    /** Fills every parameter of {@code network}. */
    static void draw(MultiLayerNetwork network, Initializer initializer, long seed) {
        FirstWeights weights = new FirstWeights(initializer, seed);
        for (Layer layer : network.getLayers()) {
            if (layer.paramTable() == null || layer.paramTable().isEmpty()) {
                continue;
            }
            if (layer.paramTable().containsKey("gamma")) {
                weights.fillNormalization(layer);
            } else {
                weights.fillWeights(layer);
            }
        }
    }

    private void fillNormalization(Layer layer) {
        boolean drawn = initializer == Initializer.DCGAN_NORMAL;
        fill(layer.getParam("gamma"), () -> drawn ? 1 + DCGAN_DEVIATION * random.nextGaussian() : 1);
        fill(layer.getParam("beta"), () -> 0);
        fill(layer.getParam("mean"), () -> 0);
        fill(layer.getParam("var"), () -> 1);
    }

    private void fillWeights(Layer layer) {
        INDArray weights = layer.getParam("W");
        boolean convolution = weights.rank() > 2;
        long kernel = convolution ? weights.size(2) * weights.size(3) : 1;
        // PyTorch takes the second axis for both kinds of convolution; DL4J keeps dense weights as [in, out].
        long fanIn = (convolution ? weights.size(1) : weights.size(0)) * kernel;
        long fanOut = (convolution ? weights.size(0) : weights.size(1)) * kernel;
        double uniform = 1 / Math.sqrt((double) fanIn);
        DoubleSupplier law =
                switch (initializer) {
                    case PYTORCH_UNIFORM -> () -> within(uniform);
                    case GLOROT_UNIFORM -> () -> within(Math.sqrt(6 / (double) (fanIn + fanOut)));
                    case DCGAN_NORMAL ->
                        convolution ? () -> DCGAN_DEVIATION * random.nextGaussian() : () -> within(uniform);
                };
        fill(weights, law);
        if (layer.paramTable().containsKey("b")) {
            boolean zero = initializer == Initializer.GLOROT_UNIFORM;
            fill(layer.getParam("b"), () -> zero ? 0 : within(uniform));
        }
    }

    private double within(double bound) {
        return bound * (2 * random.nextDouble() - 1);
    }

    /** Fills a parameter in the order of its memory. */
    private static void fill(INDArray parameter, DoubleSupplier law) {
        float[] values = new float[Math.toIntExact(parameter.length())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) law.getAsDouble();
        }
        new Floats(parameter).put(0, values, values.length);
    }
}
