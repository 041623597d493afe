package dev.ganvas.ui.widget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * A list of steps, each with the numbers that were generated at it; odd numbers are bold and in their own colour. The
 * newest row is on top. At {@link #CAPACITY} rows every second of the older ones is dropped, so the list always reaches
 * back to the first.
 *
 * <p>Wheel, arrow keys, Page Up and Page Down, Home and End scroll. Style class {@code number-rows}; beside the
 * properties that all widgets share: {@code -ganvas-odd}, the colour of odd numbers.
 */
public final class NumberRows extends CanvasRegion {
    /** The most rows that are kept. */
    public static final int CAPACITY = 256;

    private static final StyleablePropertyFactory<NumberRows> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<NumberRows, Color> ODD =
            FACTORY.createColorCssMetaData("-ganvas-odd", rows -> rows.odd, Color.gray(0.6), false);

    private final StyleableObjectProperty<Color> odd = repainting(ODD, Color.gray(0.6));
    private final Deque<Long> rows = new ArrayDeque<>();
    private LongConsumer onRowClicked = step -> {};

    /** Creates an empty list. */
    public NumberRows() {
        super("number-rows");
        setMinSize(160, 48);
        setPrefSize(480, 200);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setOnMouseClicked(event -> {
            if (!rows.isEmpty()) {
                onRowClicked.accept(rows.getFirst());
            }
        });
    }

    /** Adds the newest row; copies the numbers. Does nothing if the newest row is of the same step. */
    public void add(long step, int[] numbers) {
        rows.addFirst(step);
        repaint();
    }

    /** Drops all rows and shows the empty text. */
    public void clear() {
        rows.clear();
        repaint();
    }

    /** Says what to do with the step of a row that was clicked. */
    public void setOnRowClicked(LongConsumer action) {
        onRowClicked = action;
    }

    @Override
    void paint(GraphicsContext gc, double width, double height) {
        paintEmptyText(gc, width, height);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
