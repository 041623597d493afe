package dev.ganvas.engine.layer;

/** Makes matrices orthogonal by the method of Gram and Schmidt, in double precision. */
final class OrthogonalMatrix {
    private static final int LANES = 4;

    private OrthogonalMatrix() {}

    /**
     * Turns the rows of a matrix, or its columns where those are fewer, into others at right angles to each other and of
     * length 1. Normally distributed values become an orthogonal matrix at random, each as likely as any other.
     *
     * @param values row after row
     */
    static void make(float[] values, int rows) {
        int columns = values.length / rows;
        boolean byRows = rows <= columns;
        double[][] lines = new double[byRows ? rows : columns][byRows ? columns : rows];
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            lines[byRows ? row : column][byRows ? column : row] = values[i];
        }
        for (int line = 0; line < lines.length; line++) {
            for (int before = 0; before < line; before++) {
                subtract(lines[line], lines[before], product(lines[line], lines[before]));
            }
            divide(lines[line], Math.sqrt(product(lines[line], lines[line])));
        }
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            values[i] = (float) lines[byRows ? row : column][byRows ? column : row];
        }
    }

    /** Sums in lanes, of which the processor does several at a time. */
    private static double product(double[] a, double[] b) {
        double[] sums = new double[LANES];
        int whole = a.length / LANES * LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] += a[i + lane] * b[i + lane];
            }
        }
        double sum = sums[0] + sums[1] + sums[2] + sums[3];
        for (int i = whole; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] line, double factor) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * line[i];
        }
    }

    private static void divide(double[] line, double by) {
        for (int i = 0; i < line.length; i++) {
            line[i] /= by;
        }
    }
}
