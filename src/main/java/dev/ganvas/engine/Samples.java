package dev.ganvas.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A native array of rows that Java fills and reads: one copy each way, nothing allocated. */
final class Samples implements AutoCloseable {
    private final INDArray array;
    private final FloatPointer pointer;
    private final int columns;

    Samples(int rows, int columns) {
        this.array = Nd4j.create(DataType.FLOAT, rows, columns);
        this.pointer = new FloatPointer(array.data().pointer());
        this.columns = columns;
    }

    INDArray array() {
        return array;
    }

    /** Writes the first {@code count} values of {@code values} from row {@code row} on. */
    void put(int row, float[] values, int offset, int count) {
        pointer.position((long) row * columns).put(values, offset, count);
    }

    /** Reads {@code count} values from row {@code row} on into {@code values}. */
    void get(int row, float[] values, int offset, int count) {
        pointer.position((long) row * columns).get(values, offset, count);
    }

    @Override
    public void close() {
        array.close();
    }
}
