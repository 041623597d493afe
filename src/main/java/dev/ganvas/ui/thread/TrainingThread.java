package dev.ganvas.ui.thread;

import dev.ganvas.run.Run;
import java.time.Duration;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of a run, or of a comparison, on a daemon thread of its own, from {@link #start} until it is
 * closed. Owned by whoever made it; JavaFX thread.
 */
public final class TrainingThread extends Service<@Nullable Void> {
    private final Runnable work;
    private final Runnable closing;
    private @Nullable Thread thread;

    /** Prepares the service of a run; {@link #start} it once. */
    public TrainingThread(Run run) {
        this("train-" + run.experiment().id(), run::work, run::close);
    }

    /**
     * Prepares the service of several runs; {@link #start} it once.
     *
     * @param name of the thread
     * @param work trains, and returns when nothing is left to do
     * @param closing makes the work end soon; called on the JavaFX thread
     */
    public TrainingThread(String name, Runnable work, Runnable closing) {
        this.work = work;
        this.closing = closing;
        setExecutor(task -> {
            Thread worker = new Thread(task, name);
            worker.setDaemon(true);
            thread = worker;
            worker.start();
        });
    }

    @Override
    protected Task<@Nullable Void> createTask() {
        return new Task<>() {
            @Override
            protected @Nullable Void call() {
                work.run();
                return null;
            }
        };
    }

    /**
     * Ends the work and waits until its thread has ended and its native memory is free.
     *
     * @return whether it ended in time
     */
    public boolean close(Duration atMost) throws InterruptedException {
        closing.run();
        Thread worker = thread;
        if (worker == null) {
            return true;
        }
        worker.join(atMost.toMillis());
        return !worker.isAlive();
    }
}
