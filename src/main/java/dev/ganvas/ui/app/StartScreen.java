package dev.ganvas.ui.app;

import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Theme;
import java.util.List;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/**
 * What the window shows until its content is built, which takes a second or two: the program's icon and name, without
 * style sheets, so that it is there at once. JavaFX thread.
 */
final class StartScreen {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128);
    private static final double NAME_SIZE = 28;
    private static final double GAP = 16;
    /** The window is given its size and painted within these; then building takes the JavaFX thread for a while. */
    private static final int PULSES = 10;

    private StartScreen() {}

    /** Shows it in {@code stage}, then does {@code next}. */
    static void show(Stage stage, Theme theme, Runnable next) {
        boolean dark = theme == Theme.DARK;
        Text name = new Text(Messages.text("app.name"));
        name.setId("start-name");
        name.setFont(Font.font(NAME_SIZE));
        name.setFill(dark ? Color.web("#e6edf3") : Color.web("#1f2328"));
        VBox content = new VBox(GAP, new ImageView(icon(128)), name);
        content.setAlignment(Pos.CENTER);
        // As the window itself is in its theme, so that nothing flashes when that takes the place.
        Color ground = dark ? Color.web("#0d1117") : Color.web("#f6f8fa");
        content.setBackground(Background.fill(ground));
        Scene scene = new Scene(content);
        scene.setFill(ground);
        stage.setScene(scene);
        nameStage(stage);
        stage.show();
        afterPulses(next);
    }

    /** Gives the stage the program's name and icons. */
    static void nameStage(Stage stage) {
        stage.setTitle(Messages.text("app.name"));
        if (stage.getIcons().isEmpty()) {
            ICON_SIZES.forEach(size -> stage.getIcons().add(icon(size)));
        }
    }

    private static void afterPulses(Runnable next) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == PULSES) {
                    stop();
                    next.run();
                }
            }
        }.start();
    }

    private static Image icon(int size) {
        String name = "icons/ganvas-" + size + ".png";
        return new Image(Objects.requireNonNull(StartScreen.class.getResource(name), name)
                .toExternalForm());
    }
}
