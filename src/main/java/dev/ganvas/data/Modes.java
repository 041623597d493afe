package dev.ganvas.data;

/**
 * The places in the plane that points lie around, all of them alike. Immutable by agreement: nobody writes into its array.
 *
 * @param centres x and y of each, one after another
 * @param deviation standard deviation of a point's x, and of its y, from its centre
 */
public record Modes(float[] centres, double deviation) {

    /** Returns how many there are. */
    public int count() {
        return centres.length / 2;
    }

    /** Returns which centre is nearest to a point. */
    public int nearest(double x, double y) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int mode = 0; mode < count(); mode++) {
            double distance = distance(mode, x, y);
            if (distance < least) {
                least = distance;
                nearest = mode;
            }
        }
        return nearest;
    }

    /** Returns how far a point is from the centre of a mode. */
    public double distance(int mode, double x, double y) {
        return Math.hypot(x - centres[2 * mode], y - centres[2 * mode + 1]);
    }
}
