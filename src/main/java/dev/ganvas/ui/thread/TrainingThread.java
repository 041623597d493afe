package dev.ganvas.ui.thread;

import dev.ganvas.run.Run;
import java.util.concurrent.CompletableFuture;

/**
 * Does the work of a run, or of a comparison, on a daemon thread of its own, until it is closed. Owned by whoever made
 * it; any thread.
 */
public final class TrainingThread {
    private final String name;
    private final Runnable work;
    private final Runnable closing;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** Prepares the thread of a run; {@link #start} it once. */
    public TrainingThread(Run run) {
        this("train-" + run.experiment().id(), run::work, run::close);
    }

    /**
     * Prepares the thread of several runs; {@link #start} it once.
     *
     * @param name of the thread
     * @param work trains, and returns when nothing is left to do
     * @param closing makes the work end soon; called on any thread
     */
    public TrainingThread(String name, Runnable work, Runnable closing) {
        this.name = name;
        this.work = work;
        this.closing = closing;
    }

    /** Begins at once. */
    public void start() {
        Thread thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins when another one has ended, so that two never share the processor. */
    public void startAfter(CompletableFuture<Void> other) {
        CompletableFuture<Void> unused = other.whenComplete((nothing, failure) -> start());
    }

    private void work() {
        try {
            work.run();
            ended.complete(null);
        } catch (Throwable e) { // whoever waits for the end is told, whatever it was
            ended.completeExceptionally(e);
        }
    }

    /** Is complete when its work is over, what it made is saved, and its native memory is free; says what went wrong. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends the work soon; returns {@link #ended} without waiting for it. */
    public CompletableFuture<Void> close() {
        closing.run();
        return ended;
    }
}
