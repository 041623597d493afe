package dev.ganvas.ui.model;

import dev.ganvas.engine.Inspection;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the networks of the run that is shown, without waiting: one question at a time, and rarely enough that
 * training does not feel it. JavaFX thread.
 */
public final class NetworkInspection {
    /** One look that took long, because the machine was busy, does not blind a view for minutes. */
    private static final long MOST_NANOS_BETWEEN = Duration.ofSeconds(15).toNanos();

    private final RunModel model;
    private final long leastNanosBetween;
    private final long partsPerLook;
    private final Runnable answered;
    private @Nullable CompletableFuture<Inspection> asked;
    private @Nullable Inspection newest;
    private long after;

    /**
     * Begins without a question.
     *
     * @param least time between two looks while the run trains
     * @param partsPerLook looking takes the training thread at most one part in so many of its time
     * @param answered told on any thread that {@link #look} has an answer
     */
    public NetworkInspection(RunModel model, Duration least, long partsPerLook, Runnable answered) {
        this.model = model;
        this.leastNanosBetween = least.toNanos();
        this.partsPerLook = partsPerLook;
        this.answered = answered;
    }

    /** Returns what was seen last, if anything was. */
    public @Nullable Inspection newest() {
        return newest;
    }

    /** Forgets what was seen; an answer that is under way is not heard. */
    public void forget() {
        asked = null;
        newest = null;
        after = 0;
    }

    /**
     * Asks if that is due; to be called again and again.
     *
     * @return what was seen, once for each answer
     */
    public Optional<Inspection> look() {
        CompletableFuture<Inspection> question = asked;
        if (question == null) {
            ask();
            return Optional.empty();
        }
        if (!question.isDone()) {
            return Optional.empty();
        }
        asked = null;
        if (question.isCompletedExceptionally()) {
            return Optional.empty(); // the run was closed, and another is shown soon
        }
        Inspection answer = question.join();
        newest = answer;
        long rare = Math.min(partsPerLook * answer.cost().toNanos(), MOST_NANOS_BETWEEN);
        after = System.nanoTime() + Math.max(leastNanosBetween, rare);
        return Optional.of(answer);
    }

    private void ask() {
        Run run = model.runProperty().get();
        Inspection last = newest;
        boolean news = last == null || last.step() != model.stepProperty().get();
        // A run at rest is asked once more, so that the last word is of its last step.
        boolean due = model.stateProperty().get() != RunState.RUNNING || System.nanoTime() >= after;
        if (run != null && news && due) {
            CompletableFuture<Inspection> question = run.inspect();
            asked = question;
            // Not the future that this gives: it is done only behind what it tells, and look() would come too early.
            CompletableFuture<?> unused = question.whenComplete((answer, failure) -> answered.run());
        }
    }
}
