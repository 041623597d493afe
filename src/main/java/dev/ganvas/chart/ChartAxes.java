package dev.ganvas.chart;

/** The place of a chart's plot on its surface, and what its two axes show. Mutable: its chart owns it. */
public final class ChartAxes {
    /** A logarithmic axis goes down no further than this share of its top. */
    private static final double DEEPEST = 1e-8;

    private double left;
    private double top;
    private double width;
    private double height;
    private long from;
    private long to = 1;
    private double low;
    private double high = 1;
    private ValueScale scale = ValueScale.LINEAR;
    private double lowLog;
    private double highLog;

    /** Puts the plot there. */
    public void place(double newLeft, double newTop, double right, double bottom) {
        left = newLeft;
        top = newTop;
        width = Math.max(1, right - newLeft);
        height = Math.max(1, bottom - newTop);
    }

    /** Returns where the plot begins. */
    public double left() {
        return left;
    }

    /** Returns where the plot begins, from above. */
    public double top() {
        return top;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** Returns the first step in sight. */
    public long from() {
        return from;
    }

    /** Returns the last step in sight. */
    public long to() {
        return to;
    }

    /** Returns the smallest value in sight. */
    public double low() {
        return low;
    }

    /** Returns the largest value in sight. */
    public double high() {
        return high;
    }

    /** Shows these steps. */
    public void show(StepSpan span) {
        from = span.from();
        to = span.to();
    }

    /**
     * Shows all rows. The end runs ahead of the last row by at most a 16th, so that most added rows change nothing but
     * their own column; the beginning is step 0 unless that would leave much of the plot empty.
     */
    void showAll(long firstStep, long lastStep) {
        from = firstStep <= lastStep / 8 || lastStep < 16 ? 0 : firstStep;
        long length = Math.max(1, lastStep - from);
        long unit = Math.max(1, Long.highestOneBit(length) / 32);
        to = from + (length + unit - 1) / unit * unit;
    }

    /** Shows exactly these values. */
    public void range(double newLow, double newHigh, ValueScale newScale) {
        scale = newScale;
        low = newLow;
        high = newHigh;
        if (scale == ValueScale.LOGARITHMIC) {
            high = newHigh > 0 ? newHigh : 1;
            low = Math.max(newLow, high * DEEPEST);
            lowLog = Math.log10(low);
            highLog = Math.log10(high);
        }
    }

    /** Shows at least these values, from a round one to a round one, in about {@code parts} parts. */
    void fit(double smallest, double largest, ValueScale newScale, int parts) {
        if (newScale == ValueScale.LOGARITHMIC) {
            double top = largest > 0 ? largest : 1;
            double bottom = Math.max(Math.min(smallest, top), top * DEEPEST);
            range(roundDown(bottom), roundUp(Math.max(top, bottom * 1.001)), newScale);
            return;
        }
        double span = largest - smallest;
        double bottom = smallest;
        double top = largest;
        // A span that is no more than rounding noise of its values has no step that a label could show.
        if (span <= 1e-4 * Math.max(Math.abs(smallest), Math.abs(largest)) || span == 0) {
            double room = Math.max(Math.abs(largest) * 0.1, 1e-3);
            bottom -= room;
            top += room;
        }
        if (bottom > 0 && bottom < 0.3 * (top - bottom)) {
            bottom = 0;
        }
        double step = Ticks.roundStep(top - bottom, parts);
        range(Math.floor(bottom / step + 1e-9) * step, Math.ceil(top / step - 1e-9) * step, newScale);
    }

    /** Returns where a step stands. */
    public double x(long step) {
        return left + (step - from) * width / (to - from);
    }

    /** Returns where a value stands. */
    public double y(double value) {
        double share = scale == ValueScale.LINEAR
                ? (value - low) / (high - low)
                : value <= low ? 0 : (Math.log10(value) - lowLog) / (highLog - lowLog);
        return top + height * (1 - share);
    }

    /** Returns the value at a height. */
    public double valueAt(double y) {
        double share = 1 - (y - top) / height;
        return scale == ValueScale.LINEAR
                ? low + share * (high - low)
                : Math.pow(10, lowLog + share * (highLog - lowLog));
    }

    /** Returns the step nearest to a place. */
    public long stepAt(double x) {
        return from + Math.round((x - left) * (to - from) / width);
    }

    /** Returns whether values stand by their logarithm. */
    public boolean isLogarithmic() {
        return scale == ValueScale.LOGARITHMIC;
    }

    private static double roundDown(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        double times = value / power * (1 + 1e-9);
        return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
    }

    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        double times = value / power * (1 - 1e-9);
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
