package dev.ganvas.chart.figure;

import dev.ganvas.chart.ChartColors;
import dev.ganvas.chart.ChartContent;
import dev.ganvas.chart.ChartDrawing;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.PlottedRows;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.Surface;
import dev.ganvas.chart.Ticks;

/** Draws the legend of a chart that was drawn: each line in its colour and stroke, its name, and the value at its end. */
public final class LegendDrawing {
    /** The length of a piece of a line that stands for it. */
    public static final double SAMPLE = 22;

    private static final double GAP = 6;
    private static final double BETWEEN = 18;
    private static final double WIDTH = 2;

    private final ChartDrawing chart;
    private final ChartContent content;
    private final ChartColors colors;

    LegendDrawing(ChartDrawing chart, ChartContent content, ChartColors colors) {
        this.chart = chart;
        this.content = content;
        this.colors = colors;
    }

    /** Draws it from {@code left} on; what would not fit before {@code right} is left out. */
    void draw(Surface surface, double left, double y, double right) {
        StepSpan zoom = content.steps();
        long end = chart.rows().nearestStep(zoom == null ? Long.MAX_VALUE : zoom.to());
        double x = left;
        for (Curve curve : content.curves()) {
            String text = curve.line().name() + "  " + value(curve, end);
            double width = SAMPLE + GAP + surface.textWidth(text);
            if (content.isShown(curve) && x + width <= right) {
                drawSample(surface, curve.line(), colors.of(curve.line()), x, y + surface.lineHeight() / 2);
                surface.drawText(text, x + SAMPLE + GAP, y, PrintColors.INK);
                x += width + BETWEEN;
            }
        }
    }

    /** Draws a short piece of a line, from {@code x} on at the height {@code y}. */
    public static void drawSample(Surface surface, ChartLine line, int color, double x, double y) {
        surface.drawLine(new double[] {x, x + SAMPLE}, new double[] {y, y}, 2, WIDTH, line.stroke(), color);
    }

    private String value(Curve curve, long step) {
        String raw = PlottedRows.valueText(curve, step);
        double drawn = chart.drawnValue(curve, step);
        String text = Double.isNaN(drawn) ? raw : Ticks.value(drawn);
        return text.equals(raw) ? raw : content.texts().smoothed().formatted(text, raw);
    }
}
