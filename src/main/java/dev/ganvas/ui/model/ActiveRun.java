package dev.ganvas.ui.model;

import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.thread.TrainingThread;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one run of a session that is under way, if there is one. Owns its thread, what is read of it for the window, and
 * the rate it is held back to. JavaFX thread.
 */
final class ActiveRun {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RunFeed feed;
    private final Notices notices;
    private final SpeedLimit speedLimit = new SpeedLimit();
    private @Nullable Run run;
    private @Nullable TrainingThread service;

    ActiveRun(RunFeed feed, Notices notices) {
        this.feed = feed;
        this.notices = notices;
    }

    /** Returns the run; null while there is none. */
    @Nullable
    Run run() {
        return run;
    }

    /** What fills the window's model of the run. */
    RunFeed feed() {
        return feed;
    }

    /** What holds training back, if anything. */
    SpeedLimit speedLimit() {
        return speedLimit;
    }

    /** Takes a run, which may be given commands from now on; {@link #begin} lets them be done. */
    void take(Run next) {
        run = next;
    }

    /**
     * Shows the run that was taken and starts its thread.
     *
     * @param before the numbers that it made in an earlier life
     */
    void begin(Run taken, List<NumbersFile.NumbersLine> before) {
        NumberLog numbers = taken.data().shape().isImage() ? null : new NumberLog(taken, before);
        if (numbers != null) {
            taken.addListener(numbers);
        }
        taken.addListener(speedLimit);
        feed.follow(taken, numbers);
        TrainingThread worker = new TrainingThread(taken);
        worker.setOnFailed(event -> notices.show(worker.getException()));
        service = worker;
        worker.start();
    }

    /** Trains on; a finished run for as long again. */
    void start() {
        command(current -> {
            long last = current.lastStep();
            if (current.state() == RunState.FINISHED && current.step() >= last) {
                current.step(last);
            } else {
                current.start();
            }
        });
    }

    /** Asks something of the run, if there is one, and looks at it again. */
    void command(Consumer<Run> command) {
        Run current = run;
        if (current != null) {
            command.accept(current);
            commanded();
        }
    }

    /** Looks at the run again, and lets it see at once that something was asked of it. */
    void commanded() {
        speedLimit.hurry();
        feed.wake();
    }

    /** Ends the run. Its thread frees its memory when its step is over; nobody waits for that. */
    void end() {
        Run old = run;
        feed.forget();
        run = null;
        service = null;
        if (old != null) {
            old.close();
            speedLimit.hurry();
        }
    }

    /** Ends the run and waits for its thread, which saves it; returns whether it has ended. */
    boolean close() throws InterruptedException {
        feed.forget();
        TrainingThread ending = service;
        speedLimit.limit(SpeedLimit.FULL);
        speedLimit.hurry();
        return ending == null || ending.close(PATIENCE);
    }
}
