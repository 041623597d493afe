package dev.ganvas.ui.part;

import dev.ganvas.picture.Picture;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** Takes pictures of the charts on the screen. */
public final class ChartPictures {
    /** The style class of what is taken as the charts of a view. */
    public static final String STYLE_CLASS = "charts";

    private static final double SCALE = 2;

    private ChartPictures() {}

    /** Returns the charts that the window shows now, in twice their size; nothing where it shows none. */
    public static Optional<Picture> of(Scene scene) {
        return scene.getRoot().lookupAll("." + STYLE_CLASS).stream()
                .filter(ChartPictures::isShown)
                .max((a, b) -> Double.compare(area(a), area(b)))
                .map(ChartPictures::picture);
    }

    private static Picture picture(Node charts) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        // Between the charts lies the ground of the window, which is not part of them.
        parameters.setFill(Color.TRANSPARENT);
        WritableImage image = charts.snapshot(parameters, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Picture(width, height, argb);
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return area(node) > 0;
    }

    private static double area(Node node) {
        return node.getLayoutBounds().getWidth() * node.getLayoutBounds().getHeight();
    }
}
