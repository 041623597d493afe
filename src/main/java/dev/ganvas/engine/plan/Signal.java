package dev.ganvas.engine.plan;

import dev.ganvas.engine.onednn.Format;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What passes between two layers: values upwards, their gradient downwards; rows first.
 *
 * @param value of every row
 * @param gradient of the loss by {@code value}; where a plan only goes forward, {@code value} itself
 * @param layout of both
 */
public record Signal(INDArray value, INDArray gradient, Layout layout) {

    /** How the values of a row lie. */
    public enum Layout {
        /** Channel after channel, each row by row. */
        PLAIN,
        /** Blocks of channels, and in them the channels of one pixel side by side, as oneDNN computes on them. */
        BLOCKED;

        /** Returns how many channels lie side by side. */
        public int lanes() {
            return this == PLAIN ? 1 : Format.channelsPerBlock();
        }
    }

    /** Joins values and gradients that lie channel after channel. */
    public Signal(INDArray value, INDArray gradient) {
        this(value, gradient, Layout.PLAIN);
    }

    /** Joins values and gradients that someone else owns. */
    public static Signal of(NativeRows values, NativeRows gradients) {
        return new Signal(values.array(), gradients.array());
    }

    /** Returns one that lies in the same way, with values of its own and these gradients. */
    public Signal withOwnValues(PlanMemory memory) {
        return new Signal(memory.array(value.shape()), gradient, layout);
    }

    /** Returns another one that lies in the same way. */
    public Signal another(PlanMemory memory) {
        Signal plain = memory.signal(value.shape());
        return new Signal(plain.value, plain.gradient, layout);
    }

    /** Returns a window on its gradients. */
    public Floats gradients() {
        return new Floats(gradient);
    }

    /** Returns the part of some rows, on the same memory. */
    public Signal rows(RowRange rows) {
        return new Signal(view(value, rows), view(gradient, rows), layout);
    }

    /** Returns this signal with each row flat, on the same memory. */
    public Signal flat() {
        if (layout != Layout.PLAIN) {
            throw new IllegalStateException("Only a row that lies channel after channel can be made flat");
        }
        return value.rank() == 2 ? this : new Signal(flat(value), flat(gradient));
    }

    /** Returns this signal as rows of {@code shape}, as many as it has values for, on the same memory. */
    public Signal shaped(List<Integer> shape) {
        return new Signal(shaped(value, shape), shaped(gradient, shape));
    }

    private static INDArray shaped(INDArray array, List<Integer> shape) {
        long[] sizes = new long[shape.size() + 1];
        sizes[0] = array.length() / shape.stream().reduce(1, Math::multiplyExact);
        long[] strides = new long[sizes.length];
        strides[sizes.length - 1] = 1;
        for (int i = shape.size(); i > 0; i--) {
            sizes[i] = shape.get(i - 1);
            strides[i - 1] = strides[i] * sizes[i];
        }
        return Nd4j.create(array.data(), sizes, strides, array.offset(), 'c');
    }

    /** Returns some rows of a row-major array, on the same memory. */
    public static INDArray view(INDArray array, RowRange rows) {
        long[] shape = array.shape().clone();
        shape[0] = rows.count();
        long offset = array.offset() + (long) rows.first() * array.stride(0);
        return Nd4j.create(array.data(), shape, array.stride(), offset, 'c');
    }

    private static INDArray flat(INDArray array) {
        long rows = array.size(0);
        long length = Arrays.stream(array.shape()).reduce(1, (a, b) -> a * b) / rows;
        return Nd4j.create(array.data(), new long[] {rows, length}, new long[] {length, 1}, array.offset(), 'c');
    }

    /**
     * A range of rows.
     *
     * @param first index of the first one
     * @param count how many, at least 1
     */
    public record RowRange(int first, int count) {}
}
