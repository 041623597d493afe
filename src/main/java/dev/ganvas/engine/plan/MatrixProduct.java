package dev.ganvas.engine.plan;

import dev.ganvas.engine.onednn.MatrixBlock;
import dev.ganvas.engine.onednn.OneDnn;
import dev.ganvas.engine.onednn.Product;
import dev.ganvas.engine.onednn.Sgemm;
import dev.ganvas.engine.onednn.Sgemm.Factor;
import dev.ganvas.engine.onednn.TransposingProduct;
import dev.ganvas.engine.parallel.WorkerPool;
import java.lang.ref.Reference;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product of matrices, its columns or rows cut into pieces that the threads of a pool take as they come. The cut depends on the
 * sizes alone, so the result has the same bits for any number of threads. Where oneDNN is not used, ND4J's operation
 * computes it instead.
 */
public final class MatrixProduct implements ChunkedOp {
    /** Every piece of columns packs the whole left factor again, so there should be few of them. */
    private static final Cut COLUMNS = new Cut(1e6, 1e7, 8, 16);
    /** Packing costs little where each piece has rows of its own. */
    private static final Cut ROWS = new Cut(1e6, 2.5e6, 16, 16);
    /** The left factor is read as it lies. */
    private static final Cut TRANSPOSING = new Cut(1e6, 1e7, 16, 64);
    /** Operations from which on the kernels for a transposed factor are worth the milliseconds that making them takes. */
    private static final double WORTH_KERNELS = 1e7;

    private final String title;
    private final Product[] pieces;
    /** The arrays that the library was given addresses of. */
    private final List<INDArray> reachable;

    /**
     * Into how many pieces a product is cut.
     *
     * @param single up to so many operations it stays whole
     * @param each operations of a piece, about, where there are more than two
     * @param most pieces
     * @param unit rows or columns that the library computes at a time: a piece is a multiple of them
     */
    private record Cut(double single, double each, int most, int unit) {
        /** Returns where pieces begin, and the end. */
        int[] places(int length, double operations) {
            int wanted = operations <= single ? 1 : (int) Math.max(2, Math.min(most, operations / each));
            int count = Math.max(1, Math.min(Integer.highestOneBit(wanted), length / unit));
            int[] places = new int[count + 1];
            for (int i = 1; i < count; i++) {
                places[i] = (int) ((long) length * i / count + unit / 2) / unit * unit;
            }
            places[count] = length;
            return places;
        }
    }

    private MatrixProduct(String title, Product[] pieces, List<INDArray> reachable) {
        this.title = title;
        this.pieces = pieces;
        this.reachable = reachable;
    }

    private static MatrixProduct columns(Factor left, Factor right, MatrixBlock product, List<INDArray> reachable) {
        boolean transposing = right.transposed() && !left.transposed() && operations(left, product) >= WORTH_KERNELS;
        Product[] pieces =
                transposing ? transposing(left.block(), right.block(), product) : columns(left, right, product);
        return new MatrixProduct(title(left, product), pieces, reachable);
    }

    private static Product[] columns(Factor left, Factor right, MatrixBlock product) {
        int[] places = COLUMNS.places(product.columns(), operations(left, product));
        Product[] pieces = new Product[places.length - 1];
        for (int i = 0; i < pieces.length; i++) {
            int from = places[i];
            int count = places[i + 1] - from;
            pieces[i] = new Sgemm(left, right.columns(from, count), product.columns(from, count));
        }
        return pieces;
    }

    /** {@code product = left transpose(right)}. */
    private static Product[] transposing(MatrixBlock left, MatrixBlock right, MatrixBlock product) {
        Factor whole = new Factor(left, false);
        int[] places = TRANSPOSING.places(product.columns(), operations(whole, product));
        Product[] pieces = new Product[places.length - 1];
        for (int i = 0; i < pieces.length; i++) {
            int from = places[i];
            int count = places[i + 1] - from;
            Product piece = TransposingProduct.of(left, right.rows(from, count), product.columns(from, count));
            if (piece == null) {
                return columns(whole, new Factor(right, true), product);
            }
            pieces[i] = piece;
        }
        return pieces;
    }

    private static MatrixProduct rows(Factor left, Factor right, MatrixBlock product, List<INDArray> reachable) {
        int[] places = ROWS.places(product.rows(), operations(left, product));
        Product[] pieces = new Product[places.length - 1];
        for (int i = 0; i < pieces.length; i++) {
            int from = places[i];
            int count = places[i + 1] - from;
            pieces[i] = new Sgemm(left.rows(from, count), right, product.rows(from, count));
        }
        return new MatrixProduct(title(left, product), pieces, reachable);
    }

    private static double operations(Factor left, MatrixBlock product) {
        return 2.0 * product.rows() * product.columns() * left.columns();
    }

    private static String title(Factor left, MatrixBlock product) {
        return "product %d x %d x %d".formatted(product.rows(), left.columns(), product.columns());
    }

    /** Returns {@code output = a b}. */
    public static PlanOp of(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return OneDnn.isUsed()
                ? columns(factor(a, false), factor(b, false), block(output), List.of(a, b, output))
                : NativeOp.matmul(a, b, output, pool);
    }

    /** Returns {@code output = a b}, of whole arrays of rows. */
    public static PlanOp of(NativeRows a, NativeRows b, NativeRows output, WorkerPool pool) {
        return of(a.array(), b.array(), output.array(), pool);
    }

    /** Returns {@code output = transpose(a) b}. */
    public static PlanOp ofTransposedA(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return OneDnn.isUsed()
                ? rows(factor(a, true), factor(b, false), block(output), List.of(a, b, output))
                : NativeOp.matmulTransposedA(a, b, output, pool);
    }

    /** Returns {@code output = a transpose(b)}. */
    public static PlanOp ofTransposedB(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return OneDnn.isUsed()
                ? columns(factor(a, false), factor(b, true), block(output), List.of(a, b, output))
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

    @Override
    public String title() {
        return title;
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
        for (Product piece : pieces) {
            piece.close();
        }
    }
}
