package dev.ganvas.ui.widget;

import dev.ganvas.metric.Decimator;
import dev.ganvas.ui.widget.StepChart.Line;
import dev.ganvas.ui.widget.StepChart.Mark;
import dev.ganvas.ui.widget.StepChart.Range;
import dev.ganvas.ui.widget.StepChart.Reference;
import dev.ganvas.ui.widget.StepChart.Span;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Paints a {@link StepChart}: finds the axes, reduces each series to columns, and draws. Keeps every array it needs. */
final class ChartPainter {
    private static final double PIXELS_PER_STEP_LABEL = 56;
    private static final double PIXELS_PER_VALUE_LABEL = 36;
    private static final double DOT = 2.5;
    /** With more of the columns filled than this, raw values are drawn column by column, else as a line. */
    private static final double DENSE = 0.6;

    final ChartAxes axes = new ChartAxes();

    private final StepChart chart;
    private final List<Line> lines;
    private final Decimator[] decimators;
    private final Ticks stepTicks = new Ticks();
    private final Ticks valueTicks = new Ticks();
    private double labelWidth;
    private double[] xs = new double[0];
    private double[] ys = new double[0];
    /** Columns beside the plot, on each side: they carry lines to its edge and warm up the smoothing. */
    private int beside;

    private int columns;

    ChartPainter(StepChart chart) {
        this.chart = chart;
        this.lines = chart.lines();
        this.decimators = new Decimator[lines.size()];
        for (int i = 0; i < decimators.length; i++) {
            decimators[i] = new Decimator();
        }
    }

    /** Forgets what was read of the rows before. */
    void clear() {
        labelWidth = 0;
        for (Decimator decimator : decimators) {
            decimator.clear();
        }
    }

    void paint(GraphicsContext gc, SeriesRows rows, double width, double height) {
        int length = rows.length();
        Span zoom = chart.zoomProperty().get();
        if (zoom == null) {
            axes.showAll(rows.step(0), rows.step(length - 1));
        } else {
            axes.show(zoom);
        }
        labelWidth = Math.max(labelWidth, chart.textWidth("0.000"));
        measure(rows, length, width, height);
        double widest = valueTicks.measure(chart);
        if (widest > labelWidth) {
            labelWidth = widest;
            measure(rows, length, width, height);
        }
        AxesPainter.paintValues(chart, gc, axes, valueTicks);
        AxesPainter.paintSteps(chart, gc, axes, stepTicks, 0, width);
        gc.save();
        gc.beginPath();
        gc.rect(axes.left, 0, axes.width, axes.top + axes.height + chart.pixel());
        gc.clip();
        paintMarks(gc);
        Reference reference = chart.referenceLineProperty().get();
        if (reference != null) {
            paintReference(gc, reference);
        }
        for (int i = 0; i < decimators.length; i++) {
            paintRaw(gc, decimators[i], color(i));
        }
        for (int i = 0; i < decimators.length; i++) {
            paintLine(gc, decimators[i], color(i));
        }
        gc.restore();
        for (int i = 0; i < decimators.length; i++) {
            paintEnd(gc, decimators[i], color(i));
        }
        paintLabels(gc, reference);
    }

