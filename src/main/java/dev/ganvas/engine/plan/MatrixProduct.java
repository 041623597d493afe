package dev.ganvas.engine.plan;

import dev.ganvas.engine.onednn.MatrixBlock;
import dev.ganvas.engine.onednn.OneDnn;
import dev.ganvas.engine.onednn.Sgemm;
import dev.ganvas.engine.onednn.Sgemm.Factor;
import dev.ganvas.engine.parallel.WorkerPool;
import java.lang.ref.Reference;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product of matrices, its columns cut into pieces that the threads of a pool take as they come. The cut depends on the
 * sizes alone, so the result has the same bits for any number of threads. Where oneDNN is not used, ND4J's operation
 * computes it instead.
 */
public final class MatrixProduct implements ChunkedOp {
    /** Columns that oneDNN computes at a time on the widest processors: a piece is a multiple of them. */
    private static final int COLUMNS = 48;
    /** Operations of a piece, at least: some tens of microseconds, beside which handing it over is nothing. */
    private static final double LEAST_OPERATIONS = 2e6;

    private final Sgemm[] pieces;
    /** The arrays that the library was given addresses of. */
    private final List<INDArray> reachable;

    private MatrixProduct(Factor left, Factor right, MatrixBlock product, List<INDArray> reachable) {
        int columns = product.columns();
        double operations = 2.0 * product.rows() * columns * left.columns();
        int most = (int) Math.min(operations / LEAST_OPERATIONS, columns / (double) COLUMNS);
        int wide = most <= 1 ? columns : (columns + most * COLUMNS - 1) / (most * COLUMNS) * COLUMNS;
        this.pieces = new Sgemm[(columns + wide - 1) / wide];
        for (int i = 0; i < pieces.length; i++) {
            int count = Math.min(wide, columns - i * wide);
            pieces[i] = new Sgemm(left, right.columns(i * wide, count), product.columns(i * wide, count));
        }
        this.reachable = reachable;
    }

    /** Returns {@code output = a b}. */
    public static PlanOp of(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return OneDnn.isUsed()
                ? new MatrixProduct(factor(a, false), factor(b, false), block(output), List.of(a, b, output))
                : NativeOp.matmul(a, b, output, pool);
    }

    /** Returns {@code output = a b}, of whole arrays of rows. */
    public static PlanOp of(NativeRows a, NativeRows b, NativeRows output, WorkerPool pool) {
        return of(a.array(), b.array(), output.array(), pool);
    }

    /** Returns {@code output = transpose(a) b}. */
    public static PlanOp ofTransposedA(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return OneDnn.isUsed()
                ? new MatrixProduct(factor(a, true), factor(b, false), block(output), List.of(a, b, output))
                : NativeOp.matmulTransposedA(a, b, output, pool);
    }

    /** Returns {@code output = a transpose(b)}. */
    public static PlanOp ofTransposedB(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return OneDnn.isUsed()
                ? new MatrixProduct(factor(a, false), factor(b, true), block(output), List.of(a, b, output))
                : NativeOp.matmulTransposedB(a, b, output, pool);
    }

    @Override
    public int chunks() {
        return pieces.length;
    }

    @Override
    public void run(int chunk, int thread) {
        try {
            pieces[chunk].run();
        } finally {
            Reference.reachabilityFence(reachable);
        }
    }

    /** A matrix that lies column by column is the transposed one of the same memory, row by row. */
    private static Factor factor(INDArray array, boolean transposed) {
        boolean byRows = array.stride(1) == 1;
        return new Factor(byRows ? block(array) : block(array.transpose()), transposed == byRows);
    }

    private static MatrixBlock block(INDArray array) {
        if (array.rank() != 2 || array.stride(1) != 1) {
            throw new IllegalArgumentException("A matrix must lie row by row, not with the strides %d and %d"
                    .formatted(array.stride(0), array.stride(1)));
        }
        int rows = Math.toIntExact(array.size(0));
        int columns = Math.toIntExact(array.size(1));
        // A single row may have any stride.
        int stride = rows == 1 ? columns : Math.toIntExact(array.stride(0));
        return new MatrixBlock(new FloatPointer(array.data().pointer()), array.offset(), rows, columns, stride);
    }

    @Override
    public void close() {
        // the arrays belong to whoever allocated them
    }
}
