package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.ValueSpan;
import org.jspecify.annotations.Nullable;

/** Changes what a {@link StepChart} shows: its span of steps and its range of values. Remembers nothing itself. */
final class ChartZoom {
    /** A range is no narrower than this share of its values: there a float has no more digits. */
    private static final double NARROWEST = 1e-6;

    private final StepChart chart;
    private final ChartAxes axes;

    ChartZoom(StepChart chart, ChartAxes axes) {
        this.chart = chart;
        this.axes = axes;
    }

    /** Shows steps within the recorded ones; a span that holds all of them is no zoom. */
    void steps(long from, long to) {
        long end = lastStep();
        long first = Math.max(0, Math.min(from, end - 1));
        long last = Math.max(first + 1, Math.min(to, end));
        chart.zoomProperty().set(first == 0 && last == end ? null : new StepSpan(first, last));
    }

    /** Shows more or fewer steps; {@code center} stays where it is. */
    void stepsBy(double factor, long center) {
        double share = Math.max(0, Math.min(1, (double) (center - axes.from()) / (axes.to() - axes.from())));
        double length = (axes.to() - axes.from()) * factor;
        long from = Math.round(center - share * length);
        steps(from, Math.max(from + 2, Math.round(from + length)));
    }

    /** Shows these values, unless they are too near to each other to be told apart. */
    void values(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (Double.isFinite(low) && Double.isFinite(high) && high - low > NARROWEST * size) {
            chart.valueZoomProperty().set(new ValueSpan(low, high));
        }
    }

    /** Shows a wider or a narrower range of values around the same middle. */
    void valuesBy(double factor) {
        double beyond = (factor - 1) / 2;
        ValueSpan now = new ValueSpan(axes.low(), axes.high());
        values(at(now, -beyond), at(now, 1 + beyond));
    }

    /** Moves a span by steps, as far as there are any. */
    void shiftSteps(long steps, @Nullable StepSpan span) {
        if (span != null) {
            long by = Math.max(-span.from(), Math.min(steps, Math.max(0, lastStep() - span.to())));
            chart.zoomProperty().set(new StepSpan(span.from() + by, span.to() + by));
        }
    }

    /** Moves a range of values by a share of its height. */
    void shiftValues(double share, @Nullable ValueSpan range) {
        if (range != null) {
            values(at(range, share), at(range, 1 + share));
        }
    }

    /** Returns the value at a share of the height of a range, 0 at its bottom. */
    private double at(ValueSpan range, double share) {
        return axes.isLogarithmic()
                ? range.low() * Math.pow(range.high() / range.low(), share)
                : range.low() + share * (range.high() - range.low());
    }

    /** Returns the last step that a zoom may show; at least 1, because a run can be reset while the pointer drags. */
    private long lastStep() {
        return Math.max(1, chart.rows().lastStep());
    }
}
