package dev.ganvas.ui.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * A region that paints itself on one canvas, at most once a layout pass, however often it was asked to. The base of the
 * widgets here: size, pixel scale, font and the colours that all of them share.
 */
public abstract class CanvasRegion extends Region {
    private static final StyleablePropertyFactory<CanvasRegion> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final FontCssMetaData<CanvasRegion> FONT = new FontCssMetaData<>("-fx-font", Font.getDefault()) {
        @Override
        public boolean isSettable(CanvasRegion region) {
            return !region.font.isBound();
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(CanvasRegion region) {
            return region.font;
        }
    };
    private static final CssMetaData<CanvasRegion, Color> TEXT =
            FACTORY.createColorCssMetaData("-ganvas-text", region -> region.text, Color.gray(0.5), false);
    private static final CssMetaData<CanvasRegion, Color> STRONG_TEXT =
            FACTORY.createColorCssMetaData("-ganvas-strong-text", region -> region.strongText, Color.gray(0.3), false);
    private static final CssMetaData<CanvasRegion, Color> GRID =
            FACTORY.createColorCssMetaData("-ganvas-grid", region -> region.grid, Color.gray(0.5, 0.25), false);
    private static final CssMetaData<CanvasRegion, Color> READOUT =
            FACTORY.createColorCssMetaData("-ganvas-readout", region -> region.readout, Color.gray(0.95), false);
    private static final CssMetaData<CanvasRegion, Color> FOCUS =
            FACTORY.createColorCssMetaData("-ganvas-focus", region -> region.focus, Color.GRAY, false);
    private static final List<CssMetaData<? extends Styleable, ?>> CSS = withFont();
    /** How far outside the region its focus frame stands. */
    private static final double FOCUS_AWAY = 3;

    public final StyleableObjectProperty<Font> font = repainting(FONT, Font.getDefault());
    public final StyleableObjectProperty<Color> text = repainting(TEXT, TEXT.getInitialValue(this));
    public final StyleableObjectProperty<Color> strongText = repainting(STRONG_TEXT, STRONG_TEXT.getInitialValue(this));
    public final StyleableObjectProperty<Color> grid = repainting(GRID, GRID.getInitialValue(this));
    public final StyleableObjectProperty<Color> readout = repainting(READOUT, READOUT.getInitialValue(this));
    final StyleableObjectProperty<Color> focus = repainting(FOCUS, FOCUS.getInitialValue(this));

    private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(this, canvas);
    private final Rectangle focusFrame = new Rectangle();
    private final Text ruler = new Text("0");
    private boolean dirty = true;
    private double pixelScale = 1;

    protected CanvasRegion(String styleClass) {
        getStyleClass().add(styleClass);
        focusFrame.setManaged(false);
        focusFrame.setMouseTransparent(true);
        focusFrame.setFill(null);
        focusFrame.setArcWidth(8);
        focusFrame.setArcHeight(8);
        focusFrame.strokeProperty().bind(focus);
        focusFrame.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(canvas, focusFrame);
        ruler.fontProperty().bind(font);
        emptyText.addListener(observable -> repaint());
    }

    /** What stands in the middle while there is nothing to show. */
    public final StringProperty emptyTextProperty() {
        return emptyText;
    }

    public final String getEmptyText() {
        return emptyText.get();
    }

    public final void setEmptyText(String value) {
        emptyText.set(value);
    }

    /** Paints everything on a cleared canvas of this size. */
    protected abstract void paint(GraphicsContext gc, double width, double height);

    /** Places the nodes that lie over the canvas, if any; called after painting and after a change of size. */
    protected void layoutOverlay(double left, double top, double width, double height) {}

    /** The canvas as charts draw on it. */
    public final CanvasSurface surface() {
        return surface;
    }

    /** Asks for one painting in the coming pulse. Only this node is laid out again, not its parents. */
    protected final void repaint() {
        dirty = true;
        setNeedsLayout(true);
    }

    /** Returns the size of a device pixel. */
    public final double pixel() {
        return 1 / pixelScale;
    }

    /** Returns the nearest edge between two device pixels. */
    public final double snap(double position) {
        return Math.rint(position * pixelScale) / pixelScale;
    }

    /** Returns how wide the canvas is; 0 before the first layout. */
    protected final double canvasWidth() {
        return canvas.getWidth();
    }

    /** Returns how high the canvas is; 0 before the first layout. */
    protected final double canvasHeight() {
        return canvas.getHeight();
    }

    /** Asks for the overlay alone to be placed anew in the coming pulse. */
    public final void relayoutOverlay() {
        setNeedsLayout(true);
    }

    /** Returns the width of a text in the widget's font. */
    public final double textWidth(String string) {
        ruler.setText(string);
        return ruler.getLayoutBounds().getWidth();
    }

    /** Returns the height of a line in the widget's font. */
    public final double lineHeight() {
        return Math.ceil(ruler.getLayoutBounds().getHeight());
    }

    protected final <T> StyleableObjectProperty<T> repainting(CssMetaData<? extends Styleable, T> meta, T initial) {
        return new SimpleStyleableObjectProperty<>(meta, this, meta.getProperty(), initial) {
            @Override
            protected void invalidated() {
                get();
                repaint();
            }
        };
    }

    @Override
    protected final void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double height = Math.max(0, getHeight() - top - snappedBottomInset());
        double scale = scaleOfWindow();
        if (width != canvas.getWidth() || height != canvas.getHeight() || scale != pixelScale) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            pixelScale = scale;
            dirty = true;
        }
        canvas.relocate(left, top);
        focusFrame.setX(-FOCUS_AWAY);
        focusFrame.setY(-FOCUS_AWAY);
        focusFrame.setWidth(getWidth() + 2 * FOCUS_AWAY);
        focusFrame.setHeight(getHeight() + 2 * FOCUS_AWAY);
        if (dirty && width > 0 && height > 0) {
            dirty = false;
            GraphicsContext gc = canvas.getGraphicsContext2D();
            gc.clearRect(0, 0, width, height);
            paint(gc, width, height);
        }
        layoutOverlay(left, top, width, height);
    }

    protected final void paintEmptyText(GraphicsContext gc, double width, double height) {
        gc.setFont(font.get());
        gc.setFill(text.get());
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(getEmptyText(), snap(width / 2), snap(height / 2), width);
    }

    private double scaleOfWindow() {
        Scene scene = getScene();
        return scene == null || scene.getWindow() == null
                ? 1
                : scene.getWindow().getRenderScaleX();
    }

    private static List<CssMetaData<? extends Styleable, ?>> withFont() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(FACTORY.getCssMetaData());
        all.add(FONT);
        return List.copyOf(all);
    }

    /** Returns the CSS properties that every widget has. */
    protected static List<CssMetaData<? extends Styleable, ?>> sharedCss() {
        return CSS;
    }
}
