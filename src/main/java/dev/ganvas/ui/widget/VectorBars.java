package dev.ganvas.ui.widget;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The values of a vector as small bars, up and down from a line for 0, on the scale of the largest.
 *
 * <p>Style class {@code vector-bars}; beside the properties that all widgets share: {@code -ganvas-bar}, the colour of
 * the bars.
 */
public final class VectorBars extends CanvasRegion {
    private static final StyleablePropertyFactory<VectorBars> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<VectorBars, Color> BAR =
            FACTORY.createColorCssMetaData("-ganvas-bar", bars -> bars.bar, Color.GRAY, false);
    private static final double WIDEST_BAR = 14;

    private final StyleableObjectProperty<Color> bar = repainting(BAR, Color.GRAY);
    private float[] values = new float[0];

    /** Creates bars of nothing. */
    public VectorBars() {
        super("vector-bars");
        setMinSize(60, 28);
        setPrefSize(240, 44);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Shows a vector; copies its values. */
    public void show(float[] vector) {
        values = vector.clone();
        repaint();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        if (values.length == 0) {
            paintEmptyText(gc, width, height);
            return;
        }
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double room = Math.min(width / values.length, WIDEST_BAR);
        double thickness = Math.max(pixel(), snap(room * 0.75));
        double zero = snap(height / 2);
        gc.setFill(grid.get());
        gc.fillRect(0, zero, snap(room * values.length), pixel());
        gc.setFill(bar.get());
        for (int i = 0; i < values.length; i++) {
            double length = largest == 0 ? 0 : Math.abs(values[i]) / largest * (height / 2 - pixel());
            gc.fillRect(snap(i * room), values[i] > 0 ? zero - length : zero, thickness, length);
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            return getAccessibleText() + ": "
                    + WidgetTexts.fill(WidgetTexts.inUse().values(), values.length);
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
