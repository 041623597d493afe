package dev.ganvas.ui.export;

import dev.ganvas.picture.Picture;
import dev.ganvas.ui.text.Messages;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A framed square that shows a picture of the export. */
final class PixelView extends StackPane {
    static final double SIDE = 240;

    private final ImageView view = new ImageView();
    private @Nullable WritableImage image;

    PixelView() {
        setId("export-preview");
        setAccessibleText(Messages.text("export.preview"));
        getStyleClass().add("export-preview");
        setMinSize(SIDE + 2, SIDE + 2);
        setMaxSize(SIDE + 2, SIDE + 2);
        getChildren().add(view);
    }

    /** Shows the whole picture. */
    void show(Picture picture) {
        view.setImage(pixels(picture));
        // A grid of small images gets sharp squares; a drawing that is made smaller has to stay readable.
        view.setSmooth(Math.max(picture.width(), picture.height()) > SIDE);
        view.setPreserveRatio(true);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
    }

    /**
     * Shows as much of the picture's corner as there is room for, in its final size. The squares are made here: where
     * JavaFX draws without a graphics card it softens them, whatever it is told.
     */
    void showCorner(Picture picture, int upscale) {
        int width = (int) Math.min((long) picture.width() * upscale, (long) SIDE);
        int height = (int) Math.min((long) picture.height() * upscale, (long) SIDE);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = picture.argb()[i / width / upscale * picture.width() + i % width / upscale];
        }
        view.setImage(pixels(new Picture(width, height, argb)));
        view.setFitWidth(width);
        view.setFitHeight(height);
    }

    private WritableImage pixels(Picture picture) {
        WritableImage into = image;
        if (into == null || into.getWidth() != picture.width() || into.getHeight() != picture.height()) {
            into = new WritableImage(picture.width(), picture.height());
            image = into;
        }
        into.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.argb(),
                        0,
                        picture.width());
        return into;
    }
}
