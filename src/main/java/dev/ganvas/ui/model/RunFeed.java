package dev.ganvas.ui.model;

import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a run shows from its training thread to the {@link RunModel}, by looking at it once a pulse while it
 * moves and someone can see it. Training never waits for it. JavaFX thread.
 */
public final class RunFeed {
    /** About 15 times a second: more is not seen, and every frame costs the training thread a little. */
    private static final long NANOS_BETWEEN_PULLS = TimeUnit.MILLISECONDS.toNanos(66);
    /** Making frames takes the training thread at most one part in so many of its time. */
    private static final long PARTS_PER_FRAME = 40;
    /** Pulses without news after which a resting run is looked at no more. */
    private static final int QUIET_PULSES = 60;

    private final RunModel model;
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private @Nullable Run run;
    private @Nullable NumberLog numbers;
    private long numbersVersion;
    private long lastPull;
    private long lastFrame;
    private int quietPulses;
    private boolean ticking;

    /** Creates a feed into {@code model}. */
    public RunFeed(RunModel model) {
        this.model = model;
    }

    /** Whether anyone can see the window; nothing is pulled while not. */
    public BooleanProperty visibleProperty() {
        return visible;
    }

    /** Shows this run from now on; before its work begins. */
    public void follow(Run next, @Nullable NumberLog itsNumbers) {
        next.addListener(new RunListener() {
            @Override
            public void stateChanged(Run source, RunState from, RunState to) {
                // Once for each state, not for each step: wakes a feed that had stopped looking.
                Platform.runLater(RunFeed.this::wake);
            }
        });
        run = next;
        numbers = itsNumbers;
        numbersVersion = -1;
        model.show(next);
        wake();
    }

    /** Shows no run. */
    public void forget() {
        run = null;
        numbers = null;
        timer.stop();
        ticking = false;
    }

    /** Looks at the run again, because something was asked of it. */
    public void wake() {
        quietPulses = 0;
        if (!ticking && run != null && visible.get()) {
            ticking = true;
            timer.start();
        }
    }

    /** Returns whether the run is being looked at. */
    public boolean isAwake() {
        return ticking;
    }

    /** Starts and stops with the window. */
    public void watchVisibility() {
        visible.addListener((property, was, is) -> {
            if (is) {
                wake();
            } else {
                ticking = false;
                timer.stop();
            }
        });
    }

    /** Pulls everything once; the timer calls it, and tests do. */
    void pulse(long now) {
        Run current = run;
        if (current == null) {
            return;
        }
        // The state is read first: what is pulled after it is at least as new, and final for a resting run.
        RunState state = current.state();
        boolean moving = state == RunState.RUNNING;
        if (moving && state == model.stateProperty().get() && now - lastPull < NANOS_BETWEEN_PULLS) {
            return;
        }
        lastPull = now;
        boolean news = model.pull(current, state);
        news |= pullNumbers();
        if (moving && now - lastFrame >= PARTS_PER_FRAME * current.frameCost().toNanos()) {
            lastFrame = now;
            current.requestFrame();
        }
        quietPulses = news || moving || state == RunState.COMPILING ? 0 : quietPulses + 1;
        if (quietPulses > QUIET_PULSES) {
            ticking = false;
            timer.stop();
        }
    }

    private boolean pullNumbers() {
        NumberLog log = numbers;
        if (log == null || log.version() == numbersVersion) {
            return false;
        }
        numbersVersion = log.version();
        model.setNumbers(log.entries());
        return true;
    }
}
