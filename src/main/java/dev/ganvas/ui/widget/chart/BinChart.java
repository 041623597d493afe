package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.AxesDrawing;
import dev.ganvas.chart.Ticks;
import dev.ganvas.ui.widget.CanvasRegion;
import java.util.Arrays;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * How many values fall into equal parts of a range, as bars; the range stands below, and zero where it lies in it.
 *
 * <p>Style class {@code bin-chart}; {@code -ganvas-bar} is the colour of the bars.
 */
public final class BinChart extends CanvasRegion {
    private static final StyleablePropertyFactory<BinChart> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<BinChart, Color> BAR =
            FACTORY.createColorCssMetaData("-ganvas-bar", chart -> chart.bar, Color.gray(0.4), false);

    private final StyleableObjectProperty<Color> bar = repainting(BAR, Color.gray(0.4));
    private int[] bins = new int[0];
    private double low;
    private double high;

    /** Creates an empty chart. */
    public BinChart() {
        super("bin-chart");
        setMinSize(120, 60);
        setPrefSize(280, 130);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Shows the counts of equal parts from {@code from} to {@code to}; keeps no hold of the array. */
    public void show(int[] counts, double from, double to) {
        bins = counts.clone();
        low = from;
        high = to;
        repaint();
    }

    /** Shows the empty text. */
    public void clear() {
        bins = new int[0];
        repaint();
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        if (bins.length == 0) {
            paintEmptyText(gc, width, height);
            return;
        }
        double ground = snap(height - lineHeight() - AxesDrawing.LABEL_GAP);
        int most = Math.max(1, Arrays.stream(bins).max().orElse(1));
        gc.setFill(grid.get());
        gc.fillRect(0, ground, width, pixel());
        if (low < 0 && high > 0) {
            gc.fillRect(snap(width * -low / (high - low)), 0, pixel(), ground);
        }
        gc.setFill(bar.get());
        for (int i = 0; i < bins.length; i++) {
            double from = snap(width * i / bins.length);
            double to = snap(width * (i + 1) / bins.length);
            double tall = bins[i] == 0 ? 0 : Math.max(1, ground * bins[i] / most);
            gc.fillRect(from, ground - tall, Math.max(pixel(), to - from - pixel()), tall);
        }
        gc.setFont(font.get());
        gc.setFill(text.get());
        gc.setTextBaseline(VPos.TOP);
        double y = ground + AxesDrawing.LABEL_GAP - 1;
        String first = Ticks.value(low);
        String last = Ticks.value(high);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(first, 0, y);
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.fillText(last, width, y);
        double zero = low < 0 && high > 0 ? width * -low / (high - low) : -1;
        if (zero > textWidth(first) + 16 && zero < width - textWidth(last) - 16) {
            gc.setTextAlign(TextAlignment.CENTER);
            gc.fillText("0", snap(zero), y);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
