package dev.ganvas.ui;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * Measures how fast runs train on this computer, while they do, and remembers it for the next session. Counts only runs
 * whose steps cost what the published ones cost, and that nothing holds back. JavaFX thread.
 */
public final class SpeedMeter {
    /** What another value of makes a step, or the length in steps, another one. */
    private static final List<Setting<?>> COSTS = List.of(
            Schema.BITS,
            Schema.DATA,
            Schema.CLASS,
            Schema.LIMIT,
            Schema.BATCH,
            Schema.OPTIMIZER,
            Schema.D_OPTIMIZER,
            Schema.D_STEPS,
            Schema.FAKES,
            Schema.D_LOSS,
            Schema.DROPOUT,
            Schema.LATENT_SIZE,
            Schema.THREADS,
            Schema.RECORD_EVERY);
    /** A shorter measurement counts only while there is none: the first steps are slower than the others. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private static final long LEAST_STEPS = 20;

    private final RunModel model;
    private final Pace pace;
    private final Remembered remembered;
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version");
    private long firstStep;
    private Duration begun = Duration.ZERO;
    private boolean whole;

    /** Begins to measure what a session trains. */
    SpeedMeter(Session session, Remembered remembered) {
        this.model = session.model();
        this.pace = session.pace();
        this.remembered = remembered;
        model.runProperty().addListener((property, was, is) -> begin());
        model.stateProperty().addListener((property, was, is) -> {
            if (was == RunState.RUNNING) {
                measure();
            }
            begin();
        });
        model.elapsedProperty().addListener((property, was, is) -> {
            if (pace.isLimited()) {
                whole = false;
            } else if (model.stateProperty().get() == RunState.RUNNING
                    && is.minus(begun).compareTo(LONG) >= 0) {
                measure();
                begin();
            }
        });
    }

    /** Returns how fast an experiment was trained here last; nothing if it never was. */
    public Optional<MeasuredSpeed> of(Experiment experiment) {
        return remembered.speed(experiment.id());
    }

    /** Another number whenever something was measured. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    private void begin() {
        firstStep = model.stepProperty().get();
        begun = model.elapsedProperty().get();
        whole = !pace.isLimited();
    }

    private void measure() {
        Run run = model.runProperty().get();
        long steps = model.stepProperty().get() - firstStep;
        Duration time = model.elapsedProperty().get().minus(begun);
        if (run == null || !whole || steps < LEAST_STEPS || time.isZero() || !isAsPublished(run)) {
            return;
        }
        String id = run.experiment().id();
        long length = length(run);
        if (length > 0 && (time.compareTo(LONG) >= 0 || remembered.speed(id).isEmpty())) {
            remembered.speed(id, new MeasuredSpeed(steps / (time.toNanos() / 1e9), length));
            version.set(version.get() + 1);
        }
    }

    private static boolean isAsPublished(Run run) {
        return run.settings().differences(run.experiment().defaults()).stream().noneMatch(COSTS::contains);
    }

    private static long length(Run run) {
        Settings published = run.experiment().defaults();
        long steps = published.get(Schema.STEPS);
        return steps > 0 ? steps : published.get(Schema.EPOCHS) * run.stepsPerEpoch();
    }
}
