package dev.ganvas.metric.sampleset;

/**
 * Rows of features, kept column by column in double precision. The rows may have any scale; all values are finite.
 * Immutable by agreement: nobody writes into its arrays.
 */
public final class FeatureRows {
    private final int count;
    private final double[][] columns;
    private final double[] squares;

    /**
     * Takes in rows.
     *
     * @param rows row after row
     * @param width values in a row, at least 1
     */
    public FeatureRows(float[] rows, int width) {
        this.count = rows.length / width;
        this.columns = new double[width][count];
        this.squares = new double[count];
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < width; column++) {
                columns[column][row] = rows[row * width + column];
            }
        }
        for (double[] column : columns) {
            for (int row = 0; row < count; row++) {
                squares[row] += column[row] * column[row];
            }
        }
    }

    /** Returns how many rows there are. */
    public int count() {
        return count;
    }

    /** Returns how many features a row has. */
    public int width() {
        return columns.length;
    }

    /** Returns all values, row after row. */
    public float[] values() {
        float[] values = new float[count * columns.length];
        for (int column = 0; column < columns.length; column++) {
            for (int row = 0; row < count; row++) {
                values[row * columns.length + column] = (float) columns[column][row];
            }
        }
        return values;
    }

    /** Returns one feature of all rows. */
    double[] column(int index) {
        return columns[index];
    }

    /**
     * Returns the squared length of a row: the same as its product with itself to the bit, as the sum is taken in the same
     * order, so that equal rows have the distance 0.
     */
    double square(int row) {
        return squares[row];
    }

    /** Returns the squared distance of two rows by their product. */
    static double distance(double square, double otherSquare, double product) {
        return Math.max(0, (square - product) + (otherSquare - product));
    }
}
