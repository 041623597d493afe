package dev.ganvas.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** An array in native memory, or a part of one, as oneDNN sees it. The memory must outlive it. */
public final class Tensor {
    final memory handle;
    private final Format format;

    /**
     * Binds it.
     *
     * @param values that it lies in; aligned to 64 bytes where it is to be fast
     * @param from index of its first value there
     */
    public Tensor(Format format, FloatPointer values, long from) {
        if (from < 0 || from + format.length() > values.capacity()) {
            throw new IllegalArgumentException(
                    "%d values from %d on do not lie within %d".formatted(format.length(), from, values.capacity()));
        }
        this.format = format;
        this.handle = new memory(format.descriptor, Primitive.engine(), values.getPointer(FloatPointer.class, from));
    }

    Format format() {
        return format;
    }
}
