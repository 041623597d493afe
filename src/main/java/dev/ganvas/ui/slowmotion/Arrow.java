package dev.ganvas.ui.slowmotion;

import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/** A line with a head, which shows the way of values, or backwards that of gradients. */
final class Arrow extends Group {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final double HEAD = 9;

    private final Line line = new Line();
    private final Polygon head = new Polygon(0, 0, -HEAD, -HEAD / 2, -HEAD, HEAD / 2);
    private boolean backwards;

    Arrow() {
        line.getStyleClass().add("slow-arrow");
        head.getStyleClass().add("slow-arrow-head");
        getChildren().addAll(line, head);
        setManaged(false);
        setMouseTransparent(true);
    }

    void place(double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
        turn();
    }

    /** Shows whether something passes, and which way. */
    void show(boolean active, boolean back) {
        backwards = back;
        line.pseudoClassStateChanged(ACTIVE, active);
        head.pseudoClassStateChanged(ACTIVE, active);
        line.getStrokeDashArray().clear();
        if (back) {
            line.getStrokeDashArray().addAll(6.0, 5.0);
        }
        turn();
    }

    private void turn() {
        double angle = Math.toDegrees(Math.atan2(line.getEndY() - line.getStartY(), line.getEndX() - line.getStartX()));
        head.setLayoutX(backwards ? line.getStartX() : line.getEndX());
        head.setLayoutY(backwards ? line.getStartY() : line.getEndY());
        head.setRotate(0);
        head.getTransforms().setAll(new javafx.scene.transform.Rotate(backwards ? angle + 180 : angle, 0, 0));
    }
}
