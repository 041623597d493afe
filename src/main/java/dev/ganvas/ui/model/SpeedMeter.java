package dev.ganvas.ui.model;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Trait;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * Measures how fast runs train on this computer, while they do, and remembers it for the next session. Counts only runs
 * whose steps cost what the published ones cost; time for which the window held training back is left out. JavaFX thread.
 */
public final class SpeedMeter {
    /** A shorter measurement counts only while there is none: the first steps are slower than the others. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private static final long LEAST_STEPS = 20;

    private final RunModel model;
    private final SpeedLimit speedLimit;
    private final SavedPreferences preferences;
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version");
    private long firstStep;
    private Duration begun = Duration.ZERO;
    private Duration waited = Duration.ZERO;
    /** What is remembered is of less than {@link #LONG}. */
    private boolean provisional;

    /** Begins to measure what a session trains. */
    public SpeedMeter(Session session, SavedPreferences preferences) {
        this.model = session.model();
        this.speedLimit = session.speedLimit();
        this.preferences = preferences;
        model.runProperty().addListener((property, was, is) -> {
            provisional = false;
            begin();
        });
        // A run that goes on counts from where it was: its earlier life may have been on another computer.
        model.stateProperty().addListener((property, was, is) -> begin());
        model.elapsedProperty()
                .addListener((property, was, is) ->
                        trained(is.minus(begun).minus(speedLimit.waited().minus(waited))));
    }

    /** Returns how fast an experiment was trained here last; nothing if it never was. */
    public Optional<MeasuredSpeed> of(Experiment experiment) {
        return preferences.speed(experiment.id());
    }

    /** Another number whenever something was measured. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    private void begin() {
        firstStep = model.stepProperty().get();
        begun = model.elapsedProperty().get();
        waited = speedLimit.waited();
    }

    private void trained(Duration time) {
        Run run = model.runProperty().get();
        if (run == null || model.stateProperty().get() == RunState.COMPILING || !isAsPublished(run)) {
            return;
        }
        if (time.isNegative() || time.isZero()) {
            return;
        }
        boolean enough = time.compareTo(LONG) >= 0;
        long steps = model.stepProperty().get() - firstStep;
        if (enough
                || (steps >= LEAST_STEPS && (provisional || of(run.experiment()).isEmpty()))) {
            provisional = !enough;
            measured(run, steps / (time.toNanos() / 1e9));
        }
        if (enough) {
            begin();
        }
    }

    private void measured(Run run, double stepsPerSecond) {
        long length = length(run);
        if (length > 0 && stepsPerSecond > 0) {
            preferences.speed(run.experiment().id(), new MeasuredSpeed(stepsPerSecond, length));
            version.set(version.get() + 1);
        }
    }

    private static boolean isAsPublished(Run run) {
        return run.settings().differences(run.experiment().defaults()).stream()
                .noneMatch(setting -> setting.traits().has(Trait.CHANGES_COST));
    }

    private static long length(Run run) {
        Settings published = run.experiment().defaults();
        long steps = published.get(Schema.STEPS);
        return steps > 0 ? steps : published.get(Schema.EPOCHS) * run.stepsPerEpoch();
    }
}
