package dev.ganvas.engine.plan;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code sums = sum of the rows of an array}, in the order of the rows: the gradient of a bias. */
public final class ColumnSums implements ChunkedOp {
    /** Columns of a chunk: every row of them is copied, which should be little beside its overhead. */
    private static final int COLUMNS = 512;

    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[2][COLUMNS]);

    private final Floats array;
    private final Floats sums;
    private final int rows;
    private final int columns;

    /**
     * Binds it.
     *
     * @param array rows by columns
     * @param sums as long as a row; overwritten
     */
    public ColumnSums(INDArray array, INDArray sums) {
        this.array = new Floats(array);
        this.sums = new Floats(sums);
        this.rows = Math.toIntExact(array.size(0));
        this.columns = Math.toIntExact(array.length() / rows);
    }

    @Override
    public int chunks() {
        return (columns + COLUMNS - 1) / COLUMNS;
    }

    @Override
    public void run(int chunk, int thread) {
        float[] sum = SCRATCH.get()[0];
        float[] row = SCRATCH.get()[1];
        int from = chunk * COLUMNS;
        int count = Math.min(COLUMNS, columns - from);
        Arrays.fill(sum, 0, count, 0);
        for (int i = 0; i < rows; i++) {
            array.get(i * columns + from, row, count);
            add(sum, row, count);
        }
        sums.put(from, sum, count);
    }

    private static void add(float[] sum, float[] row, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += row[i];
        }
    }

    @Override
    public void close() {
        // holds Java arrays alone
    }
}
