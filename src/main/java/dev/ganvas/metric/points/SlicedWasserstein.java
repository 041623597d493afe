package dev.ganvas.metric.points;

import java.util.Arrays;

/**
 * The sliced Wasserstein distance between two sets of points: how far points have to be moved, on average, to turn one
 * set into the other, seen along one line; the mean over lines in {@value #DIRECTIONS} directions, evenly spread over a
 * half turn. In the units of the plane.
 */
public final class SlicedWasserstein {
    private static final int DIRECTIONS = 64;

    private SlicedWasserstein() {}

    /**
     * Returns the distance.
     *
     * @param first x and y of each point, one after another
     * @param second the same of the other set, which need not have as many
     */
    public static double between(float[] first, float[] second) {
        double sum = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = Math.PI * i / DIRECTIONS;
            double[] a = projected(first, Math.cos(angle), Math.sin(angle));
            double[] b = projected(second, Math.cos(angle), Math.sin(angle));
            sum += moved(a, b);
        }
        return sum / DIRECTIONS;
    }

    /** Returns how far one sorted row has to be moved to become the other: the area between their quantile functions. */
    private static double moved(double[] a, double[] b) {
        double sum = 0;
        double from = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double endOfA = (i + 1.0) / a.length;
            double endOfB = (j + 1.0) / b.length;
            double to = Math.min(endOfA, endOfB);
            sum += (to - from) * Math.abs(a[i] - b[j]);
            i += endOfA <= to ? 1 : 0;
            j += endOfB <= to ? 1 : 0;
            from = to;
        }
        return sum;
    }

    private static double[] projected(float[] points, double x, double y) {
        double[] along = new double[points.length / 2];
        for (int i = 0; i < along.length; i++) {
            along[i] = x * points[2 * i] + y * points[2 * i + 1];
        }
        Arrays.sort(along);
        return along;
    }
}
