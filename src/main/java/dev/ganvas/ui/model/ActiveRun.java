package dev.ganvas.ui.model;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.thread.TrainingThread;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one run of a session that is under way, if there is one. Owns its thread, what is read of it for the window, and
 * the rate it is held back to. JavaFX thread, unless a method says otherwise.
 */
final class ActiveRun {
    private final RunFeed feed;
    private final Notices notices;
    private final SpeedLimit speedLimit = new SpeedLimit();
    private final RunModel model;
    private volatile @Nullable Run run;
    /** The end of the newest thread, which begins behind all those before. */
    private volatile CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    /** What the run was of that has been told to end. */
    private @Nullable Experiment ending;

    ActiveRun(RunModel model, Notices notices) {
        this.model = model;
        this.feed = new RunFeed(model);
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
     * Shows the run that was taken, and starts its thread as soon as that of the run before has ended.
     *
     * @param before the numbers that it made in an earlier life
     */
    void begin(Run taken, List<NumbersFile.NumbersLine> before) {
        NumberLog numbers = taken.data().shape().isNumber() ? new NumberLog(taken, before) : null;
        if (numbers != null) {
            taken.addListener(numbers);
        }
        taken.addListener(speedLimit);
        feed.follow(taken, numbers);
        TrainingThread worker = new TrainingThread(taken);
        CompletableFuture<Void> last = ended;
        stopping().ifPresent(model::showLoading);
        ended = worker.ended();
        Background.whenOver(worker.ended(), failure -> {
            if (failure != null) {
                notices.show(failure);
            }
        });
        worker.startAfter(last);
        Background.whenOver(last, failure -> loads(taken));
    }

    private void loads(Run next) {
        if (next.equals(run)) {
            model.showLoading(Messages.text("state.loadingEngine"));
        }
    }

    /** Returns what is said while the run before has not ended yet, which may take the time of one of its steps. */
    Optional<String> stopping() {
        return Optional.ofNullable(ending)
                .filter(of -> !ended.isDone())
                .map(of -> Messages.text("state.stopping", Messages.title(of)));
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
        if (old != null) {
            ending = old.experiment();
            old.close();
            speedLimit.hurry();
        }
    }

    /** Is complete when no run is under way any more and all are saved. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends the run, which saves it; any thread. Returns what {@link #ended} does. */
    CompletableFuture<Void> close() {
        Run current = run;
        if (current != null) {
            current.close();
        }
        speedLimit.limit(SpeedLimit.FULL);
        speedLimit.hurry();
        return ended;
    }
}
