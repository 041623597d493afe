package dev.ganvas.ui.widget;

import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.testfx.api.FxRobot;

/** The picture of a node, for looking at single pixels. */
public final class Pixels {
    private final WritableImage image;
    private final PixelReader reader;

    private Pixels(WritableImage image) {
        this.image = image;
        this.reader = image.getPixelReader();
    }

    /** Lays a widget out and takes its picture. */
    public static Pixels of(FxRobot robot, Region widget) {
        WritableImage image = new WritableImage((int) widget.getWidth(), (int) widget.getHeight());
        robot.interact(() -> {
            widget.applyCss();
            widget.layout();
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setFill(Color.WHITE);
            widget.snapshot(parameters, image);
        });
        return new Pixels(image);
    }

    int width() {
        return (int) image.getWidth();
    }

    int height() {
        return (int) image.getHeight();
    }

    public Color at(double x, double y) {
        return reader.getColor((int) x, (int) y);
    }

    /** Returns whether some pixel of the rectangle has this colour, to within a few shades. */
    public boolean contains(Color color, double x, double y, double width, double height) {
        return count(color, x, y, width, height) > 0;
    }

    public int count(Color color, double x, double y, double width, double height) {
        int found = 0;
        for (int row = (int) Math.max(0, y); row < Math.min(height(), y + height); row++) {
            for (int column = (int) Math.max(0, x); column < Math.min(width(), x + width); column++) {
                found += isClose(reader.getColor(column, row), color) ? 1 : 0;
            }
        }
        return found;
    }

    private static boolean isClose(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 0.06
                && Math.abs(one.getGreen() - other.getGreen()) < 0.06
                && Math.abs(one.getBlue() - other.getBlue()) < 0.06;
    }
}
