package dev.ganvas.metric.sampleset;

import java.util.function.IntToDoubleFunction;

/** Sums over the rows of a set that several figures take. */
public final class RowMeans {
    private RowMeans() {}

    /** Returns the mean of a value over all rows outside of a tenth. */
    public static double mean(int rows, int leftOut, IntToDoubleFunction value) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += Tenths.of(row, rows) == leftOut ? 0 : value.applyAsDouble(row);
        }
        return sum / Tenths.rest(rows, leftOut);
    }

    /** Returns the entropy of a histogram in nats. */
    public static double entropy(int[] counts) {
        double total = 0;
        for (int count : counts) {
            total += count;
        }
        double entropy = 0;
        for (int count : counts) {
            entropy -= count == 0 ? 0 : count / total * Math.log(count / total);
        }
        return Math.max(0, entropy);
    }
}
