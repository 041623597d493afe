package dev.ganvas.ui;

import dev.ganvas.run.Run;
import java.time.Duration;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of one run on a daemon thread of its own, {@code train-<experiment>}, from {@link #start} until the run
 * is closed. Owned by the {@link Session}; JavaFX thread.
 */
public final class TrainingService extends Service<@Nullable Void> {
    private final Run run;
    private @Nullable Thread thread;

    /** Prepares the service; {@link #start} it once. */
    public TrainingService(Run run) {
        this.run = run;
        setExecutor(work -> {
            Thread worker = new Thread(work, "train-" + run.experiment().id());
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
                run.work();
                return null;
            }
        };
    }

    /**
     * Closes the run and waits until its thread has ended and its native memory is free.
     *
     * @return whether it ended in time
     */
    public boolean close(Duration atMost) throws InterruptedException {
        run.close();
        Thread worker = thread;
        if (worker == null) {
            return true;
        }
        worker.join(atMost.toMillis());
        return !worker.isAlive();
    }
}
