package dev.ganvas.engine.network;

import dev.ganvas.engine.plan.Floats;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Any Deeplearning4j network of the user's with images as its input, to see with: its last layer but one gives features,
 * its last one classes, if that is a softmax. Runs in Deeplearning4j itself. The thread that opened it uses it.
 */
public final class FeatureNetwork {
    private static final int LARGEST_CONFIGURATION = 16 << 20;
    /** Nothing unpacks to more than so many times its size. */
    private static final long MOST_DEFLATION = 1032;

    private final MultiLayerNetwork network;
    private final long[] image;
    private final boolean classifies;
    private int features;
    private int classes;

    /**
     * What it sees in some images.
     *
     * @param features row after row
     * @param classes probabilities, row after row; empty if its last layer is no softmax
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Seen(float[] features, float[] classes) {}

    private FeatureNetwork(MultiLayerNetwork network, long[] image) {
        this.network = network;
        this.image = image;
        this.classifies = network.getLayer(network.getnLayers() - 1).conf().getLayer() instanceof BaseLayer last
                && last.getActivationFn() instanceof ActivationSoftmax;
    }

    /**
     * Reads a model file and tries it on a black image.
     *
     * @param channels of the images that it will see; 1 or 3
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static FeatureNetwork open(Path zip, int channels, int height, int width) throws UnusableDataException {
        MultiLayerNetwork network = read(zip);
        if (network.getnLayers() < 2) {
            throw new UnusableDataException("quality.oneLayer", zip);
        }
        boolean planes = network.getLayer(0).conf().getLayer() instanceof ConvolutionLayer
                && network.getLayerWiseConfigurations().getInputPreProcess(0) == null;
        long[] image = planes ? new long[] {channels, height, width} : new long[] {(long) channels * height * width};
        FeatureNetwork opened = new FeatureNetwork(network, image);
        try {
            Seen seen = opened.see(new float[channels * height * width], 1);
            opened.features = seen.features().length;
            opened.classes = seen.classes().length;
        } catch (RuntimeException e) { // each layer has its own way to complain of a shape
            throw new UnusableDataException(e, "quality.otherInput", zip, channels, height, width);
        }
        return opened;
    }

    private static MultiLayerNetwork read(Path zip) throws UnusableDataException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(text(file));
            long parameters = configuration.getConfs().stream()
                    .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
                    .sum();
            // Before anything is allocated on the word of the file.
            if (parameters > Files.size(zip) * MOST_DEFLATION / Float.BYTES || parameters > Integer.MAX_VALUE) {
                throw new IOException("too short for %d parameters".formatted(parameters));
            }
            float[] values;
            try (InputStream stream = Files.newInputStream(zip)) {
                values = ModelZip.readParameters(stream, (int) parameters);
            }
            MultiLayerNetwork network = new MultiLayerNetwork(configuration);
            network.init(Nd4j.create(values, new long[] {1, values.length}, 'c'), false);
            return network;
        } catch (IOException e) {
            throw new UnusableDataException(e, "network.noModelFile", zip);
        } catch (RuntimeException e) { // Deeplearning4j's reader of configurations
            throw new UnusableDataException(e, "network.noModelFile", zip);
        }
    }

    private static String text(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("configuration.json");
        if (entry == null) {
            throw new IOException("without a configuration");
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] text = stream.readNBytes(LARGEST_CONFIGURATION + 1);
            if (text.length > LARGEST_CONFIGURATION) {
                throw new IOException("with too large a configuration");
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    /**
     * Looks at images.
     *
     * @param images one after another, each as channels, rows, columns; from 0 to 1
     */
    public Seen see(float[] images, int count) {
        long[] shape = new long[image.length + 1];
        shape[0] = count;
        System.arraycopy(image, 0, shape, 1, image.length);
        var activations = network.feedForward(Nd4j.create(images, shape, 'c'), false);
        float[] features = Floats.copy(activations.get(activations.size() - 2));
        float[] last = Floats.copy(activations.get(activations.size() - 1));
        return new Seen(features, classifies ? last : new float[0]);
    }

    /** Returns how many features it gives for an image. */
    public int features() {
        return features;
    }

    /** Returns how many classes it knows; 0 if its last layer is no softmax. */
    public int classes() {
        return classes;
    }
}
