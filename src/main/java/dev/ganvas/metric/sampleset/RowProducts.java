package dev.ganvas.metric.sampleset;

/**
 * Inner products of the rows of two sets, a row of them at a time, so that memory grows with one set alone. The columns of
 * the second set lie one after another, which lets the JIT compiler make its innermost loop SIMD.
 */
final class RowProducts {
    /** Rows that share what is read of the other set. */
    private static final int TOGETHER = 4;
    /** Columns whose sums fit the nearest cache. */
    private static final int STRETCH = 512;

    private RowProducts() {}

    /** Takes the products of one row with all rows of the other set. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Reads them; they are only valid in this call.
         *
         * @param row of the first set
         * @param products a value for each row of the second set
         */
        void visit(int row, double[] products);
    }

    /** Shows each row's products with all rows of the other set, in order. */
    static void each(FeatureRows one, FeatureRows other, Visitor visitor) {
        double[][] sums = new double[TOGETHER][other.count()];
        for (int row = 0; row < one.count(); row += TOGETHER) {
            int rows = Math.min(TOGETHER, one.count() - row);
            for (int from = 0; from < other.count(); from += STRETCH) {
                multiply(one, row, other, from, Math.min(other.count(), from + STRETCH), sums);
            }
            for (int i = 0; i < rows; i++) {
                visitor.visit(row + i, sums[i]);
            }
        }
    }

    private static void multiply(FeatureRows one, int row, FeatureRows other, int from, int to, double[][] sums) {
        int last = one.count() - 1;
        double[] s0 = sums[0];
        double[] s1 = sums[1];
        double[] s2 = sums[2];
        double[] s3 = sums[3];
        for (int j = from; j < to; j++) {
            s0[j] = 0;
            s1[j] = 0;
            s2[j] = 0;
            s3[j] = 0;
        }
        for (int column = 0; column < other.width(); column++) {
            double[] values = other.column(column);
            double[] mine = one.column(column);
            double a0 = mine[row];
            double a1 = mine[Math.min(last, row + 1)];
            double a2 = mine[Math.min(last, row + 2)];
            double a3 = mine[Math.min(last, row + 3)];
            for (int j = from; j < to; j++) {
                double value = values[j];
                s0[j] += a0 * value;
                s1[j] += a1 * value;
                s2[j] += a2 * value;
                s3[j] += a3 * value;
            }
        }
    }
}
