package dev.ganvas.data.points;

import dev.ganvas.data.ValueRange;

/**
 * How the values of one column become coordinates: {@code factor value + shift}. Immutable.
 *
 * @param fits whether they lie in the plane that is shown, and fill a good part of it, as they are
 */
record AxisScale(double factor, double shift, boolean fits) {
    static final AxisScale NONE = new AxisScale(1, 0, true);

    /** What is left free at each end, as a share of the plane. */
    private static final double MARGIN = 0.1;
    /** Values that span less than this share of the plane are hard to see. */
    private static final double LEAST_SHARE = 0.1;

    /** Returns the scale that brings one column of points into the plane. */
    static AxisScale of(double[] pairs, int column, int rows, ValueRange range) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int row = 0; row < rows; row++) {
            low = Math.min(low, pairs[2 * row + column]);
            high = Math.max(high, pairs[2 * row + column]);
        }
        // Halves, because a difference of two large numbers may be none.
        double middle = low / 2 + high / 2;
        double half = high / 2 - low / 2;
        double plane = (double) range.high() - range.low();
        boolean inside = low >= range.low() && high <= range.high();
        boolean fits = inside && 2 * half >= LEAST_SHARE * plane;
        double factor = half == 0 ? 1 : (0.5 - MARGIN) * plane / half;
        return new AxisScale(factor, (range.low() + range.high()) / 2.0 - factor * middle, fits);
    }

    float apply(double value) {
        return (float) (factor * value + shift);
    }
}
