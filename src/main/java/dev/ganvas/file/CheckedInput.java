package dev.ganvas.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Reads what {@link CheckedOutput} wrote. The sum is checked before anything is believed, and nothing is allocated for
 * values that the file is too short to hold.
 */
public final class CheckedInput {
    private static final int PIECE = 1 << 16;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
    /** Where the sum begins. */
    private final long end;

    private long position;

    /** Prepares to read a file from its first byte. */
    public CheckedInput(FileChannel file) throws IOException {
        this.file = file;
        this.end = file.size() - Integer.BYTES;
        buffer.limit(0);
    }

    /** Returns whether the file ends with the sum of all before it. */
    public boolean hasRightSum() throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        for (long at = 0; at < end; ) {
            piece.clear().limit((int) Math.min(PIECE, end - at));
            read(piece, at);
            at += piece.limit();
            sum.update(piece);
        }
        piece.clear().limit(Integer.BYTES);
        read(piece, end);
        return piece.getInt() == (int) sum.getValue();
    }

    /** Returns how many bytes are left before the sum. */
    public long remaining() {
        return end - position;
    }

    public byte getByte() throws IOException {
        return need(1).get();
    }

    public int getInt() throws IOException {
        return need(Integer.BYTES).getInt();
    }

    public long getLong() throws IOException {
        return need(Long.BYTES).getLong();
    }

    /** Reads {@code count} bytes, which the file must be long enough to hold. */
    public byte[] getBytes(int count) throws IOException {
        require(count);
        byte[] values = new byte[count];
        for (int from = 0; from < count; ) {
            fill(1);
            int some = Math.min(buffer.remaining(), count - from);
            buffer.get(values, from, some);
            position += some;
            from += some;
        }
        return values;
    }

    /** Fills an array, which {@link #require} should have found possible before it was allocated. */
    public void getFloats(float[] values) throws IOException {
        require((long) Float.BYTES * values.length);
        for (int from = 0; from < values.length; ) {
            fill(Float.BYTES);
            int some = Math.min(buffer.remaining() / Float.BYTES, values.length - from);
            buffer.asFloatBuffer().get(values, from, some);
            buffer.position(buffer.position() + some * Float.BYTES);
            position += (long) some * Float.BYTES;
            from += some;
        }
    }

    /** Makes sure that so many bytes are left. */
    public void require(long bytes) throws EOFException {
        if (bytes < 0 || bytes > remaining()) {
            throw new EOFException("it announces %d bytes where %d are left".formatted(bytes, remaining()));
        }
    }

    private ByteBuffer need(int bytes) throws IOException {
        require(bytes);
        fill(bytes);
        position += bytes;
        return buffer;
    }

    /** Makes sure that the buffer holds at least so many bytes. */
    private void fill(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.clear().limit((int) Math.min(PIECE, remaining()));
        read(buffer, position);
    }

    /** Reads until {@code target} is full, and flips it. */
    private void read(ByteBuffer target, long from) throws IOException {
        long at = from;
        while (target.hasRemaining()) {
            int count = file.read(target, at);
            if (count < 0) {
                throw new EOFException("it ends too early");
            }
            at += count;
        }
        target.flip();
    }
}
