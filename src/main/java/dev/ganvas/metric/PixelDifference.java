package dev.ganvas.metric;

/**
 * How far two sets of samples are apart, value by value.
 *
 * @param largest of all differences, at least 0
 * @param mean of all differences, at least 0
 */
public record PixelDifference(double largest, double mean) {

    /** Compares values at the same places; a value that is not a number makes both figures so. */
    public static PixelDifference of(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    "%d values cannot be compared with %d.".formatted(one.length, other.length));
        }
        double largest = 0;
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double by = Math.abs((double) one[i] - other[i]);
            largest = Math.max(largest, by);
            sum += by;
        }
        return new PixelDifference(largest, one.length == 0 ? 0 : sum / one.length);
    }
}
