package dev.ganvas.ui.widget;

import java.nio.IntBuffer;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Images of one size in rows and columns, enlarged without smoothing (shrunk with it), as large as the space allows and in its middle.
 * One pixel buffer is kept for all of them and written anew by {@link #show}.
 *
 * <p>A click or Enter reports a cell; the arrow keys, Home and End move the selection, Escape takes it away. Style class
 * {@code sample-grid}; beside the properties that all widgets share: {@code -ganvas-gap} (space between cells),
 * {@code -ganvas-hover} and {@code -ganvas-selection} (colours of the frame around the cell under the pointer and around
 * the selected one).
 */
public final class SampleGrid extends CanvasRegion {
    /** The value of {@link #selectedProperty} while no cell is selected. */
    public static final int NONE = -1;

    private static final StyleablePropertyFactory<SampleGrid> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<SampleGrid, Number> GAP =
            FACTORY.createSizeCssMetaData("-ganvas-gap", grid -> grid.gap, 2, false);
    private static final CssMetaData<SampleGrid, Color> HOVER =
            FACTORY.createColorCssMetaData("-ganvas-hover", grid -> grid.hoverColor, Color.GRAY, false);
    private static final CssMetaData<SampleGrid, Color> SELECTION =
            FACTORY.createColorCssMetaData("-ganvas-selection", grid -> grid.selectionColor, Color.GRAY, false);
    private static final double FRAME = 2;
    /**
     * Shifts where images are read by a hair: at the edge between two pixels the software renderer rounds down, and
     * would show a line of the neighbouring image.
     */
    private static final double HAIR = 0.002;

    private final StyleableObjectProperty<Number> gap = repainting(GAP, 2);
    private final StyleableObjectProperty<Color> hoverColor = repainting(HOVER, Color.GRAY);
    private final StyleableObjectProperty<Color> selectionColor = repainting(SELECTION, Color.GRAY);
    private final IntegerProperty columns = new SimpleIntegerProperty(this, "columns", 0);
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);
    private final GridLayout layout = new GridLayout();
    private IntConsumer onCellClicked = index -> {};
    private List<Integer> numbered = List.of();
    private int hover = NONE;
    private final ReadOnlyIntegerWrapper shownCount = new ReadOnlyIntegerWrapper(this, "count");
    private int count;
    private int imageWidth;
    private int imageHeight;
    private int packedColumns;
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable WritableImage image;

    /** Creates an empty grid. */
    public SampleGrid() {
        super("sample-grid");
        setMinSize(80, 80);
        setPrefSize(320, 320);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        columns.addListener((Observable observable) -> repaint());
        selected.addListener((Observable observable) -> {
            repaint();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        setOnMouseMoved(event -> hoverOver(cellAt(event)));
        setOnMouseExited(event -> hoverOver(NONE));
        setOnMousePressed(this::takeFocus);
        setOnMouseClicked(this::click);
        setOnKeyPressed(this::press);
    }

    /**
     * Shows images; copies the pixels.
     *
     * @param newCount how many images
     * @param width of one image
     * @param height of one image
     * @param argb pixels image after image, row after row; colours multiplied by alpha where not opaque
     */
    public void show(int newCount, int width, int height, int[] argb) {
        if (newCount < 0 || width < 1 || height < 1 || argb.length < (long) newCount * width * height) {
            throw new IllegalArgumentException("%d images of %d x %d need %d pixels, but there are %d."
                    .formatted(newCount, width, height, (long) newCount * width * height, argb.length));
        }
        if (newCount != count || width != imageWidth || height != imageHeight) {
            count = newCount;
            imageWidth = width;
            imageHeight = height;
            allocate();
        }
        pack(argb);
        repaint();
    }

    /** Shows the empty text. */
    public void clear() {
        count = 0;
        shownCount.set(0);
        selected.set(NONE);
        hover = NONE;
        image = null;
        buffer = null;
        repaint();
    }

    /** How many images stand in a row; 0 chooses what makes them largest. */
    public IntegerProperty columnsProperty() {
        return columns;
    }

    /** The selected cell, or {@link #NONE}. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** Frames these cells and writes their place in the list on them, from 1. */
    public void setNumbered(List<Integer> cells) {
        numbered = List.copyOf(cells);
        repaint();
    }

    /** Says what to do with the index of a cell that was clicked, or on which Enter was pressed. */
    public void setOnCellClicked(IntConsumer action) {
        onCellClicked = action;
    }

    /** How many images there are. */
    public ReadOnlyIntegerProperty countProperty() {
        return shownCount.getReadOnlyProperty();
    }

    private void allocate() {
        shownCount.set(count);
        if (selected.get() >= count) {
            selected.set(NONE);
        }
        hover = NONE;
        if (count == 0) {
            image = null;
            buffer = null;
            return;
        }
        // Nearly square, because a graphics card limits the length of an image's sides.
        packedColumns = (int) Math.ceil(Math.sqrt(count));
        int packedRows = (count + packedColumns - 1) / packedColumns;
        int width = packedColumns * imageWidth;
        int height = packedRows * imageHeight;
        pixels = new int[width * height];
        PixelBuffer<IntBuffer> fresh =
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        buffer = fresh;
        image = new WritableImage(fresh);
    }

    private void pack(int[] argb) {
        int stride = packedColumns * imageWidth;
        for (int i = 0; i < count; i++) {
            int from = i * imageWidth * imageHeight;
            int to = i / packedColumns * imageHeight * stride + i % packedColumns * imageWidth;
            for (int y = 0; y < imageHeight; y++) {
                System.arraycopy(argb, from + y * imageWidth, pixels, to + y * stride, imageWidth);
            }
        }
        if (buffer != null) {
            buffer.updateBuffer(all -> null);
        }
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        if (image == null) {
            paintEmptyText(gc, width, height);
            return;
        }
        double space = gap.get().doubleValue();
        layout.fit(count, columns.get(), imageWidth, imageHeight, space, width, height, pixel());
        // Enlarged pixels stay sharp; but shrinking without a mean would drop whole lines of the image.
        gc.setImageSmoothing(layout.width() < imageWidth * pixel());
        for (int i = 0; i < count; i++) {
            double x = i % packedColumns * imageWidth + HAIR;
            double y = Math.floorDiv(i, packedColumns) * imageHeight + HAIR;
            gc.drawImage(
                    image, x, y, imageWidth, imageHeight, layout.x(i), layout.y(i), layout.width(), layout.height());
        }
        for (int place = 0; place < numbered.size(); place++) {
            number(gc, numbered.get(place), Integer.toString(place + 1));
        }
        frame(gc, hover, hoverColor.get());
        frame(gc, selected.get(), selectionColor.get());
    }

    /** Frames a cell from inside, so that the frame shows at the border of the grid and without any gap too. */
    private void frame(GraphicsContext gc, int index, Color color) {
        if (index < 0 || index >= count) {
            return;
        }
        double x = layout.x(index);
        double y = layout.y(index);
        double width = layout.width();
        double height = layout.height();
        gc.setFill(color);
        gc.fillRect(x, y, width, FRAME);
        gc.fillRect(x, y + height - FRAME, width, FRAME);
        gc.fillRect(x, y + FRAME, FRAME, height - 2 * FRAME);
        gc.fillRect(x + width - FRAME, y + FRAME, FRAME, height - 2 * FRAME);
    }

    private void number(GraphicsContext gc, int index, String text) {
        if (index >= count) {
            return;
        }
        frame(gc, index, selectionColor.get());
        double side = Math.min(lineHeight(), Math.min(layout.width(), layout.height()));
        double width = Math.max(side, textWidth(text) + 2 * FRAME);
        gc.setFill(selectionColor.get());
        gc.fillRect(layout.x(index), layout.y(index), width, side);
        gc.setFont(font.get());
        gc.setFill(readout.get());
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(text, layout.x(index) + width / 2, layout.y(index) + side / 2, width);
    }

    private int cellAt(MouseEvent event) {
        return image == null
                ? NONE
                : layout.cellAt(event.getX() - snappedLeftInset(), event.getY() - snappedTopInset());
    }

    private void hoverOver(int index) {
        if (hover != index) {
            hover = index;
            repaint();
        }
    }

    /** Keeps the press to itself: whoever heard of it further up would take the focus, and the keys with it. */
    private void takeFocus(MouseEvent event) {
        if (isFocusTraversable()) {
            requestFocus();
            event.consume();
        }
    }

    private void click(MouseEvent event) {
        int index = cellAt(event);
        if (event.getButton() == MouseButton.PRIMARY && index != NONE) {
            selected.set(index);
            onCellClicked.accept(index);
        }
    }

    private void press(KeyEvent event) {
        if (count == 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int at = selected.get();
        int across = layout.columns();
        switch (event.getCode()) {
            case LEFT -> select(at - 1, at);
            case RIGHT -> select(at + 1, at);
            case UP -> select(at - across, at);
            case DOWN -> select(at + across, at);
            case HOME -> select(0, at);
            case END -> select(count - 1, at);
            case ESCAPE -> {
                if (at == NONE) {
                    return;
                }
                selected.set(NONE);
            }
            case ENTER -> {
                if (at == NONE) {
                    return;
                }
                onCellClicked.accept(at);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index, int before) {
        if (before == NONE) {
            selected.set(0);
        } else if (index >= 0 && index < count) {
            selected.set(index);
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            String name = getAccessibleText() == null ? "" : getAccessibleText() + ": ";
            if (count == 0) {
                return name + getEmptyText();
            }
            String chosen = selected.get() == NONE
                    ? ""
                    : WidgetTexts.fill(WidgetTexts.inUse().chosenImage(), selected.get() + 1);
            return name + WidgetTexts.fill(WidgetTexts.inUse().images(), count) + chosen;
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
