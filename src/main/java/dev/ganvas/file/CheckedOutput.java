package dev.ganvas.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes numbers to a file, big end first, and sums up every byte. */
public final class CheckedOutput {
    private static final int PIECE = 1 << 16;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
    private final CRC32C sum = new CRC32C();

    public CheckedOutput(FileChannel file) {
        this.file = file;
    }

    public void putByte(int value) throws IOException {
        room(1).put((byte) value);
    }

    public void putInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    public void putLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    public void putBytes(byte[] values) throws IOException {
        for (int from = 0; from < values.length; ) {
            int count = Math.min(room(1).remaining(), values.length - from);
            buffer.put(values, from, count);
            from += count;
        }
    }

    /** Writes the first {@code length} values. */
    public void putFloats(float[] values, int length) throws IOException {
        for (int from = 0; from < length; ) {
            int count = Math.min(room(Float.BYTES).remaining() / Float.BYTES, length - from);
            buffer.asFloatBuffer().put(values, from, count);
            buffer.position(buffer.position() + count * Float.BYTES);
            from += count;
        }
    }

    /** Writes the sum of all that was written, which ends the file. */
    public void finish() throws IOException {
        flush();
        buffer.putInt((int) sum.getValue());
        flush();
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        sum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }
}
