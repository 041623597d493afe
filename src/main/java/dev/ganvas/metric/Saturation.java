package dev.ganvas.metric;

/** Tells how many values an activation function has driven to its ends, where it has next to no slope left. */
public final class Saturation {
    /** A value this near to an end, as a share of the way between the two, is saturated: beyond ±0.98 for tanh. */
    public static final double THRESHOLD = 0.01;

    private Saturation() {}

    /**
     * Returns the share of values within {@link #THRESHOLD} of an end, in [0, 1].
     *
     * @param low the least value that the activation function gives
     * @param high the largest one
     */
    public static double share(float[] values, double low, double high) {
        double margin = THRESHOLD * (high - low);
        int saturated = 0;
        for (float value : values) {
            if (value <= low + margin || value >= high - margin) {
                saturated++;
            }
        }
        return values.length == 0 ? 0 : (double) saturated / values.length;
    }
}
