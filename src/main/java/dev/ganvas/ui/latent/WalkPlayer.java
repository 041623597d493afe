package dev.ganvas.ui.latent;

import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;

/** Plays a walk by moving a slider from frame to frame, there and back, until it is paused. JavaFX thread. */
final class WalkPlayer {
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

    private final Slider slider;
    private final Button button = new Button();
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private int frames;
    private int direction = 1;
    private long last;

    WalkPlayer(Slider slider) {
        this.slider = slider;
        button.setId("walk-play");
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(Messages.text("latent.play"));
        button.setTooltip(new Tooltip(Messages.text("latent.playHelp")));
        button.graphicProperty().bind(playing.map(plays -> (plays ? Icon.REST : Icon.PLAY).node()));
        button.setOnAction(event -> toggle());
        button.setDisable(true);
    }

    Button button() {
        return button;
    }

    /** Takes another number of frames, 0 for none. */
    void setFrames(int count) {
        frames = count;
        slider.setMax(Math.max(1, count - 1));
        slider.setValue(Math.min(slider.getValue(), Math.max(0, count - 1)));
        button.setDisable(count < 2);
        if (count < 2) {
            pause();
        }
    }

    void pause() {
        timer.stop();
        playing.set(false);
    }

    private void toggle() {
        if (playing.get()) {
            pause();
        } else {
            playing.set(true);
            timer.start();
        }
    }

    private void pulse(long now) {
        if (now - last < FRAME_NANOS) {
            return;
        }
        last = now;
        int frame = (int) Math.round(slider.getValue());
        if (frame + direction < 0 || frame + direction > frames - 1) {
            direction = -direction;
        }
        slider.setValue(frame + direction);
    }
}