    /** Finds the place of the plot, the columns of each series and the range of values. */
    private void measure(SeriesRows rows, int length, double width, double height) {
        double line = chart.lineHeight();
        double left = chart.snap(labelWidth + AxesPainter.LABEL_GAP);
        axes.place(
                left,
                chart.snap(line / 2 + 1),
                chart.snap(Math.max(left + 1, width - 2 * DOT - 3)),
                chart.snap(height - line - AxesPainter.LABEL_GAP));
        columns = (int) Math.max(1, Math.rint(axes.width / chart.pixel()));
        beside = chart.zoomProperty().get() == null ? 0 : columns;
        long margin = beside == 0 ? 0 : axes.to - axes.from;
        double smoothing = Math.max(0, Math.min(0.99, chart.smoothingProperty().get()));
        for (int i = 0; i < decimators.length; i++) {
            int series = i;
            decimators[i].update(
                    rows::step,
                    row -> rows.value(series, row),
                    length,
                    rows.generation(),
                    axes.from - margin,
                    axes.to + margin,
                    columns + 2 * beside,
                    smoothing);
        }
        int parts = (int) Math.max(2, Math.min(8, Math.floor(axes.height / PIXELS_PER_VALUE_LABEL)));
        Range fixed = chart.rangeProperty().get();
        if (fixed != null) {
            axes.range(fixed.low(), fixed.high(), chart.valueScaleProperty().get());
        } else {
            fitValues(parts);
        }
        if (axes.isLogarithmic()) {
            valueTicks.setLogarithmic(axes.low, axes.high, parts);
        } else if (fixed != null) {
            valueTicks.setFixed(axes.low, axes.high, parts);
        } else {
            valueTicks.setLinear(axes.low, axes.high, parts);
        }
        stepTicks.setWhole(axes.from, axes.to, (int) Math.max(1, axes.width / PIXELS_PER_STEP_LABEL));
    }

