package dev.ganvas.fuzz;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.preset.Presets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Model files: the first byte says whether the rest is the zip, its parameters or its configuration. */
public final class ModelZipTarget {
    private static final Sandbox BOX = new Sandbox();
    private static final NetworkSpec EXPECTED = Presets.EVEN.architecture().generator(7, new SampleShape(1, 1, 7));
    private static final byte[] CONFIGURATION =
            "{\"confs\":[{\"layer\":{\"@class\":\"org.deeplearning4j.nn.conf.layers.DenseLayer\",\"nin\":7,\"nout\":7}}]}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private ModelZipTarget() {}

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        byte[] file =
                switch (Math.floorMod(data[0], 3)) {
                    case 0 -> rest;
                    case 1 -> zip(rest, CONFIGURATION);
                    default -> zip(coefficients(), rest);
                };
        try (SavedGenerator generator = SavedGenerator.open(BOX.put("generator.zip", file), EXPECTED, 1)) {
            generator.generate(new float[7], 1, SampleStatistics.RUNNING, new float[7]);
        } catch (IOException e) {
            Sandbox.assertSentence(e);
        }
        BOX.assertOnly("generator.zip");
    }

    /** Returns small true files to begin with. */
    static List<byte[]> seeds() throws IOException {
        return List.of(first(0, zip(coefficients(), CONFIGURATION)), first(1, coefficients()), first(2, CONFIGURATION));
    }

    private static byte[] first(int kind, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = (byte) kind;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static byte[] coefficients() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeUTF("MIXED_DATA_TYPES");
        data.writeLong(6);
        data.writeUTF("LONG");
        for (long number : new long[] {1, 56, 1, 8192, 1, 99}) {
            data.writeLong(number);
        }
        data.writeUTF("MIXED_DATA_TYPES");
        data.writeLong(56);
        data.writeUTF("FLOAT");
        for (int i = 0; i < 56; i++) {
            data.writeFloat(i / 100f);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] coefficients, byte[] configuration) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("configuration.json"));
            zip.write(configuration);
            zip.putNextEntry(new ZipEntry("coefficients.bin"));
            zip.write(coefficients);
        }
        return bytes.toByteArray();
    }
}
