package dev.ganvas.ui.widget;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * How often each number from 0 came, as bars; even and odd numbers differ in colour. Where there are more numbers than
 * there is room for bars, a bar stands for several neighbours, the odd ones above the even ones.
 *
 * <p>Style class {@code number-histogram}; beside the properties that all widgets share: {@code -ganvas-even} and
 * {@code -ganvas-odd}, the colours of the bars.
 */
public final class NumberHistogram extends CanvasRegion {
    private static final StyleablePropertyFactory<NumberHistogram> FACTORY =
            new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<NumberHistogram, Color> EVEN =
            FACTORY.createColorCssMetaData("-ganvas-even", histogram -> histogram.even, Color.gray(0.4), false);
    private static final CssMetaData<NumberHistogram, Color> ODD =
            FACTORY.createColorCssMetaData("-ganvas-odd", histogram -> histogram.odd, Color.gray(0.7), false);

    private final StyleableObjectProperty<Color> even = repainting(EVEN, Color.gray(0.4));
    private final StyleableObjectProperty<Color> odd = repainting(ODD, Color.gray(0.7));
    private int[] counts = new int[0];

    /** Creates an empty histogram. */
    public NumberHistogram() {
        super("number-histogram");
        setMinSize(160, 96);
        setPrefSize(480, 240);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Shows how often each number came, indexed by the number; copies the counts. At most 65,536 numbers. */
    public void show(int[] newCounts) {
        counts = newCounts.clone();
        repaint();
    }

    /** Shows the empty text. */
    public void clear() {
        counts = new int[0];
        repaint();
    }

    @Override
    void paint(GraphicsContext gc, double width, double height) {
        if (counts.length == 0) {
            paintEmptyText(gc, width, height);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
