package dev.ganvas.fuzz;

import dev.ganvas.data.ValueRange;
import dev.ganvas.data.idx.IdxImages;
import dev.ganvas.problem.UnusableDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** IDX images: the first byte says whether the rest is the file or is gzipped into one. */
public final class IdxTarget {
    private static final Sandbox BOX = new Sandbox();

    private IdxTarget() {}

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] content = Arrays.copyOfRange(data, 1, data.length);
        try {
            IdxImages images = IdxImages.read(
                    BOX.put("images-idx3-ubyte", data[0] % 2 == 0 ? content : gzipped(content)),
                    ValueRange.ZERO_TO_ONE);
            float[] sample = new float[images.shape().length()];
            images.copy(images.size() - 1, sample, 0);
        } catch (UnusableDataException e) {
            Sandbox.assertSentence(e);
        }
        BOX.assertOnly("images-idx3-ubyte");
    }

    /** Returns small true files to begin with. */
    static List<byte[]> seeds() {
        byte[] file = ByteBuffer.allocate(1 + 16 + 2 * 3 * 4)
                .put((byte) 0)
                .putInt(0x00000803)
                .putInt(2)
                .putInt(3)
                .putInt(4)
                .array();
        byte[] zipped = file.clone();
        zipped[0] = 1;
        byte[] huge = file.clone();
        huge[5] = 0x7F;
        return List.of(file, zipped, huge);
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
