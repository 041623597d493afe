package dev.ganvas.ui.slowmotion;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepTrace;
import dev.ganvas.ui.model.Session;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a step stands. The step is done first, at full speed, and told afterwards: what is shown is what
 * really happened. Holds no controls; JavaFX thread.
 */
final class StepWalkthrough {
    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable StepTrace> trace = new ReadOnlyObjectWrapper<>(this, "trace");
    private final ReadOnlyIntegerWrapper phase = new ReadOnlyIntegerWrapper(this, "phase");
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper(this, "stopped");
    private final DoubleProperty beat = new SimpleDoubleProperty(this, "beat", 1.5);
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(System.nanoTime());
        }
    };
    private @Nullable CompletableFuture<StepTrace> asked;
    private long begun;

    StepWalkthrough(Session session) {
        this.session = session;
        session.model().runProperty().addListener((property, was, is) -> forget());
    }

    /** The step that is told, or null before the first. */
    ReadOnlyObjectProperty<@Nullable StepTrace> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /** The phase that is told, from 0. */
    ReadOnlyIntegerProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Whether it goes on by itself, beat by beat. */
    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Whether the run could not do another step. */
    ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Seconds that each phase is shown. */
    DoubleProperty beatProperty() {
        return beat;
    }

    /** Begins to look, with one more step unless the step that is told is still the run's last one. */
    void open() {
        timer.start();
        StepTrace told = trace.get();
        if (told == null || told.step() != session.model().stepProperty().get()) {
            nextStep();
        }
    }

    void close() {
        playing.set(false);
        timer.stop();
    }

    /** Does one more step, and tells it from its first phase. */
    void nextStep() {
        if (asked == null) {
            asked = session.commands().traceStep(Learners.BOTH);
        }
    }

    /** Goes to the next phase; after the last one, to the first of one more step. */
    void next() {
        StepTrace told = trace.get();
        if (told == null || phase.get() + 1 >= told.phases().size()) {
            nextStep();
        } else {
            go(phase.get() + 1);
        }
    }

    void previous() {
        go(Math.max(0, phase.get() - 1));
    }

    /** Goes to a phase of the step that is told. */
    void go(int index) {
        phase.set(index);
        begun = System.nanoTime();
    }

    void togglePlaying() {
        playing.set(!playing.get());
        begun = System.nanoTime();
    }

    private void forget() {
        asked = null;
        trace.set(null);
        phase.set(0);
        playing.set(false);
        stopped.set(false);
    }

    private void pulse(long now) {
        CompletableFuture<StepTrace> question = asked;
        if (question != null && question.isDone()) {
            asked = null;
            boolean failed = question.isCompletedExceptionally();
            stopped.set(failed);
            if (failed) {
                playing.set(false);
            } else {
                phase.set(0);
                trace.set(question.join());
                begun = now;
            }
        } else if (question == null && playing.get() && now - begun >= beat.get() * 1e9) {
            next();
        }
    }
}
