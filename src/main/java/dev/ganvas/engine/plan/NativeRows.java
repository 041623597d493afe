package dev.ganvas.engine.plan;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A native array of rows that Java fills and reads: one copy each way, nothing allocated. */
public final class NativeRows implements AutoCloseable {
    private final INDArray array;
    private final Floats floats;
    private final int columns;

    public NativeRows(int rows, int columns) {
        this(rows, List.of(columns));
    }

    /** Allocates rows of a shape such as {@code [channels, height, width]}. */
    public NativeRows(int rows, List<Integer> shape) {
        long[] all = new long[shape.size() + 1];
        all[0] = rows;
        for (int i = 0; i < shape.size(); i++) {
            all[i + 1] = shape.get(i);
        }
        this.array = Nd4j.create(DataType.FLOAT, all);
        this.floats = new Floats(array);
        this.columns = shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Returns the number of values in a row. */
    public int columns() {
        return columns;
    }

    public INDArray array() {
        return array;
    }

    /** Writes the first {@code count} values of {@code values} from row {@code row} on. */
    public void put(int row, float[] values, int count) {
        floats.put(row * columns, values, count);
    }

    /** Reads {@code count} values from row {@code row} on into {@code values}. */
    public void get(int row, float[] values, int count) {
        floats.get(row * columns, values, count);
    }

    @Override
    public void close() {
        array.close();
    }
}
