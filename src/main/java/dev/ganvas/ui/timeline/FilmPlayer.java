package dev.ganvas.ui.timeline;

import dev.ganvas.run.history.Snapshot;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.RunModel;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** Plays the run from snapshot to snapshot, from the one that is shown to the live edge. JavaFX thread. */
final class FilmPlayer {
    private final RunModel model;
    private final DisplayedStep shown;
    private final DoubleProperty picturesPerSecond = new SimpleDoubleProperty(this, "picturesPerSecond", 12);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private long due;

    FilmPlayer(RunModel model, DisplayedStep shown) {
        this.model = model;
        this.shown = shown;
        model.runProperty().addListener((property, was, is) -> pause());
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    DoubleProperty picturesPerSecondProperty() {
        return picturesPerSecond;
    }

    void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /** Plays on from what is shown; from the beginning, if that is the live edge. */
    private void play() {
        List<Snapshot> snapshots = model.snapshotsProperty().get();
        if (snapshots.isEmpty()) {
            return;
        }
        if (shown.isLive()) {
            shown.show(snapshots.get(0).step());
        }
        due = 0;
        playing.set(true);
        timer.start();
    }

    void pause() {
        timer.stop();
        playing.set(false);
    }

    private void pulse(long now) {
        if (due == 0) {
            due = now + picture();
        }
        if (now < due) {
            return;
        }
        // A pulse that came late shows the picture that is due by now, and leaves out those between.
        int pictures = (int) ((now - due) / picture()) + 1;
        due += pictures * picture();
        show(pictures);
    }

    private void show(int pictures) {
        List<Snapshot> snapshots = model.snapshotsProperty().get();
        int next = 0;
        while (next < snapshots.size()
                && snapshots.get(next).step() <= shown.stepProperty().get()) {
            next++;
        }
        next += pictures - 1;
        if (shown.isLive() || next >= snapshots.size()) {
            shown.showLive();
            pause();
        } else {
            shown.show(snapshots.get(next).step());
        }
    }

    private long picture() {
        return Math.round(1e9 / picturesPerSecond.get());
    }
}
