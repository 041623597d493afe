package dev.ganvas.ui.widget;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Two views of the same size, one over the other: at the left of a divider the one shows, at its right the other. The
 * divider is dragged, or moved with the left and right keys, Home and End. While it is {@linkplain #openProperty
 * closed}, the first view alone is shown.
 *
 * <p>Style class {@code wipe}; the divider has {@code wipe-divider}.
 */
public final class Wipe extends Region {
    private static final double KEY_STEP = 0.05;
    /** Room on both sides of the line in which it can be taken hold of. */
    private static final double REACH = 5;

    private final Node left;
    private final Node right;
    private final Region divider = new Divider();
    private final Rectangle clip = new Rectangle();
    private final DoubleProperty position = new SimpleDoubleProperty(this, "position", 0.5);
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open", false);

    /** What is dragged: a slider to those who cannot see it. */
    private final class Divider extends Region {
        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return switch (attribute) {
                case VALUE -> position.get() * 100;
                case MIN_VALUE -> 0.0;
                case MAX_VALUE -> 100.0;
                case TEXT -> String.format(Locale.ROOT, "%s, %.0f %%", getAccessibleText(), position.get() * 100);
                default -> super.queryAccessibleAttribute(attribute, parameters);
            };
        }
    }

    /**
     * Creates a closed one.
     *
     * @param left is shown alone while closed
     * @param right covers the other from the divider on
     */
    public Wipe(Node left, Node right) {
        this.left = left;
        this.right = right;
        getStyleClass().add("wipe");
        divider.getStyleClass().add("wipe-divider");
        divider.setFocusTraversable(true);
        divider.setAccessibleRole(AccessibleRole.SLIDER);
        divider.setCursor(Cursor.H_RESIZE);
        divider.setOnMouseDragged(this::drag);
        divider.setOnMousePressed(event -> {
            divider.requestFocus();
            // A tab pane around it would take the focus to itself.
            event.consume();
        });
        divider.setOnKeyPressed(this::press);
        right.setClip(clip);
        right.visibleProperty().bind(open);
        divider.visibleProperty().bind(open);
        getChildren().addAll(left, right, divider);
        position.addListener((property, was, is) -> {
            requestLayout();
            divider.notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
    }

    /** Where the divider stands, from 0 at the left to 1 at the right. */
    public DoubleProperty positionProperty() {
        return position;
    }

    /** Whether the second view shows at all. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Returns the divider, to be named and explained. */
    public Region divider() {
        return divider;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double at = Math.rint(position.get() * width);
        left.resizeRelocate(0, 0, width, height);
        right.resizeRelocate(0, 0, width, height);
        clip.setX(at);
        clip.setWidth(Math.max(0, width - at));
        clip.setHeight(height);
        divider.resizeRelocate(at - REACH, 0, 2 * REACH, height);
    }

    private void drag(MouseEvent event) {
        moveTo(sceneToLocal(event.getSceneX(), event.getSceneY()).getX() / Math.max(1, getWidth()));
        event.consume();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> moveTo(position.get() - KEY_STEP);
            case RIGHT -> moveTo(position.get() + KEY_STEP);
            case HOME -> moveTo(0);
            case END -> moveTo(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(double wanted) {
        position.set(Math.max(0, Math.min(1, wanted)));
    }
}
