package dev.ganvas.ui.widget.chart;

import dev.ganvas.ui.widget.CanvasRegion;
import dev.ganvas.ui.widget.Ticks;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws grid and labels of a pair of axes the same way in every widget that has them. */
final class AxesPainter {
    /** Between a label and the plot. */
    static final double LABEL_GAP = 6;

    private AxesPainter() {}

    /** Draws a hairline and a label for each value. */
    static void paintValues(CanvasRegion region, GraphicsContext gc, ChartAxes axes, Ticks ticks) {
        gc.setFill(region.grid.get());
        for (int i = 0; i < ticks.count(); i++) {
            gc.fillRect(axes.left, region.snap(axes.y(ticks.value(i))), axes.width, region.pixel());
        }
        gc.setFont(region.font.get());
        gc.setFill(region.text.get());
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < ticks.count(); i++) {
            gc.fillText(ticks.label(i), axes.left - LABEL_GAP, region.snap(axes.y(ticks.value(i))));
        }
    }

    /** Draws a label under each tick; the last ones move left rather than over the edge. */
    static void paintSteps(
            CanvasRegion region, GraphicsContext gc, ChartAxes axes, Ticks ticks, double shift, double width) {
        ticks.measure(region);
        gc.setFont(region.font.get());
        gc.setFill(region.text.get());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.TOP);
        double y = axes.top + axes.height + LABEL_GAP - 1;
        for (int i = 0; i < ticks.count(); i++) {
            double size = ticks.width(i);
            double x = axes.x(Math.round(ticks.value(i))) + shift - size / 2;
            gc.fillText(ticks.label(i), region.snap(Math.min(width - size, x)), y);
        }
    }
}
