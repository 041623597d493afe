package dev.ganvas.ui.health;

import dev.ganvas.engine.loss.Balance;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.health.Finding;
import dev.ganvas.run.health.Health;
import dev.ganvas.run.health.HealthMeasurements;
import dev.ganvas.run.health.SampleFigures;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.NetworkInspection;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.thread.Background;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Measures the run at the step that is shown, rarely enough that training does not feel it, and has it judged. Samples
 * are measured in the background. Of an earlier step the gradients are not known, so they are not judged. JavaFX thread.
 */
public final class HealthFeed {
    private static final long NANOS_BETWEEN_JUDGEMENTS = Duration.ofMillis(400).toNanos();
    private static final long NANOS_BETWEEN_SAMPLES = Duration.ofSeconds(1).toNanos();
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** Looking into the networks takes the training thread at most one part in so many of its time. */
    private static final long PARTS_PER_LOOK = 100;

    private final RunModel model;
    private final DisplayedStep shown;
    private final Background background;
    private final BooleanSupplier seen;
    private final NetworkInspection inspection;
    private final ReadOnlyObjectWrapper<List<Finding>> findings =
            new ReadOnlyObjectWrapper<>(this, "findings", List.of());
    /** What the newest step led to: its findings stay for a while, and those of an earlier step do not touch them. */
    private List<Finding> newest = List.of();

    private @Nullable SampleFigures figures;
    private HealthMeasurements.SampleMeasurements samples = HealthMeasurements.SampleMeasurements.NONE;
    private @Nullable RunFrame measured;
    private boolean measuring;
    private long judgeAfter;
    private long measureAfter;

    /**
     * Creates a feed of the run that {@code model} shows.
     *
     * @param shown which of its steps is judged
     * @param seen whether anyone can see what is found; nothing is measured while not
     */
    public HealthFeed(RunModel model, DisplayedStep shown, Background background, BooleanSupplier seen) {
        this.model = model;
        this.shown = shown;
        this.background = background;
        this.seen = seen;
        this.inspection =
                new NetworkInspection(model, BETWEEN_LOOKS, PARTS_PER_LOOK, () -> background.tell(this::update));
        model.runProperty().addListener((property, was, is) -> forget(is));
        model.rowsVersionProperty().addListener((property, was, is) -> update());
        shown.stepProperty().addListener((property, was, is) -> forgetSamples());
        shown.frameProperty().addListener((property, was, is) -> update());
        model.stateProperty().addListener((property, was, is) -> {
            judgeAfter = 0;
            measureAfter = 0;
            update();
        });
        forget(model.runProperty().get());
    }

    /** What was found last, in the order in which it is shown. */
    public ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    private void forget(@Nullable Run run) {
        figures = run == null ? null : new SampleFigures(run.data());
        forgetSamples();
        inspection.forget();
        newest = List.of();
        findings.set(newest);
    }

    /** What is being measured is not of the step that is shown now. */
    private void forgetSamples() {
        samples = HealthMeasurements.SampleMeasurements.NONE;
        measured = null;
        measuring = false;
        judgeAfter = 0;
        measureAfter = 0;
    }

    /** Measures what is due, and judges. */
    void update() {
        Run run = model.runProperty().get();
        long now = System.nanoTime();
        if (run == null || !seen.getAsBoolean()) {
            return;
        }
        measureSamples(now);
        // What was seen may be of a step before the one at which the run rests by now: then it is asked for once more.
        if (model.stepProperty().get() > 0 && inspection.look().isPresent()) {
            inspection.look();
        }
        if (now >= judgeAfter) {
            judgeAfter = model.stateProperty().get() == RunState.RUNNING ? now + NANOS_BETWEEN_JUDGEMENTS : 0;
            judge();
        }
    }

    private void judge() {
        Run run = model.runProperty().get();
        if (model.stepProperty().get() == 0) {
            newest = List.of(); // begun anew
            findings.set(newest);
            inspection.forget();
        } else if (run != null && shown.isLive()) {
            newest = judgeNewest(run, newest);
            findings.set(newest);
        } else if (run != null) {
            findings.set(judgeEarlier(run, shown.stepProperty().get()));
        }
    }

    private List<Finding> judgeNewest(Run run, List<Finding> before) {
        HealthMeasurements measurements = HealthMeasurements.of(
                model.stepProperty().get(),
                model.elapsedProperty().get().toMillis() / 1000.0,
                model.stateProperty().get() != RunState.DIVERGED,
                model.rows(),
                samples.with(model.qualityProperty().get(), model.stepProperty().get()),
                inspection.newest());
        return Health.judge(balance(run), measurements, before);
    }

    /** A step that was kept is one before which nothing had diverged; how long training took until then is not known. */
    private List<Finding> judgeEarlier(Run run, long step) {
        HealthMeasurements measurements = HealthMeasurements.of(
                step,
                0,
                true,
                model.rows(),
                samples.with(model.qualityProperty().get(), step),
                null);
        return Health.judge(balance(run), measurements, List.of());
    }

    private static Balance balance(Run run) {
        return run.settings().get(Schema.LOSS).loss().balance();
    }

    private void measureSamples(long now) {
        RunFrame frame = shown.frameProperty().get();
        SampleFigures with = figures;
        if (with == null || frame == null || frame.equals(measured) || measuring || now < measureAfter) {
            return;
        }
        boolean running = model.stateProperty().get() == RunState.RUNNING;
        measureAfter = running ? now + NANOS_BETWEEN_SAMPLES : 0;
        measured = frame;
        measuring = true;
        background.submit(() -> with.measure(frame), result -> take(with, frame, result), failure -> {
            throw new IllegalStateException("Samples could not be measured.", failure);
        });
    }

    private void take(SampleFigures from, RunFrame frame, HealthMeasurements.SampleMeasurements result) {
        if (from.equals(figures) && frame.equals(measured)) {
            measuring = false;
            samples = result;
            update();
        }
    }
}
