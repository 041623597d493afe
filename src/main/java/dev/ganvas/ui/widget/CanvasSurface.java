package dev.ganvas.ui.widget;

import dev.ganvas.chart.LineStroke;
import dev.ganvas.chart.Surface;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** The canvas of a {@link CanvasRegion}, in its font. JavaFX thread. */
public final class CanvasSurface implements Surface {
    private final CanvasRegion region;
    private final GraphicsContext context;
    private final Map<LineStroke, double[]> dashes = new EnumMap<>(LineStroke.class);
    private int lastArgb;
    private Color lastColor = Color.TRANSPARENT;

    CanvasSurface(CanvasRegion region, Canvas canvas) {
        this.region = region;
        this.context = canvas.getGraphicsContext2D();
        for (LineStroke stroke : LineStroke.values()) {
            dashes.put(
                    stroke,
                    stroke.dashes().stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Returns a colour as surfaces take it. */
    public static int argb(Color color) {
        return (eight(color.getOpacity()) << 24)
                | (eight(color.getRed()) << 16)
                | (eight(color.getGreen()) << 8)
                | eight(color.getBlue());
    }

    private static int eight(double share) {
        return (int) Math.round(share * 255);
    }

    @Override
    public double pixel() {
        return region.pixel();
    }

    @Override
    public double textWidth(String text) {
        return region.textWidth(text);
    }

    @Override
    public double lineHeight() {
        return region.lineHeight();
    }

    @Override
    public void fillRectangle(double x, double y, double width, double height, int argb) {
        context.setFill(color(argb));
        context.fillRect(x, y, width, height);
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        context.setFill(color(argb));
        context.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void drawLine(double[] xs, double[] ys, int points, double width, LineStroke stroke, int argb) {
        context.setStroke(color(argb));
        context.setLineWidth(width);
        // A round cap would close the small gaps of a thin line.
        context.setLineJoin(StrokeLineJoin.ROUND);
        context.setLineCap(width <= 1 ? StrokeLineCap.BUTT : StrokeLineCap.ROUND);
        context.setLineDashes(dashes.get(stroke));
        context.strokePolyline(xs, ys, points);
        context.setLineDashes();
    }

    @Override
    public void drawText(String text, double x, double y, int argb) {
        context.setFont(region.font.get());
        context.setTextAlign(TextAlignment.LEFT);
        context.setTextBaseline(VPos.TOP);
        context.setFill(color(argb));
        context.fillText(text, x, y);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        context.save();
        context.beginPath();
        context.rect(x, y, width, height);
        context.clip();
    }

    @Override
    public void endClip() {
        context.restore();
    }

    private Color color(int argb) {
        if (argb != lastArgb) {
            lastArgb = argb;
            lastColor = Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, (argb >>> 24) / 255.0);
        }
        return lastColor;
    }
}
