package dev.ganvas.ui.widget.chart;

import dev.ganvas.metric.Decimator;
import dev.ganvas.ui.widget.Ticks;
import dev.ganvas.ui.widget.chart.StepChart.Curve;
import dev.ganvas.ui.widget.chart.StepChart.Range;
import dev.ganvas.ui.widget.chart.StepChart.Reference;
import dev.ganvas.ui.widget.chart.StepChart.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;

/** Paints a {@link StepChart}: finds the axes, reduces each series to columns, and draws. Keeps every array it needs. */
final class ChartPainter {
    private static final double PIXELS_PER_STEP_LABEL = 56;
    private static final double PIXELS_PER_VALUE_LABEL = 36;

    final ChartAxes axes = new ChartAxes();

    private final StepChart chart;
    private final LinePainter painter;
    final MarkPainter marks;
    private List<PlottedCurve> plots = List.of();
    private final Ticks stepTicks = new Ticks();
    private final Ticks valueTicks = new Ticks();
    private double labelWidth;
    private int beside;
    private int columns;

    ChartPainter(StepChart chart) {
        this.chart = chart;
        this.painter = new LinePainter(chart, axes);
        this.marks = new MarkPainter(chart, axes);
    }

    /** Draws these curves from now on; what was read of those that stay is kept. */
    void show(List<Curve> curves) {
        labelWidth = 0;
        Map<Curve, Decimator> known = new HashMap<>();
        plots.forEach(plot -> known.put(plot.curve(), plot.columns()));
        plots = curves.stream()
                .map(curve -> new PlottedCurve(curve, known.getOrDefault(curve, new Decimator())))
                .toList();
    }

    void paint(GraphicsContext gc, PlottedRows rows, double width, double height) {
        List<PlottedCurve> visible =
                plots.stream().filter(plot -> chart.isShown(plot.curve())).toList();
        Span zoom = chart.zoomProperty().get();
        if (zoom == null) {
            axes.showAll(rows.firstStep(), rows.lastStep());
        } else {
            axes.show(zoom);
        }
        labelWidth = Math.max(labelWidth, chart.textWidth("0.000"));
        measure(visible, width, height);
        double widest = valueTicks.measure(chart);
        if (widest > labelWidth) {
            labelWidth = widest;
            measure(visible, width, height);
        }
        AxesPainter.paintValues(chart, gc, axes, valueTicks);
        AxesPainter.paintSteps(chart, gc, axes, stepTicks, 0, width);
        marks.paintEpochs(gc);
        gc.save();
        gc.beginPath();
        gc.rect(axes.left, axes.top - 1, axes.width, axes.height + 1 + chart.pixel());
        gc.clip();
        marks.paintMarks(gc);
        Reference reference = chart.referenceLineProperty().get();
        if (reference != null) {
            marks.paintReference(gc, reference);
        }
        for (PlottedCurve plot : visible) {
            painter.paintRaw(gc, plot);
        }
        for (PlottedCurve plot : visible) {
            painter.paintLine(gc, plot);
        }
        gc.restore();
        for (PlottedCurve plot : visible) {
            painter.paintEnd(gc, plot);
        }
        marks.paintReferenceLabel(gc, reference);
        marks.paintMarkLabels(gc);
    }

    /** Finds the place of the plot, the columns of each series and the range of values. */
    private void measure(List<PlottedCurve> visible, double width, double height) {
        double line = chart.lineHeight();
        double left = chart.snap(labelWidth + AxesPainter.LABEL_GAP);
        axes.place(
                left,
                chart.snap(chart.stepsPerEpochProperty().get() > 0 ? line + 1 : line / 2 + 1),
                chart.snap(Math.max(left + 1, width - 2 * LinePainter.DOT - 3)),
                chart.snap(height - line - AxesPainter.LABEL_GAP));
        columns = (int) Math.max(1, Math.rint(axes.width / chart.pixel()));
        beside = chart.zoomProperty().get() == null ? 0 : columns;
        long margin = beside == 0 ? 0 : axes.to - axes.from;
        double smoothing = Math.max(0, Math.min(0.99, chart.smoothingProperty().get()));
        painter.show(beside, columns);
        for (PlottedCurve plot : visible) {
            SeriesRows rows = plot.curve().rows();
            int column = plot.curve().column();
            plot.columns()
                    .update(
                            rows::step,
                            row -> rows.value(column, row),
                            rows.length(),
                            rows.generation(),
                            axes.from - margin,
                            axes.to + margin,
                            columns + 2 * beside,
                            smoothing);
        }
        int parts = (int) Math.max(2, Math.min(8, Math.floor(axes.height / PIXELS_PER_VALUE_LABEL)));
        Range fixed = chart.rangeProperty().get();
        Range zoomed = chart.valueZoomProperty().get();
        if (zoomed != null) {
            axes.range(zoomed.low(), zoomed.high(), chart.valueScaleProperty().get());
        } else if (fixed != null) {
            axes.range(fixed.low(), fixed.high(), chart.valueScaleProperty().get());
        } else {
            fitValues(visible, parts);
        }
        if (axes.isLogarithmic()) {
            valueTicks.setLogarithmic(axes.low, axes.high, parts);
        } else if (fixed != null && zoomed == null) {
            valueTicks.setFixed(axes.low, axes.high, parts);
        } else {
            valueTicks.setLinear(axes.low, axes.high, parts);
        }
        stepTicks.setWhole(axes.from, axes.to, (int) Math.max(1, axes.width / PIXELS_PER_STEP_LABEL));
    }

    private void fitValues(List<PlottedCurve> visible, int parts) {
        boolean positive = chart.valueScaleProperty().get() == StepChart.ValueScale.LOGARITHMIC;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (PlottedCurve plot : visible) {
            Decimator decimator = plot.columns();
            for (int c = beside; c < beside + columns; c++) {
                if (decimator.isFilled(c)) {
                    float min = decimator.min(c);
                    high = Math.max(high, decimator.max(c));
                    low = Math.min(low, positive && min <= 0 ? aboveZero(decimator, c) : min);
                }
            }
        }
        Reference reference = chart.referenceLineProperty().get();
        if (reference != null && (!positive || reference.value() > 0)) {
            low = Math.min(low, reference.value());
            high = Math.max(high, reference.value());
        }
        if (low > high || Double.isInfinite(low)) {
            low = positive ? 0.1 : 0;
            high = 1;
        }
        axes.fit(low, high, chart.valueScaleProperty().get(), parts);
    }

    private static double aboveZero(Decimator decimator, int column) {
        return decimator.smoothed(column) > 0
                ? decimator.smoothed(column)
                : decimator.max(column) > 0 ? decimator.max(column) : Double.POSITIVE_INFINITY;
    }
}
