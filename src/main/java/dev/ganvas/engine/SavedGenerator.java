package dev.ganvas.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A generator from a DL4J model file, for drawing samples alone. Owns its native memory. Every method must be called on
 * the thread that opened it.
 */
public final class SavedGenerator implements AutoCloseable {
    /** Sampling updates nothing, but a network cannot be built without. */
    private static final OptimizerSpec ANY_OPTIMIZER =
            new OptimizerSpec(OptimizerKind.SGD, 1, 0, 0, 0, 0, Framework.PYTORCH);

    private final MultiLayerNetwork network;
    private final Sampler sampler;

    private SavedGenerator(MultiLayerNetwork network, NetworkSpec spec) {
        this.network = network;
        List<LayerSummary> layers = spec.summary();
        this.sampler = new Sampler(
                network, spec.inputShape(), layers.get(layers.size() - 1).outputShape());
    }

    /**
     * Reads a model file; loads the native library if nothing did so before.
     *
     * @param expected what the file should hold
     * @param threads for the arithmetic of the calling thread, at least 1
     * @throws IOException with one sentence for the user: the file, what is wrong with it, the remedy
     */
    public static SavedGenerator open(Path zip, NetworkSpec expected, int threads) throws IOException {
        Threads.use(threads);
        MultiLayerNetwork network = restore(zip);
        try {
            check(zip, network, expected);
            network.initGradientsView(); // plans bind to it, though sampling leaves it alone
            return new SavedGenerator(network, expected);
        } catch (IOException e) {
            network.close();
            throw e;
        }
    }

    /**
     * Takes the parameters of a generator in training; loads the native library if nothing did so before.
     *
     * @param threads for the arithmetic of the calling thread, at least 1
     */
    public static SavedGenerator of(NetworkSpec spec, NetworkState state, int threads) {
        Threads.use(threads);
        MultiLayerNetwork network = Networks.generator(spec, ANY_OPTIMIZER);
        new Floats(network.params()).put(0, state.parameters(), state.parameters().length);
        return new SavedGenerator(network, spec);
    }

    /**
     * Makes samples.
     *
     * @param latents rows of noise
     * @param rows how many
     * @param statistics which ones batch normalization uses
     * @param output receives the samples, row after row
     */
    public void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        sampler.generate(latents, rows, statistics, output);
    }

    private static MultiLayerNetwork restore(Path zip) throws IOException {
        try {
            return ModelSerializer.restoreMultiLayerNetwork(zip.toFile(), false);
        } catch (IOException | RuntimeException e) { // DL4J tells most damage by exceptions of many unchecked kinds
            throw new IOException(
                    "%s is no whole DL4J model file; restore the file that the run saved, or train again."
                            .formatted(zip),
                    e);
        }
    }

    /** Compares sizes first, so that a wrong description makes no network of any size. */
    private static void check(Path zip, MultiLayerNetwork network, NetworkSpec expected) throws IOException {
        long wanted = expected.storedValues();
        if (network.numParams() != wanted) {
            throw other(zip, "%,d parameters in place of %,d".formatted(network.numParams(), wanted));
        }
        MultiLayerNetwork fresh = Networks.generator(expected, ANY_OPTIMIZER);
        List<String> layers = layers(network);
        List<String> wantedLayers = layers(fresh);
        fresh.close();
        if (layers.size() != wantedLayers.size()) {
            throw other(zip, "%d layers in place of %d".formatted(layers.size(), wantedLayers.size()));
        }
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).equals(wantedLayers.get(i))) {
                throw other(zip, "layer %d is %s in place of %s".formatted(i + 1, layers.get(i), wantedLayers.get(i)));
            }
        }
    }

    private static List<String> layers(MultiLayerNetwork network) {
        List<String> layers = new ArrayList<>();
        for (int i = 0; i < network.getnLayers(); i++) {
            layers.add(describe(network.getLayer(i).conf().getLayer()));
        }
        return layers;
    }

    /** Says all that the samples depend on, beside the parameters themselves. */
    private static String describe(Layer layer) {
        StringBuilder text = new StringBuilder(layer.getClass().getSimpleName());
        if (layer instanceof FeedForwardLayer sized) {
            text.append(" %d to %d".formatted(sized.getNIn(), sized.getNOut()));
        }
        if (layer instanceof ConvolutionLayer c) {
            text.append(" %dx%d/%d-%d"
                    .formatted(c.getKernelSize()[0], c.getKernelSize()[1], c.getStride()[0], c.getPadding()[0]));
            text.append(c.hasBias() ? " with bias" : " without bias");
        }
        if (layer instanceof BatchNormalization norm) {
            text.append(" epsilon ").append(norm.getEps());
        } else if (layer instanceof BaseLayer base) {
            text.append(' ').append(base.getActivationFn());
        }
        return text.toString();
    }

    private static IOException other(Path zip, String how) {
        return new IOException(
                "%s holds another network than its run trained (%s); restore the file that the run saved, or train again."
                        .formatted(zip, how));
    }

    @Override
    public void close() {
        sampler.close();
        network.close();
    }
}
