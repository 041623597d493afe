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
     * @param second as many
     */
    public static double between(float[] first, float[] second) {
        double sum = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = Math.PI * i / DIRECTIONS;
            double[] a = projected(first, Math.cos(angle), Math.sin(angle));
            double[] b = projected(second, Math.cos(angle), Math.sin(angle));
            double moved = 0;
            for (int j = 0; j < a.length; j++) {
                moved += Math.abs(a[j] - b[j]);
            }
            sum += moved / a.length;
        }
        return sum / DIRECTIONS;
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
