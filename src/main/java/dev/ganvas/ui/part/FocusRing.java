package dev.ganvas.ui.part;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/**
 * A frame around whatever has the focus by the keyboard, the same for every control. Lies over the window and is in
 * nobody's way.
 */
public final class FocusRing extends Region {
    private static final double GAP = 3;

    private final Scene scene;

    /** Creates the ring of a window's scene, in whose root it is to lie. */
    public FocusRing(Scene scene) {
        this.scene = scene;
        setId("focus-ring");
        getStyleClass().add("focus-ring");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        // Whatever moves the control that has the focus lays something out.
        scene.addPostLayoutPulseListener(this::follow);
    }

    private void follow() {
        Node owner = scene.getFocusOwner();
        boolean shown = owner != null && owner.isFocusVisible() && !owner.equals(scene.getRoot());
        setVisible(shown);
        if (shown) {
            Node framed = framed(owner);
            Bounds place = getParent().sceneToLocal(framed.localToScene(framed.getLayoutBounds()));
            double left = Math.max(0, snapPositionX(place.getMinX() - GAP));
            double top = Math.max(0, snapPositionY(place.getMinY() - GAP));
            resizeRelocate(
                    left,
                    top,
                    Math.min(scene.getWidth(), place.getMaxX() + GAP) - left,
                    Math.min(scene.getHeight(), place.getMaxY() + GAP) - top);
        }
    }

    /** Tabs have the focus together with all that lies below them: the chosen one stands for them. */
    private static Node framed(Node owner) {
        Node tab = owner instanceof TabPane ? owner.lookup(".tab:selected") : null;
        return tab == null ? owner : tab;
    }
}