    private void fitValues(int parts) {
        boolean positive = chart.valueScaleProperty().get() == StepChart.ValueScale.LOGARITHMIC;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Decimator decimator : decimators) {
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

    private void paintMarks(GraphicsContext gc) {
        gc.setFill(chart.mark.get());
        double dot = 2 * chart.pixel();
        for (Mark mark : chart.marks()) {
            double x = chart.snap(axes.x(mark.step()));
            if (x >= axes.left && x < axes.left + axes.width) {
                for (double y = axes.top; y < axes.top + axes.height; y += 2 * dot) {
                    gc.fillRect(x, y, chart.pixel(), dot);
                }
            }
        }
    }

    private void paintReference(GraphicsContext gc, Reference reference) {
        double y = chart.snap(axes.y(reference.value()));
        gc.setFill(chart.reference.get());
        for (double x = axes.left; x < axes.left + axes.width; x += 8) {
            gc.fillRect(x, y, 5, chart.pixel());
        }
    }

    private void paintRaw(GraphicsContext gc, Decimator decimator, Color color) {
        gc.setGlobalAlpha(chart.rawOpacity.get().doubleValue());
        int filled = 0;
        for (int c = beside; c < beside + columns; c++) {
            filled += decimator.isFilled(c) ? 1 : 0;
        }
        if (filled > DENSE * columns) {
            gc.setFill(color);
            paintBand(gc, decimator);
        } else if (chart.smoothingProperty().get() > 0) {
            gc.setStroke(color);
            gc.setLineWidth(1);
            paintRawLine(gc, decimator);
        }
        gc.setGlobalAlpha(1);
    }

    /** One bar a column from its smallest to its largest value, made longer where it would not touch the one before. */
    private void paintBand(GraphicsContext gc, Decimator decimator) {
        double pixel = chart.pixel();
        double topBefore = Double.NaN;
        double bottomBefore = Double.NaN;
        for (int c = beside; c < beside + columns; c++) {
            if (!decimator.isFilled(c)) {
                continue;
            }
            double top = chart.snap(axes.y(decimator.max(c)));
            double bottom = chart.snap(axes.y(decimator.min(c)));
            double from = top;
            double to = bottom;
            if (!decimator.isAfterGap(c) && !Double.isNaN(topBefore)) {
                from = Math.min(from, bottomBefore);
                to = Math.max(to, topBefore);
            }
            gc.fillRect(axes.left + (c - beside) * pixel, from, pixel, Math.max(pixel, to - from));
            topBefore = top;
            bottomBefore = bottom;
        }
    }

    private void paintRawLine(GraphicsContext gc, Decimator decimator) {
        int points = 0;
        reserve(2 * decimator.columns());
        for (int c = 0; c < decimator.columns(); c++) {
            if (!decimator.isFilled(c)) {
                continue;
            }
            if (decimator.isAfterGap(c)) {
                stroke(gc, points);
                points = 0;
            }
            xs[points] = center(c);
            ys[points++] = axes.y(decimator.min(c));
            if (decimator.max(c) > decimator.min(c)) {
                xs[points] = center(c);
                ys[points++] = axes.y(decimator.max(c));
            }
        }
        stroke(gc, points);
    }

    private void paintLine(GraphicsContext gc, Decimator decimator, Color color) {
        gc.setStroke(color);
        gc.setFill(color);
        gc.setLineWidth(chart.lineWidth.get().doubleValue());
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        reserve(decimator.columns());
        int points = 0;
        for (int c = 0; c < decimator.columns(); c++) {
            if (!decimator.isFilled(c)) {
                continue;
            }
            if (decimator.isAfterGap(c)) {
                stroke(gc, points);
                points = 0;
            }
            xs[points] = center(c);
            ys[points++] = axes.y(decimator.smoothed(c));
        }
        stroke(gc, points);
    }

    /** Strokes what lies in the arrays; a point without neighbours would leave no trace, so it becomes a dot. */
    private void stroke(GraphicsContext gc, int points) {
        if (points > 1) {
            gc.strokePolyline(xs, ys, points);
        } else if (points == 1) {
            gc.fillOval(xs[0] - 1.5, ys[0] - 1.5, 3, 3);
        }
    }

    /** A dot where a line ends, if its end is in sight. */
    private void paintEnd(GraphicsContext gc, Decimator decimator, Color color) {
        for (int c = decimator.columns() - 1; c >= beside; c--) {
            if (decimator.isFilled(c)) {
                if (c < beside + columns) {
                    gc.setFill(color);
                    gc.fillOval(center(c) - DOT, axes.y(decimator.smoothed(c)) - DOT, 2 * DOT, 2 * DOT);
                }
                return;
            }
        }
    }

    private void paintLabels(GraphicsContext gc, @Nullable Reference reference) {
        double line = chart.lineHeight();
        double right = axes.left + axes.width;
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.TOP);
        if (reference != null && !reference.label().isEmpty()) {
            double above = axes.y(reference.value()) - line - 2;
            double y = above < axes.top ? axes.y(reference.value()) + 2 : above;
            double size = chart.textWidth(reference.label());
            label(gc, reference.label(), right - size - 4, y, size, chart.reference.get());
        }
        double end = Double.NEGATIVE_INFINITY;
        double y = axes.top;
        for (Mark mark : chart.marks()) {
            double x = axes.x(mark.step());
            if (mark.label().isEmpty() || x < axes.left || x >= right) {
                continue;
            }
            double size = chart.textWidth(mark.label());
            double at = x + 4 + size > right ? x - 4 - size : x + 4;
            // A label that would cover the one before goes a line further down.
            y = at < end ? y + line + 2 : axes.top;
            end = at + size + 4;
            if (y + line < axes.top + axes.height) {
                label(gc, mark.label(), at, y, size, chart.mark.get());
            }
        }
    }

    private void label(GraphicsContext gc, String text, double x, double y, double width, Color color) {
        gc.setGlobalAlpha(0.75);
        gc.setFill(chart.readout.get());
        gc.fillRect(chart.snap(x) - 2, chart.snap(y), chart.snap(width) + 4, chart.snap(chart.lineHeight()));
        gc.setGlobalAlpha(1);
        gc.setFill(color);
        gc.fillText(text, chart.snap(x), chart.snap(y));
    }

    private double center(int column) {
        return axes.left + (column - beside + 0.5) * chart.pixel();
    }

    private Color color(int line) {
        return chart.seriesColors.get(lines.get(line).color() - 1).get();
    }

    private void reserve(int points) {
        if (xs.length < points) {
            xs = new double[points];
            ys = new double[points];
        }
    }
}
