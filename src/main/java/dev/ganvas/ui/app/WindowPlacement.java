package dev.ganvas.ui.app;

import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.part.WindowSize;
import dev.ganvas.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Where the window stands: restores what it was last time, and remembers each change. JavaFX thread. */
final class WindowPlacement {
    /** Smaller than this, something would not be seen. */
    static final double LEAST_WIDTH = 1024;

    static final double LEAST_HEIGHT = 700;
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final SavedPreferences preferences;
    /** A window that is made larger or smaller by the system tells its sizes first and why only then. */
    private final PauseTransition settling = new PauseTransition(Duration.millis(1000));

    private final InvalidationListener moved = changed -> settling.playFromStart();
    private final List<Observable> watched;

    /** Remembers where {@code stage}, which is shown, stands from now on, until {@link #close}. */
    WindowPlacement(Stage stage, SavedPreferences preferences) {
        this.stage = stage;
        this.preferences = preferences;
        watched = List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty());
        // Not before the window is shown: some window managers open it at its least size then.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        settling.setOnFinished(event -> remember());
        watched.forEach(property -> property.addListener(moved));
    }

    /** Places a window that is not shown yet as it was last time, or in the middle at first. */
    static void restore(Stage stage, SavedPreferences preferences) {
        Optional<SavedPreferences.Bounds> last = preferences.bounds().filter(WindowPlacement::isOnScreen);
        Rectangle2D screen =
                last.map(WindowPlacement::screen).orElseGet(Screen::getPrimary).getVisualBounds();
        WindowSize.keep(
                stage,
                Math.min(last.map(SavedPreferences.Bounds::width).orElse(WIDTH), screen.getWidth()),
                Math.min(last.map(SavedPreferences.Bounds::height).orElse(HEIGHT), screen.getHeight()));
        last.ifPresent(bounds -> {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
        });
        if (preferences.maximized()) {
            WindowSize.maximizeOnceShown(stage);
        }
    }

    /** Returns a sentence on a screen that is too small to show everything. */
    static Optional<String> tooSmall() {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        return tooSmall(screen.getWidth(), screen.getHeight());
    }

    static Optional<String> tooSmall(double width, double height) {
        return width >= LEAST_WIDTH && height >= LEAST_HEIGHT
                ? Optional.empty()
                : Optional.of(Messages.text(
                        "app.smallScreen",
                        Math.round(width),
                        Math.round(height),
                        Math.round(LEAST_WIDTH),
                        Math.round(LEAST_HEIGHT)));
    }

    private void remember() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        preferences.maximized(stage.isMaximized());
        if (!stage.isMaximized()) {
            preferences.bounds(
                    new SavedPreferences.Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        }
    }

    /** Remembers for the last time. */
    void close() {
        watched.forEach(property -> property.removeListener(moved));
        settling.stop();
        remember();
    }

    private static Screen screen(SavedPreferences.Bounds bounds) {
        return Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
                .get(0);
    }

    /** A screen that was there last time may be gone. */
    private static boolean isOnScreen(SavedPreferences.Bounds bounds) {
        return !Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), 40)
                .isEmpty();
    }
}
