package dev.ganvas.data.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes tiny IDX files for tests. */
public final class IdxSamples {
    private IdxSamples() {}

    /** Returns an IDX file of {@code count} images whose pixel {@code i} is {@code i % 256}. */
    public static byte[] images(int count, int height, int width) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + count * height * width);
        buffer.putInt(0x803).putInt(count).putInt(height).putInt(width);
        for (int i = 0; i < count * height * width; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    /** Returns an IDX file of {@code count} labels 0 to 9 in turn. */
    public static byte[] labels(int count) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + count);
        buffer.putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            buffer.put((byte) (i % 10));
        }
        return buffer.array();
    }

    /** Returns the header of an IDX file of images and nothing behind it. */
    public static byte[] header(int magic, int count, int height, int width) {
        return ByteBuffer.allocate(16)
                .putInt(magic)
                .putInt(count)
                .putInt(height)
                .putInt(width)
                .array();
    }

    /** Returns {@code bytes} gzipped. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Writes a file and returns its path. */
    public static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
