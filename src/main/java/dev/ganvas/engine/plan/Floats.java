package dev.ganvas.engine.plan;

import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.Tensor;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A window on the native memory of a row-major array, through which Java copies pieces in and out. Our own kernels work
 * on pieces that fit the nearest cache, in plain loops over Java arrays, which the just-in-time compiler makes SIMD.
 */
public final class Floats {
    /** How many values a kernel works on at a time: 16 kB, so that a few such pieces stay in the nearest cache. */
    public static final int PIECE = 4096;

    private final FloatPointer pointer;
    private final FloatBuffer buffer;
    private final int offset;

    /** Opens it on an array, which must outlive it. */
    public Floats(INDArray array) {
        this.pointer = new FloatPointer(array.data().pointer());
        this.buffer = pointer.asBuffer();
        this.offset = Math.toIntExact(array.offset());
    }

    /** Returns the part of the memory from {@code from} on as oneDNN sees it. */
    public Tensor tensor(Format format, long from) {
        return new Tensor(format, pointer, offset + from);
    }

    /** Returns a copy of all values of an array of any layout, row after row. */
    public static float[] copy(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    /** Copies {@code count} values from {@code from} on into the beginning of {@code piece}. */
    public void get(int from, float[] piece, int count) {
        buffer.get(offset + from, piece, 0, count);
    }

    /** Copies {@code count} values from {@code from} on into {@code piece} from {@code to} on. */
    public void get(int from, float[] piece, int to, int count) {
        buffer.get(offset + from, piece, to, count);
    }

    /** Copies the first {@code count} values of {@code piece} to where {@code from} says. */
    public void put(int from, float[] piece, int count) {
        buffer.put(offset + from, piece, 0, count);
    }
}
