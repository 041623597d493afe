package dev.ganvas.ui.widget.chart;

import dev.ganvas.metric.Decimator;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Paints the curves of a {@link StepChart} from their columns: raw values faint behind, then the smoothed line. */
final class LinePainter {
    /** The radius of the dot at the end of a line. */
    static final double DOT = 2.5;
    /** With more of the columns filled than this, raw values are drawn column by column, else as a line. */
    private static final double DENSE = 0.6;

    private final StepChart chart;
    private final ChartAxes axes;
    private double[] xs = new double[0];
    private double[] ys = new double[0];
    /** Columns beside the plot, on each side: they carry lines to its edge and warm up the smoothing. */
    private int beside;

    private int columns;

    LinePainter(StepChart chart, ChartAxes axes) {
        this.chart = chart;
        this.axes = axes;
    }

    /** Says which columns are in sight: {@code inSight} of them, after {@code before} that are not. */
    void show(int before, int inSight) {
        beside = before;
        columns = inSight;
    }

    void paintRaw(GraphicsContext gc, PlottedCurve plot) {
        Decimator decimator = plot.columns();
        Color color = chart.color(plot.curve().line());
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

    void paintLine(GraphicsContext gc, PlottedCurve plot) {
        Decimator decimator = plot.columns();
        Color color = chart.color(plot.curve().line());
        gc.setStroke(color);
        gc.setFill(color);
        gc.setLineWidth(chart.lineWidth.get().doubleValue());
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        gc.setLineDashes(plot.curve().line().stroke().dashes());
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
        gc.setLineDashes();
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
    void paintEnd(GraphicsContext gc, PlottedCurve plot) {
        Decimator decimator = plot.columns();
        for (int c = decimator.columns() - 1; c >= beside; c--) {
            if (decimator.isFilled(c)) {
                double y = axes.y(decimator.smoothed(c));
                if (c < beside + columns && y >= axes.top - 1 && y <= axes.top + axes.height + 1) {
                    gc.setFill(chart.color(plot.curve().line()));
                    gc.fillOval(center(c) - DOT, y - DOT, 2 * DOT, 2 * DOT);
                }
                return;
            }
        }
    }

    private double center(int column) {
        return axes.left + (column - beside + 0.5) * chart.pixel();
    }

    private void reserve(int points) {
        if (xs.length < points) {
            xs = new double[points];
            ys = new double[points];
        }
    }
}
