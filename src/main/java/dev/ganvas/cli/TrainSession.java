package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.store.RunRecorder;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains one run from the first step to its end on the calling thread, without a window: saves it where that is
 * asked for, and closes it as soon as it rests.
 */
final class TrainSession implements RunListener {
    private final Run run;
    private final Optional<RunRecorder> recorder;
    private @Nullable RunState end;
    private @Nullable IOException unsaved;

    private TrainSession(Run run, Optional<RunRecorder> recorder) {
        this.run = run;
        this.recorder = recorder;
    }

    /**
     * Trains {@code run}, which must have been started, and closes it.
     *
     * @param recorder saves the run, if anything does
     * @return FINISHED, or PAUSED if the process was told to end
     * @throws Exception what failed the run, or what kept it from being saved
     */
    static RunState train(Run run, Optional<RunRecorder> recorder, ProgressDisplay.Factory progress) throws Exception {
        return new TrainSession(run, recorder).train(progress);
    }

    private RunState train(ProgressDisplay.Factory factory) throws Exception {
        recorder.ifPresent(run::addListener);
        try (ProgressDisplay progress = factory.start(run)) {
            run.addListener(progress);
            run.addListener(this);
            run.work();
        }
        Throwable failure = run.failure();
        if (unsaved != null) {
            if (failure != null) {
                unsaved.addSuppressed(failure);
            }
            throw unsaved;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
        return end == null ? RunState.STOPPED : end;
    }

    @Override
    public void stateChanged(Run changed, RunState from, RunState to) {
        if (from == RunState.COMPILING && to == RunState.PAUSED) {
            return; // a run that goes on rests where it was until it starts
        }
        switch (to) {
            case FINISHED, PAUSED, FAILED, DIVERGED -> {
                end = to;
                save();
                run.close();
            }
            case COMPILING, READY, RUNNING, STOPPED -> {}
        }
    }

    private void save() {
        if (recorder.isPresent()) {
            try {
                recorder.get().finish(run);
            } catch (IOException e) {
                unsaved = e;
            }
        }
    }
}
