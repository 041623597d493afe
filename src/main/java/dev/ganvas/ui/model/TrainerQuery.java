package dev.ganvas.ui.model;

import dev.ganvas.engine.GanTrainer;
import dev.ganvas.run.Run;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the trainer of a run what a view shows beside the run's own samples, and hears the answer without waiting for it:
 * it looks once a pulse. At most one question is under way; of those that come meanwhile only the newest is asked.
 * JavaFX thread.
 *
 * @param <T> the answer
 */
public final class TrainerQuery<T> {
    /** Questions that merely follow training take the training thread at most one part in so many of its time. */
    private static final long PARTS_PER_ANSWER = 25;

    /** How much a question matters. */
    public enum Urgency {
        /** Somebody did something and waits. */
        NOW,
        /** Training went on: soon is enough. */
        WHEN_CHEAP
    }

    private record Question<T>(Run run, Function<GanTrainer, T> work, Urgency urgency) {}

    private record Answer<T>(T value, long nanos) {}

    private final Consumer<? super T> answered;
    private final Consumer<? super Throwable> failed;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private @Nullable Question<T> next;
    private @Nullable CompletableFuture<Answer<T>> underWay;
    private long cheapFrom;

    /**
     * Begins without a question.
     *
     * @param answered hears each answer
     * @param failed hears what a question threw
     */
    public TrainerQuery(Consumer<? super T> answered, Consumer<? super Throwable> failed) {
        this.answered = answered;
        this.failed = failed;
    }

    /**
     * Asks, instead of what was to be asked next.
     *
     * @param work done on the training thread between two steps; it must leave the trainer as it is
     */
    public void ask(Run run, Function<GanTrainer, T> work, Urgency urgency) {
        Question<T> waiting = next;
        Urgency most = waiting != null && waiting.urgency() == Urgency.NOW ? Urgency.NOW : urgency;
        next = new Question<>(run, work, most);
        send();
        timer.start();
    }

    /** Forgets every question; an answer that is under way is not heard. */
    public void forget() {
        next = null;
        underWay = null;
        timer.stop();
    }

    private void pulse() {
        CompletableFuture<Answer<T>> expected = underWay;
        if (expected != null && expected.isDone()) {
            underWay = null;
            hear(expected);
        }
        send();
        if (underWay == null && next == null) {
            timer.stop();
        }
    }

    private void send() {
        Question<T> question = next;
        boolean due = question != null && (question.urgency() == Urgency.NOW || System.nanoTime() >= cheapFrom);
        if (question != null && due && underWay == null) {
            next = null;
            underWay = question.run().ask(trainer -> {
                long begun = System.nanoTime();
                T value = question.work().apply(trainer);
                return new Answer<>(value, System.nanoTime() - begun);
            });
        }
    }

    private void hear(CompletableFuture<Answer<T>> done) {
        Answer<T> answer;
        try {
            answer = done.join();
        } catch (CancellationException e) {
            return; // the run was closed, and whatever shows it is about to show another one
        } catch (CompletionException e) {
            failed.accept(e.getCause() == null ? e : e.getCause());
            return;
        }
        cheapFrom = System.nanoTime() + PARTS_PER_ANSWER * answer.nanos();
        answered.accept(answer.value());
    }
}
