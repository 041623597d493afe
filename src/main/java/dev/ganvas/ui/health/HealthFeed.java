package dev.ganvas.ui.health;

import dev.ganvas.engine.Inspection;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunFrame;
import dev.ganvas.run.RunState;
import dev.ganvas.run.health.Finding;
import dev.ganvas.run.health.Health;
import dev.ganvas.run.health.Vitals;
import dev.ganvas.ui.Background;
import dev.ganvas.ui.RunModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Measures the run that is shown, rarely enough that training does not feel it, and has it judged. Samples are measured
 * in the background. JavaFX thread.
 */
public final class HealthFeed {
    private static final long NANOS_BETWEEN_JUDGEMENTS = Duration.ofMillis(400).toNanos();
    private static final long NANOS_BETWEEN_SAMPLES = Duration.ofSeconds(1).toNanos();
    private static final long NANOS_BETWEEN_LOOKS = Duration.ofSeconds(2).toNanos();
    /** Looking into the networks takes the training thread at most one part in so many of its time. */
    private static final long PARTS_PER_LOOK = 100;
    /** One look that took long, because the machine was busy, does not blind the strip for minutes. */
    private static final long MOST_NANOS_BETWEEN_LOOKS = Duration.ofSeconds(15).toNanos();

    private final RunModel model;
    private final Background background;
    private final BooleanSupplier seen;
    private final ReadOnlyObjectWrapper<List<Finding>> findings =
            new ReadOnlyObjectWrapper<>(this, "findings", List.of());
    private @Nullable SampleFigures figures;
    private Vitals.Samples samples = Vitals.Samples.NONE;
    private @Nullable RunFrame measured;
    private boolean measuring;
    private @Nullable CompletableFuture<Inspection> asked;
    private @Nullable Inspection inspection;
    private long judgeAfter;
    private long measureAfter;
    private long lookAfter;

    /**
     * Creates a feed of the run that {@code model} shows.
     *
     * @param seen whether anyone can see what is found; nothing is measured while not
     */
    public HealthFeed(RunModel model, Background background, BooleanSupplier seen) {
        this.model = model;
        this.background = background;
        this.seen = seen;
        model.runProperty().addListener((property, was, is) -> forget(is));
        model.rowsVersionProperty().addListener((property, was, is) -> update());
        model.frameProperty().addListener((property, was, is) -> update());
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
        samples = Vitals.Samples.NONE;
        measured = null;
        measuring = false;
        asked = null;
        inspection = null;
        findings.set(List.of());
    }

    /** Measures what is due, and judges. */
    void update() {
        Run run = model.runProperty().get();
        long now = System.nanoTime();
        if (run == null || !seen.getAsBoolean()) {
            return;
        }
        measureSamples(now);
        look(run, now);
        if (now >= judgeAfter) {
            judgeAfter = model.stateProperty().get() == RunState.RUNNING ? now + NANOS_BETWEEN_JUDGEMENTS : 0;
            judge();
        }
    }

    private void judge() {
        if (model.stepProperty().get() == 0) {
            findings.set(List.of()); // begun anew
            inspection = null;
            return;
        }
        Vitals vitals = Vitals.of(
                model.stepProperty().get(),
                model.elapsedProperty().get().toMillis() / 1000.0,
                model.stateProperty().get() != RunState.DIVERGED,
                model.rows(),
                samples,
                inspection);
        findings.set(Health.judge(vitals, findings.get()));
    }

    private void measureSamples(long now) {
        RunFrame frame = model.frameProperty().get();
        SampleFigures with = figures;
        if (with == null || frame == null || frame.equals(measured) || measuring || now < measureAfter) {
            return;
        }
        boolean running = model.stateProperty().get() == RunState.RUNNING;
        measureAfter = running ? now + NANOS_BETWEEN_SAMPLES : 0;
        measured = frame;
        measuring = true;
        background.submit(() -> with.measure(frame), result -> take(with, result), failure -> {
            throw new IllegalStateException("Samples could not be measured.", failure);
        });
    }

    private void take(SampleFigures from, Vitals.Samples result) {
        if (from.equals(figures)) {
            measuring = false;
            samples = result;
            update();
        }
    }

    private void look(Run run, long now) {
        CompletableFuture<Inspection> question = asked;
        if (question == null) {
            boolean moving = model.stateProperty().get() == RunState.RUNNING;
            Inspection last = inspection;
            boolean news = last == null || last.step() != model.stepProperty().get();
            // A run at rest is asked once more, so that the last word is of its last step.
            if (news && (!moving || now >= lookAfter) && model.stepProperty().get() > 0) {
                asked = run.inspect();
            }
        } else if (question.isDone()) {
            asked = null;
            if (!question.isCompletedExceptionally()) {
                Inspection answer = question.join();
                inspection = answer;
                long rare = Math.min(PARTS_PER_LOOK * answer.cost().toNanos(), MOST_NANOS_BETWEEN_LOOKS);
                lookAfter = now + Math.max(NANOS_BETWEEN_LOOKS, rare);
            }
        }
    }
}
