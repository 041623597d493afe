package dev.ganvas.engine.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a DL4J model file says, read as plain data: no class that the file names is ever made, and no more memory is
 * taken than the expected network needs.
 *
 * <p>The file is a zip with {@code configuration.json}, whose {@code confs} describe the layers, and {@code
 * coefficients.bin}: ND4J's binary form of one row of all parameters, which is a buffer of the shape and a buffer of the
 * values, each of them the name of an allocation mode, a length, the name of a type, and the elements, high byte first.
 */
public final class ModelZip {
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final int LARGEST_CONFIGURATION = 4 << 20;
    private static final int LONGEST_SHAPE = 32;

    private ModelZip() {}

    /** Thrown with a few words when the file holds a network, but another one. */
    public static final class OtherNetworkException extends Exception implements Explained {
        private static final long serialVersionUID = 1L;

        private final transient Sentence how;

        OtherNetworkException(Sentence how) {
            super(how.toString());
            this.how = how;
        }

        @Override
        public Sentence sentence() {
            return how;
        }
    }

    /**
     * Returns the parameters in the file.
     *
     * @param expected the configuration that it should hold, as DL4J writes it
     * @param count of parameters that it should hold
     * @throws IOException if it is no whole model file
     * @throws OtherNetworkException if it is the model file of another network
     */
    public static float[] parameters(Path file, String expected, int count) throws IOException, OtherNetworkException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            float[] parameters = coefficients(zip, count);
            compare(layers(configuration(zip)), layers(new ObjectMapper().readTree(expected)));
            return parameters;
        } catch (IllegalArgumentException e) { // a name in the zip that is no text
            throw new IOException("a damaged directory", e);
        }
    }

    private static JsonNode configuration(ZipFile zip) throws IOException {
        try (InputStream stream = open(zip, CONFIGURATION)) {
            byte[] text = stream.readNBytes(LARGEST_CONFIGURATION + 1);
            if (text.length > LARGEST_CONFIGURATION) {
                throw new IOException(CONFIGURATION + " is too large");
            }
            return new ObjectMapper().readTree(text);
        }
    }

    private static float[] coefficients(ZipFile zip, int count) throws IOException, OtherNetworkException {
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(open(zip, COEFFICIENTS), 1 << 16))) {
            long dimensions = begin(data, "LONG");
            if (dimensions < 1 || dimensions > LONGEST_SHAPE) {
                throw new IOException("a shape of " + dimensions + " numbers");
            }
            for (long i = 0; i < dimensions; i++) {
                data.readLong();
            }
            long length = begin(data, "FLOAT");
            if (length != count) {
                throw new OtherNetworkException(Sentence.of("%,d parameters in place of %,d", length, count));
            }
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = data.readFloat();
            }
            return values;
        }
    }

    /** Reads the head of a buffer and returns its length. */
    private static long begin(DataInputStream data, String type) throws IOException {
        data.readUTF();
        long length = data.readLong();
        String found = data.readUTF();
        if (!found.equals(type)) {
            throw new IOException("values of another type");
        }
        return length;
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("without " + name);
        }
        return zip.getInputStream(entry);
    }

    private static void compare(List<String> layers, List<String> wanted) throws OtherNetworkException {
        if (layers.size() != wanted.size()) {
            throw new OtherNetworkException(Sentence.of("%d layers in place of %d", layers.size(), wanted.size()));
        }
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).equals(wanted.get(i))) {
                throw new OtherNetworkException(
                        Sentence.of("layer %d is %s in place of %s", i + 1, layers.get(i), wanted.get(i)));
            }
        }
    }

    private static List<String> layers(JsonNode configuration) {
        List<String> layers = new ArrayList<>();
        configuration.path("confs").forEach(conf -> layers.add(describe(conf.path("layer"))));
        return layers;
    }

    /** Says all that the samples depend on, beside the parameters themselves. */
    private static String describe(JsonNode layer) {
        String kind = simpleName(layer.path("@class"));
        StringBuilder text = new StringBuilder(kind);
        if (layer.has("nin")) {
            text.append(" %s to %s"
                    .formatted(layer.path("nin").asText(), layer.path("nout").asText()));
        }
        if (layer.has("kernelSize")) {
            text.append(" kernel %s stride %s padding %s"
                    .formatted(layer.path("kernelSize"), layer.path("stride"), layer.path("padding")));
        }
        if (layer.path("hasBias").isBoolean() && !layer.path("hasBias").asBoolean()) {
            text.append(" without bias");
        }
        if (kind.equals("BatchNormalization")) {
            text.append(" epsilon ").append(layer.path("eps").asText());
        } else {
            JsonNode activation = layer.path("activationFn");
            text.append(' ').append(simpleName(activation.path("@class")).replace("Activation", ""));
            if (activation.has("alpha")) {
                text.append(' ').append(activation.path("alpha").asText());
            }
        }
        return text.toString();
    }

    private static String simpleName(JsonNode className) {
        String name = className.asText();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
