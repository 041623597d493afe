package dev.ganvas.ui.widget.plane;

import dev.ganvas.ui.widget.CanvasRegion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * A square of the plane with points, a surface, a sheet, slopes and trails in layers. The wheel and the keys + and -
 * zoom, dragging and the arrow keys move, a double click and Home go back. Style class {@code plane-view}; beside the
 * properties that all widgets share: {@code -ganvas-real}, {@code -ganvas-fake}, {@code -ganvas-sheet},
 * {@code -ganvas-line}, the colours of the layers. JavaFX thread.
 */
public final class PlaneView extends CanvasRegion {
    private static final StyleablePropertyFactory<PlaneView> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<PlaneView, Color> REAL =
            FACTORY.createColorCssMetaData("-ganvas-real", view -> view.real, Color.GREEN, false);
    private static final CssMetaData<PlaneView, Color> FAKE =
            FACTORY.createColorCssMetaData("-ganvas-fake", view -> view.fake, Color.MAGENTA, false);
    private static final CssMetaData<PlaneView, Color> SHEET =
            FACTORY.createColorCssMetaData("-ganvas-sheet", view -> view.sheet, Color.ORANGE, false);
    private static final CssMetaData<PlaneView, Color> LINE =
            FACTORY.createColorCssMetaData("-ganvas-line", view -> view.line, Color.BLUE, false);

    private static final double STEP = 1.25;
    private static final double WHEEL = 1.0015;
    private static final double MOVE = 0.1;

    final StyleableObjectProperty<Color> real = repainting(REAL, Color.GREEN);
    final StyleableObjectProperty<Color> fake = repainting(FAKE, Color.MAGENTA);
    final StyleableObjectProperty<Color> sheet = repainting(SHEET, Color.ORANGE);
    final StyleableObjectProperty<Color> line = repainting(LINE, Color.BLUE);

    private final ObjectProperty<PlaneWindow> window = new SimpleObjectProperty<>(this, "window", PlaneWindow.of(0, 1));
    private final ObjectProperty<@Nullable Point2D> pointed = new SimpleObjectProperty<>(this, "pointed");
    private final Set<PlaneLayer> layers = EnumSet.of(PlaneLayer.REAL, PlaneLayer.FAKES);
    private final PlanePainter painter = new PlanePainter(this);
    private PlaneWindow home = PlaneWindow.of(0, 1);
    private PlaneContent content = PlaneContent.NONE;
    private float[] drawn = new float[0];
    private @Nullable Consumer<Stroke> pencil;
    private double way = 1;
    private double dragX;
    private double dragY;

    /**
     * A piece of a line that is drawn with the pointer, in the coordinates of the plane.
     *
     * @param begins whether no piece came before it
     */
    public record Stroke(boolean begins, double fromX, double fromY, double toX, double toY) {}

