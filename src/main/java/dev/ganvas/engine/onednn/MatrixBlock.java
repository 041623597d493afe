package dev.ganvas.engine.onednn;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A matrix of floats in native memory, or a part of one; row after row.
 *
 * @param memory that it lies in, which must outlive it
 * @param from index of its first value
 * @param rows at least 1
 * @param columns at least 1
 * @param stride from one row to the next, at least {@code columns}
 */
public record MatrixBlock(FloatPointer memory, long from, int rows, int columns, int stride) {

    /** Refuses what would reach beyond the memory. */
    public MatrixBlock {
        boolean sizes = from >= 0 && rows >= 1 && columns >= 1 && stride >= columns;
        if (!sizes || from + (rows - 1L) * stride + columns > memory.capacity()) {
            throw new IllegalArgumentException("%d rows of %d values, %d apart, from %d on do not lie within %d values"
                    .formatted(rows, columns, stride, from, memory.capacity()));
        }
    }

    /** Returns some of its rows, on the same memory. */
    public MatrixBlock rows(int first, int count) {
        return new MatrixBlock(memory, from + (long) first * stride, count, columns, stride);
    }

    /** Returns some of its columns, on the same memory. */
    public MatrixBlock columns(int first, int count) {
        return new MatrixBlock(memory, from + first, rows, count, stride);
    }

    /** Returns whether its rows lie without gaps. */
    public boolean isDense() {
        return rows == 1 || stride == columns;
    }

    /** Returns where it begins. */
    FloatPointer address() {
        return memory.getPointer(FloatPointer.class, from);
    }
}
