package dev.ganvas.chart;

/** Draws the curves of a chart from their columns: raw values faint behind, then the smoothed line. */
final class LineDrawing {
    /** The radius of the dot at the end of a line. */
    static final double DOT = 2.5;
    /** With more of the columns filled than this, raw values are drawn column by column, else as a line. */
    private static final double DENSE = 0.6;

    private static final double SINGLE = 1.5;

    private final ChartAxes axes;
    private double[] xs = new double[0];
    private double[] ys = new double[0];
    /** Columns beside the plot, on each side: they carry lines to its edge and warm up the smoothing. */
    private int beside;

    private int columns;

    LineDrawing(ChartAxes axes) {
        this.axes = axes;
    }

    /** Says which columns are in sight: {@code inSight} of them, after {@code before} that are not. */
    void show(int before, int inSight) {
        beside = before;
        columns = inSight;
    }

    void drawRaw(Surface surface, Decimator curve, boolean smoothed, int color) {
        int filled = 0;
        for (int c = beside; c < beside + columns; c++) {
            filled += curve.isFilled(c) ? 1 : 0;
        }
        if (filled > DENSE * columns) {
            drawBand(surface, curve, color);
        } else if (smoothed) {
            drawRawLine(surface, curve, color);
        }
    }

    /** One bar a column from its smallest to its largest value, made longer where it would not touch the one before. */
    private void drawBand(Surface surface, Decimator curve, int color) {
        double pixel = surface.pixel();
        double topBefore = Double.NaN;
        double bottomBefore = Double.NaN;
        for (int c = beside; c < beside + columns; c++) {
            if (!curve.isFilled(c)) {
                continue;
            }
            double top = surface.snap(axes.y(curve.max(c)));
            double bottom = surface.snap(axes.y(curve.min(c)));
            double from = top;
            double to = bottom;
            if (!curve.isAfterGap(c) && !Double.isNaN(topBefore)) {
                from = Math.min(from, bottomBefore);
                to = Math.max(to, topBefore);
            }
            double x = axes.left() + (c - beside) * pixel;
            surface.fillRectangle(x, from, pixel, Math.max(pixel, to - from), color);
            topBefore = top;
            bottomBefore = bottom;
        }
    }

    private void drawRawLine(Surface surface, Decimator curve, int color) {
        int points = 0;
        reserve(2 * curve.columns());
        for (int c = 0; c < curve.columns(); c++) {
            if (!curve.isFilled(c)) {
                continue;
            }
            if (curve.isAfterGap(c)) {
                draw(surface, points, 1, LineStroke.SOLID, color);
                points = 0;
            }
            xs[points] = center(surface, c);
            ys[points++] = axes.y(curve.min(c));
            if (curve.max(c) > curve.min(c)) {
                xs[points] = center(surface, c);
                ys[points++] = axes.y(curve.max(c));
            }
        }
        draw(surface, points, 1, LineStroke.SOLID, color);
    }

    void drawLine(Surface surface, Decimator curve, LineStroke stroke, double width, int color) {
        reserve(curve.columns());
        int points = 0;
        for (int c = 0; c < curve.columns(); c++) {
            if (!curve.isFilled(c)) {
                continue;
            }
            if (curve.isAfterGap(c)) {
                draw(surface, points, width, stroke, color);
                points = 0;
            }
            xs[points] = center(surface, c);
            ys[points++] = axes.y(curve.smoothed(c));
        }
        draw(surface, points, width, stroke, color);
    }

    /** Draws what lies in the arrays; a point without neighbours would leave no trace, so it becomes a dot. */
    private void draw(Surface surface, int points, double width, LineStroke stroke, int color) {
        if (points > 1) {
            surface.drawLine(xs, ys, points, width, stroke, color);
        } else if (points == 1) {
            surface.fillCircle(xs[0], ys[0], SINGLE, color);
        }
    }

    /** A dot where a line ends, if its end is in sight. */
    void drawEnd(Surface surface, Decimator curve, int color) {
        for (int c = curve.columns() - 1; c >= beside; c--) {
            if (curve.isFilled(c)) {
                double y = axes.y(curve.smoothed(c));
                if (c < beside + columns && y >= axes.top() - 1 && y <= axes.top() + axes.height() + 1) {
                    surface.fillCircle(center(surface, c), y, DOT, color);
                }
                return;
            }
        }
    }

    private double center(Surface surface, int column) {
        return axes.left() + (column - beside + 0.5) * surface.pixel();
    }

    private void reserve(int points) {
        if (xs.length < points) {
            xs = new double[points];
            ys = new double[points];
        }
    }
}
