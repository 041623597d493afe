package dev.ganvas.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/** Native memory of one thread, as much as the largest of those needs who use it one after another. */
final class ThreadRoom {
    private static final int ALIGNMENT = 64;

    private FloatPointer floats = aligned(1);
    private FloatBuffer buffer = floats.asBuffer();

    /** Returns room for {@code length} values, at another place than before if that was too small. */
    FloatPointer ofLength(long length) {
        if (floats.capacity() < length) {
            floats = aligned(length);
            buffer = floats.asBuffer();
        }
        return floats;
    }

    /** Returns the same memory. */
    FloatBuffer buffer() {
        return buffer;
    }

    private static FloatPointer aligned(long length) {
        FloatPointer all = new FloatPointer(length + ALIGNMENT / Float.BYTES);
        long skipped = (ALIGNMENT - all.address() % ALIGNMENT) % ALIGNMENT / Float.BYTES;
        return all.getPointer(FloatPointer.class, skipped).capacity(length);
    }
}
