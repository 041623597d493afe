package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.AxesDrawing;
import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.Ticks;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.ui.widget.CanvasRegion;
import dev.ganvas.ui.widget.CanvasSurface;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * A function of one number with its slope, on fixed axes.
 *
 * <p>Style class {@code function-chart}; {@code -ganvas-value} and {@code -ganvas-slope} are the colours of the lines.
 */
public final class FunctionChart extends CanvasRegion {
    private static final StyleablePropertyFactory<FunctionChart> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<FunctionChart, Color> VALUE =
            FACTORY.createColorCssMetaData("-ganvas-value", chart -> chart.valueColor, Color.gray(0.2), false);
    private static final CssMetaData<FunctionChart, Color> SLOPE =
            FACTORY.createColorCssMetaData("-ganvas-slope", chart -> chart.slopeColor, Color.gray(0.5), false);
    /** Functions are drawn from minus this to this, */
    private static final double REACH = 4;
    /** and their values from here */
    private static final double LOW = -1.25;
    /** to here. */
    private static final double HIGH = 2.25;

    private final StyleableObjectProperty<Color> valueColor = repainting(VALUE, Color.gray(0.2));
    private final StyleableObjectProperty<Color> slopeColor = repainting(SLOPE, Color.gray(0.5));
    private final ChartAxes axes = new ChartAxes();
    private final Ticks across = new Ticks();
    private final Ticks up = new Ticks();
    private @Nullable DoubleUnaryOperator value;
    private @Nullable DoubleUnaryOperator slope;

    /** Creates an empty chart. */
    public FunctionChart() {
        super("function-chart");
        setMinSize(120, 90);
        setPrefSize(280, 170);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Draws a function and its slope. */
    public void show(DoubleUnaryOperator function, DoubleUnaryOperator itsSlope) {
        value = function;
        slope = itsSlope;
        repaint();
    }

    /** Shows the empty text. */
    public void clear() {
        value = null;
        slope = null;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        DoubleUnaryOperator f = value;
        DoubleUnaryOperator s = slope;
        if (f == null || s == null) {
            paintEmptyText(gc, width, height);
            return;
        }
        double line = lineHeight();
        axes.place(
                snap(textWidth("-1") + AxesDrawing.LABEL_GAP),
                snap(line / 2),
                snap(width - 4),
                snap(height - line - AxesDrawing.LABEL_GAP));
        axes.show(new StepSpan((long) -REACH, (long) REACH));
        axes.range(LOW, HIGH, ValueScale.LINEAR);
        up.setWhole(-1, 2, 3);
        across.setWhole((long) -REACH, (long) REACH, 4);
        int quiet = CanvasSurface.argb(text.get());
        AxesDrawing.drawValues(surface(), axes, up, quiet, CanvasSurface.argb(grid.get()));
        AxesDrawing.drawSteps(surface(), axes, across, 0, width, quiet);
        gc.setFill(grid.get());
        gc.fillRect(snap(axes.x(0)), axes.top(), pixel(), axes.height());
        gc.setLineDashes(4, 4);
        gc.setLineWidth(1.5);
        draw(gc, s, slopeColor.get());
        gc.setLineDashes();
        gc.setLineWidth(2);
        draw(gc, f, valueColor.get());
    }

    private void draw(GraphicsContext gc, DoubleUnaryOperator function, Color color) {
        gc.save();
        gc.beginPath();
        gc.rect(axes.left(), axes.top(), axes.width(), axes.height());
        gc.clip();
        gc.setStroke(color);
        gc.beginPath();
        for (double at = 0; at <= axes.width(); at += 1) {
            double x = -REACH + at / axes.width() * 2 * REACH;
            double y = axes.y(function.applyAsDouble(x));
            if (at == 0) {
                gc.moveTo(axes.left(), y);
            } else {
                gc.lineTo(axes.left() + at, y);
            }
        }
        gc.stroke();
        gc.restore();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
