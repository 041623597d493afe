package dev.ganvas.engine.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J model files. They are written as DL4J's own serializer writes them, but with a fixed time, so that the same
 * network gives the same bytes. They are read as plain data: no class that a file names is ever made, and no more memory
 * is taken than the expected network needs.
 *
 * <p>The file is a zip with {@code configuration.json}, whose {@code confs} describe the layers, and {@code
 * coefficients.bin}: ND4J's binary form of one row of all parameters, which is a buffer of the shape and a buffer of the
 * values, each of them the name of an allocation mode, a length, the name of a type, and the elements, high byte first.
 */
public final class ModelZip {
    /** The earliest that a zip can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final int LARGEST_CONFIGURATION = 4 << 20;
    private static final int LONGEST_SHAPE = 32;
    /** Nothing unpacks to more than so many times its size. */
    private static final long MOST_DEFLATION = 1032;

    private final float[] parameters;
    private final JsonNode configuration;

    private ModelZip(float[] parameters, JsonNode configuration) {
        this.parameters = parameters;
        this.configuration = configuration;
    }

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

    /** Writes a network without what its optimizer remembers. */
    public static void write(MultiLayerNetwork network, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)))) {
            zip.putNextEntry(entry(CONFIGURATION));
            zip.write(network.getLayerWiseConfigurations().toJson().getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(entry(COEFFICIENTS));
            DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip));
            Nd4j.write(network.params(), data);
            data.flush();
            zip.closeEntry();
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }

    /**
     * Reads a file.
     *
     * @param count of parameters that it should hold
     * @throws IOException if it is no whole model file
     * @throws OtherNetworkException if it holds another number of parameters
     */
    public static ModelZip read(Path file, long count) throws IOException, OtherNetworkException {
        if (count > Files.size(file) * MOST_DEFLATION / Float.BYTES || count > Integer.MAX_VALUE) {
            throw new IOException("too short for %d parameters".formatted(count));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new ModelZip(coefficients(zip, (int) count), configuration(zip));
        } catch (IllegalArgumentException e) { // a name in the zip that is no text
            throw new IOException("a damaged directory", e);
        }
    }

    /**
     * Reads the parameters alone of a network that is known by other means.
     *
     * @param stream a whole model file, which stays open
     * @param count of parameters that it should hold
     * @throws IOException if it is no whole model file with so many
     */
    public static float[] readParameters(InputStream stream, int count) throws IOException {
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(stream));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(COEFFICIENTS)) {
                try {
                    return coefficients(new DataInputStream(new BufferedInputStream(zip, 1 << 16)), count);
                } catch (OtherNetworkException e) {
                    throw new IOException("another number of parameters", e);
                }
            }
        }
        throw new IOException("without " + COEFFICIENTS);
    }

    /** Returns the parameters in the file. */
    public float[] parameters() {
        return parameters;
    }

    /**
     * Makes sure that the file holds the layers of {@code expected}.
     *
     * @param expected the configuration of a network, as DL4J writes it
     * @throws OtherNetworkException if it is the model file of another network
     */
    public void check(String expected) throws IOException, OtherNetworkException {
        compare(layers(configuration), layers(new ObjectMapper().readTree(expected)));
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
            return coefficients(data, count);
        }
    }

    private static float[] coefficients(DataInputStream data, int count) throws IOException, OtherNetworkException {
        long dimensions = begin(data, "LONG");
        if (dimensions < 1 || dimensions > LONGEST_SHAPE) {
            throw new IOException("a shape of " + dimensions + " numbers");
        }
        for (long i = 0; i < dimensions; i++) {
            data.readLong();
        }
        long length = begin(data, "FLOAT");
        if (length != count) {
            throw new OtherNetworkException(Sentence.of("network.otherParameters", length, count));
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = data.readFloat();
        }
        return values;
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
            throw new OtherNetworkException(Sentence.of("network.otherLayerCount", layers.size(), wanted.size()));
        }
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).equals(wanted.get(i))) {
                throw new OtherNetworkException(Sentence.of("network.otherLayer", i + 1, layers.get(i), wanted.get(i)));
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
