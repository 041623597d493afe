package dev.ganvas.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** One product of matrices, {@code c = a b}, bound to its arrays; any of the factors may be transposed. */
public final class Sgemm implements Product {
    private static final byte PLAIN = 'N';
    private static final byte TRANSPOSED = 'T';

    private final byte formA;
    private final byte formB;
    private final long rows;
    private final long columns;
    private final long inner;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;
    private final long strideA;
    private final long strideB;
    private final long strideC;

    /** A factor of a product: a matrix as it lies, or transposed. */
    public record Factor(MatrixBlock block, boolean transposed) {
        /** Returns the rows that the product has. */
        public int rows() {
            return transposed ? block.columns() : block.rows();
        }

        /** Returns how many rows the other factor has. */
        public int columns() {
            return transposed ? block.rows() : block.columns();
        }

        /** Returns some of its rows. */
        public Factor rows(int first, int count) {
            return new Factor(transposed ? block.columns(first, count) : block.rows(first, count), transposed);
        }

        /** Returns some of its columns. */
        public Factor columns(int first, int count) {
            return new Factor(transposed ? block.rows(first, count) : block.columns(first, count), transposed);
        }
    }

    /**
     * Binds it.
     *
     * @param product overwritten; must overlap neither factor
     */
    public Sgemm(Factor left, Factor right, MatrixBlock product) {
        boolean fits =
                left.rows() == product.rows() && right.columns() == product.columns() && left.columns() == right.rows();
        if (!fits) {
            throw new IllegalArgumentException("%s times %s is not %s".formatted(left.block(), right.block(), product));
        }
        formA = left.transposed() ? TRANSPOSED : PLAIN;
        formB = right.transposed() ? TRANSPOSED : PLAIN;
        rows = product.rows();
        columns = product.columns();
        inner = left.columns();
        a = left.block().address();
        b = right.block().address();
        c = product.address();
        strideA = left.block().stride();
        strideB = right.block().stride();
        strideC = product.stride();
    }

    @Override
    public void run() {
        int status = dnnl_sgemm(formA, formB, rows, columns, inner, 1, a, strideA, b, strideB, 0, c, strideC);
        OneDnn.check(status, "sgemm");
    }

    @Override
    public void close() {
        // the arrays belong to whoever allocated them
    }
}
