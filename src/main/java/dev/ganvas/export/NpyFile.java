package dev.ganvas.export;

import dev.ganvas.file.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** NumPy's format of arrays, version 1.0: rows of 32-bit numbers, low byte first. */
public final class NpyFile {
    /** What the header is filled up to a multiple of. */
    private static final int ALIGNMENT = 64;
    /** The bytes before the text of the header: the magic, the version, the length of the text. */
    private static final int PREFIX = 10;

    private NpyFile() {}

    /**
     * Writes rows, or leaves the file as it was.
     *
     * @param values row after row
     * @param width values in a row, at least 1
     * @throws IOException with one sentence for the user
     */
    public static void write(Path file, float[] values, int width) throws IOException {
        String shape =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(values.length / width, width);
        int filled = (PREFIX + shape.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - PREFIX;
        String header = shape + " ".repeat(filled - shape.length() - 1) + "\n";
        AtomicFile.write(file, temporary -> {
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
                out.write(0x93);
                out.write("NUMPY".getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[] {1, 0, (byte) filled, (byte) (filled >> 8)});
                out.write(header.getBytes(StandardCharsets.US_ASCII));
                ByteBuffer bytes =
                        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                out.write(bytes.array());
            }
        });
    }
}
