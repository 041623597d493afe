package dev.ganvas.metric.points;

import dev.ganvas.data.Modes;
import java.util.Optional;

/**
 * Points with what is known of the plane that they lie in. Immutable by agreement: nobody writes into its array.
 *
 * @param points x and y of each, one after another
 * @param low end of the square that divergence looks at, in both directions
 * @param high the other end
 * @param modes of the data, if they are known
 */
public record PointCloud(float[] points, double low, double high, Optional<Modes> modes) {

    /** Returns how many there are. */
    public int count() {
        return points.length / 2;
    }

    /** Returns the points but for those from {@code begin} up to {@code end}. */
    public float[] without(int begin, int end) {
        float[] rest = new float[points.length - 2 * (end - begin)];
        System.arraycopy(points, 0, rest, 0, 2 * begin);
        System.arraycopy(points, 2 * end, rest, 2 * begin, points.length - 2 * end);
        return rest;
    }
}
