package dev.ganvas.metric.sampleset;

import java.util.function.IntToDoubleFunction;

/** Sums over rows that several figures take. */
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

    /** Returns the inner product of two rows, as four sums at once: one alone would wait for each addition. */
    public static double product(double[] one, double[] other) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int at = 0;
        for (; at + 3 < one.length; at += 4) {
            s0 += one[at] * other[at];
            s1 += one[at + 1] * other[at + 1];
            s2 += one[at + 2] * other[at + 2];
            s3 += one[at + 3] * other[at + 3];
        }
        for (; at < one.length; at++) {
            s0 += one[at] * other[at];
        }
        return s0 + s1 + s2 + s3;
    }
}
