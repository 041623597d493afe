package dev.ganvas.chart;

/** Draws grid and labels of a pair of axes the same way in every chart that has them. */
public final class AxesDrawing {
    /** Between a label and the plot. */
    public static final double LABEL_GAP = 6;

    private AxesDrawing() {}

    /** Draws a hairline and a label for each value. */
    public static void drawValues(Surface surface, ChartAxes axes, Ticks ticks, int text, int grid) {
        for (int i = 0; i < ticks.count(); i++) {
            double y = surface.snap(axes.y(ticks.value(i)));
            surface.fillRectangle(axes.left(), y, axes.width(), surface.pixel(), grid);
        }
        ticks.measure(surface);
        double half = surface.lineHeight() / 2;
        for (int i = 0; i < ticks.count(); i++) {
            double y = surface.snap(axes.y(ticks.value(i)) - half);
            surface.drawText(ticks.label(i), axes.left() - LABEL_GAP - ticks.width(i), y, text);
        }
    }

    /**
     * Draws a label under each tick; the last ones move left rather than over the edge.
     *
     * @param shift how far right of its place each label stands
     * @param edge where the surface ends
     */
    public static void drawSteps(Surface surface, ChartAxes axes, Ticks ticks, double shift, double edge, int text) {
        ticks.measure(surface);
        double y = axes.top() + axes.height() + LABEL_GAP - 1;
        for (int i = 0; i < ticks.count(); i++) {
            double size = ticks.width(i);
            double x = axes.x(Math.round(ticks.value(i))) + shift - size / 2;
            surface.drawText(ticks.label(i), surface.snap(Math.min(edge - size, x)), y, text);
        }
    }
}
