package dev.ganvas.metric.sampleset;

import java.util.function.IntToDoubleFunction;

/** Divides a set into ten parts, in its order, so that each can be left out: the jackknife by groups. */
public final class Tenths {
    /** No part is left out. */
    public static final int NONE = -1;

    public static final int COUNT = 10;

    private Tenths() {}

    /** Returns the part that a row is in, 0 to 9. */
    public static int of(int row, int rows) {
        return (int) ((long) row * COUNT / rows);
    }

    /** Returns where a part begins, or where the last one ends for {@link #COUNT}. */
    public static int begin(int tenth, int rows) {
        return (int) (((long) tenth * rows + COUNT - 1) / COUNT);
    }

    /** Returns how many rows are left. */
    public static int rest(int rows, int leftOut) {
        return leftOut == NONE ? rows : rows - (begin(leftOut + 1, rows) - begin(leftOut, rows));
    }

    /**
     * Returns the standard error of a value, {@code sqrt(9/10 sum (v_g - mean v)^2)} over its ten values with a part left
     * out.
     *
     * @param rows of the set; with fewer than ten there is no such error
     */
    public static double error(int rows, IntToDoubleFunction leavingOut) {
        if (rows < COUNT) {
            return Double.NaN;
        }
        double[] values = new double[COUNT];
        double mean = 0;
        for (int tenth = 0; tenth < COUNT; tenth++) {
            values[tenth] = leavingOut.applyAsDouble(tenth);
            mean += values[tenth] / COUNT;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt((COUNT - 1.0) / COUNT * squares);
    }
}
