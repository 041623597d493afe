package dev.ganvas.ui.part;

import javafx.animation.AnimationTimer;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Sees to it that a window has the size that it was given. Under some window managers JavaFX loses that while the window
 * opens, and leaves it at 200 x 200 or at its least size. JavaFX thread.
 */
public final class WindowSize {
    /** Pulses after a window was shown within which its size is lost, if it is. */
    private static final int PULSES = 30;
    /** A window manager may take a few pixels for its frame. */
    private static final double SLACK = 48;

    private WindowSize() {}

    /** Gives a stage this size, which is to be shown with it, again if it is lost. */
    public static void keep(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
        whenShown(stage, () -> {
            boolean free = !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified();
            if (free && (stage.getWidth() < width - SLACK || stage.getHeight() < height - SLACK)) {
                // Where only the system knows of the loss, the same number once more would say nothing.
                stage.setWidth(width - 1);
                stage.setWidth(width);
                stage.setHeight(height - 1);
                stage.setHeight(height);
            }
        });
    }

    /**
     * Maximises a window in the first pulse in which it is shown. Told earlier, some systems show it maximised and leave
     * its content at the size that it had before.
     */
    public static void maximizeOnceShown(Stage stage) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (stage.isShowing()) {
                    stop();
                    stage.setMaximized(true);
                }
            }
        }.start();
    }

    /** Opens a dialog at a size that shows its content, and leaves the window before it as it is. */
    public static void open(Dialog<?> dialog) {
        // Before a modal dialog, JavaFX forbids the window to be resized, which takes its maximised state away.
        dialog.initModality(Modality.NONE);
        dialog.show();
        Region content = dialog.getDialogPane();
        Window window = content.getScene().getWindow();
        whenShown(window, () -> {
            double width = content.prefWidth(-1);
            double height = content.prefHeight(width);
            if (content.getWidth() < width - 1 || content.getHeight() < height - 1) {
                window.sizeToScene();
            }
        });
    }

    /** Looks at each pulse for a while: the loss comes some time after the window is shown. */
    private static void whenShown(Window window, Runnable look) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (!window.isShowing()) {
                    return;
                }
                pulses++;
                if (pulses >= PULSES) {
                    stop();
                }
                look.run();
            }
        }.start();
    }
}