    /** Creates an empty plane. */
    public PlaneView() {
        super("plane-view");
        setMinSize(80, 80);
        setPrefSize(320, 320);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        window.addListener((property, was, is) -> repaint());
        setOnMouseMoved(event -> point(event.getX(), event.getY()));
        setOnMouseExited(event -> pointed.set(null));
        setOnMousePressed(this::grasp);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> setCursor(isDrawing() ? Cursor.CROSSHAIR : Cursor.DEFAULT));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !isDrawing()) {
                goHome();
            }
        });
        setOnScroll(this::scroll);
        setOnKeyPressed(this::press);
    }

    /** The part of the plane that is seen. */
    public ObjectProperty<PlaneWindow> windowProperty() {
        return window;
    }

    /** Where the pointer is, in the coordinates of the plane; null outside. */
    public ObjectProperty<@Nullable Point2D> pointedProperty() {
        return pointed;
    }

    /** Sets the part of the plane that is seen at first, and goes there. */
    public void setHome(PlaneWindow part) {
        if (!part.equals(home)) {
            home = part;
            window.set(part);
        }
    }

    /** Goes back to the part that was seen at first. */
    public void goHome() {
        window.set(home);
    }

    /** Shows something else. */
    public void show(PlaneContent shown) {
        content = shown;
        repaint();
    }

    /** Shows the empty text. */
    public void clear() {
        show(PlaneContent.NONE);
    }

    /** Lets the pointer draw instead of moving the plane: {@code told} hears of each piece; null ends it. */
    public void setPencil(@Nullable Consumer<Stroke> told) {
        pencil = told;
        setCursor(told == null ? Cursor.DEFAULT : Cursor.CROSSHAIR);
    }

    /** Shows points that were drawn, x and y of each, in the place of everything but the ground; none shows that again. */
    public void showDrawn(float[] points) {
        drawn = points;
        repaint();
    }

    float[] drawn() {
        return drawn;
    }

    boolean isDrawing() {
        return pencil != null;
    }

    PlaneContent content() {
        return content;
    }

    /** Shows or hides a layer. */
    public void setLayer(PlaneLayer layer, boolean shown) {
        if (shown ? layers.add(layer) : layers.remove(layer)) {
            repaint();
        }
    }

    /** Returns whether a layer is shown. */
    public boolean shows(PlaneLayer layer) {
        return layers.contains(layer);
    }

    /** Shows sheet and points on their way from their inputs, at 0, to what became of them, at 1. */
    public void setWay(double part) {
        way = part;
        repaint();
    }

    double way() {
        return way;
    }

    /** Returns the length of the square that is painted. */
    double side() {
        return Math.max(0, Math.min(canvasWidth(), canvasHeight()));
    }

    double left() {
        return snap((canvasWidth() - side()) / 2);
    }

    double top() {
        return snap((canvasHeight() - side()) / 2);
    }

    double screenX(double x) {
        return left() + (x - window.get().x()) / window.get().span() * side();
    }

    double screenY(double y) {
        return top() + side() - (y - window.get().y()) / window.get().span() * side();
    }

    /** Returns the point of the plane at a place of this node. */
    public Point2D planeAt(double screenX, double screenY) {
        PlaneWindow seen = window.get();
        double inX = screenX - snappedLeftInset() - left();
        double inY = screenY - snappedTopInset() - top();
        return new Point2D(seen.x() + inX / side() * seen.span(), seen.y() + (1 - inY / side()) * seen.span());
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        if (content.isEmpty() && !isDrawing()) {
            paintEmptyText(gc, width, height);
        } else {
            painter.paint(gc);
        }
    }

    private void point(double screenX, double screenY) {
        Point2D at = planeAt(screenX, screenY);
        PlaneWindow seen = window.get();
        boolean inside = side() > 0
                && at.getX() >= seen.x()
                && at.getX() <= seen.x() + seen.span()
                && at.getY() >= seen.y()
                && at.getY() <= seen.y() + seen.span();
        pointed.set(inside ? at : null);
    }

    private void grasp(MouseEvent event) {
        if (isFocusTraversable()) {
            requestFocus();
        }
        dragX = event.getX();
        dragY = event.getY();
        if (isDrawing() && event.isPrimaryButtonDown()) {
            stroke(true, event);
        }
        if (isFocusTraversable()) {
            event.consume(); // else whatever lies behind takes the focus
        }
    }

    private void stroke(boolean begins, MouseEvent event) {
        Consumer<Stroke> told = pencil;
        if (told != null && side() > 0) {
            Point2D from = planeAt(dragX, dragY);
            Point2D to = planeAt(event.getX(), event.getY());
            told.accept(new Stroke(begins, from.getX(), from.getY(), to.getX(), to.getY()));
        }
    }

    private void drag(MouseEvent event) {
        if (isDrawing()) {
            if (event.isPrimaryButtonDown()) {
                stroke(false, event);
                dragX = event.getX();
                dragY = event.getY();
            }
        } else if (side() > 0 && event.isPrimaryButtonDown()) {
            setCursor(Cursor.CLOSED_HAND);
            window.set(window.get().moved((dragX - event.getX()) / side(), (event.getY() - dragY) / side()));
            dragX = event.getX();
            dragY = event.getY();
        }
    }

    private void scroll(ScrollEvent event) {
        if (side() > 0 && event.getDeltaY() != 0) {
            Point2D at = planeAt(event.getX(), event.getY());
            window.set(window.get().zoomed(at.getX(), at.getY(), Math.pow(WHEEL, event.getDeltaY()), home));
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        PlaneWindow seen = window.get();
        double middleX = seen.x() + seen.span() / 2;
        double middleY = seen.y() + seen.span() / 2;
        PlaneWindow next =
                switch (event.getCode()) {
                    case PLUS, ADD, EQUALS -> seen.zoomed(middleX, middleY, STEP, home);
                    case MINUS, SUBTRACT -> seen.zoomed(middleX, middleY, 1 / STEP, home);
                    case LEFT -> seen.moved(-MOVE, 0);
                    case RIGHT -> seen.moved(MOVE, 0);
                    case UP -> seen.moved(0, MOVE);
                    case DOWN -> seen.moved(0, -MOVE);
                    case HOME -> home;
                    default -> null;
                };
        if (next != null && !event.isShortcutDown() && !event.isAltDown()) {
            window.set(next);
            event.consume();
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
