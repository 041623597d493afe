package dev.ganvas.ui.model;

import dev.ganvas.engine.StepReport;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.RunRecorder;
import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRunList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Saves a run of the window in a folder of its own, without being asked: at the interval of its settings, when it
 * rests, and when it is closed. What cannot be saved is told and never ends the run. Hears the run on its training
 * thread.
 */
public final class RunAutosave implements RunListener {
    /** Makes the folder when there is something to save. */
    private interface Opening {
        RunFolder open(Run run) throws UnusableDataException;
    }

    private final Opening opening;
    private final CheckpointScheduler.Watcher watcher;
    private volatile @Nullable RunFolder folder;
    private Consumer<Safe> rescued = safe -> {};
    private @Nullable RunRecorder recorder;

    /** Where a run that diverged was still sound: its folder, which is free, and the step that is saved there. */
    public record Safe(Path folder, long step) {}

    private RunAutosave(Opening opening, CheckpointScheduler.Watcher watcher) {
        this.opening = opening;
        this.watcher = watcher;
    }

    /** Says who hears, on the training thread, of what a run that diverged can go back to; before its work begins. */
    void setOnRescued(Consumer<Safe> action) {
        rescued = action;
    }

    /** Keeps a new run, in a folder that is made when it first trains. */
    public static RunAutosave on(SavedRunList savedRuns, CheckpointScheduler.Watcher watcher) {
        return new RunAutosave(run -> savedRuns.begin(run.experiment()), watcher);
    }

    /**
     * Goes on keeping a run in the folder that it comes from.
     *
     * @throws IOException with one sentence for the user
     */
    static RunAutosave behind(
            RunFolder folder, SavedCheckpoint saved, SavedRunList savedRuns, CheckpointScheduler.Watcher watcher)
            throws IOException {
        RunAutosave autosave = on(savedRuns, watcher);
        autosave.folder = folder;
        autosave.recorder = RunRecorder.resume(folder, saved, watcher);
        return autosave;
    }

    /** Returns the folder of the run, if it has one by now. Any thread. */
    public @Nullable Path folder() {
        RunFolder open = folder;
        return open == null ? null : open.path();
    }

    @Override
    public void stepped(Run run, StepReport report) {
        if (recorder != null) {
            recorder.stepped(run, report);
        }
    }

    @Override
    public void stateChanged(Run run, RunState from, RunState to) {
        try {
            switch (to) {
                case RUNNING -> running(run, from);
                case PAUSED, FINISHED -> rested(run, from);
                case READY -> close(); // after a reset the run begins anew, in another folder
                case DIVERGED -> diverged(run);
                case FAILED, STOPPED -> end(run);
                case COMPILING -> {}
            }
        } catch (IOException e) {
            watcher.unsaved(e);
        } catch (UnusableDataException e) {
            watcher.unsaved(new FileException(e, e.sentence()));
        }
    }

    private void running(Run run, RunState from) throws UnusableDataException {
        RunRecorder saving = recorder;
        if (saving == null) {
            RunFolder opened = opening.open(run);
            saving = RunRecorder.begin(opened, watcher);
            folder = opened;
            recorder = saving;
        }
        saving.stateChanged(run, from, RunState.RUNNING);
    }

    private void rested(Run run, RunState from) {
        if (recorder != null && from != RunState.COMPILING) {
            recorder.rested(run);
        }
    }

    private void diverged(Run run) throws IOException {
        RunRecorder saving = recorder;
        RunFolder opened = folder;
        end(run);
        if (saving != null && opened != null && saving.savedStep() >= 0) {
            rescued.accept(new Safe(opened.path(), saving.savedStep()));
        }
    }

    private void end(Run run) throws IOException {
        RunRecorder saving = recorder;
        try {
            if (saving != null) {
                saving.finish(run);
            }
        } finally {
            close();
        }
    }

    private void close() throws IOException {
        RunRecorder saving = recorder;
        RunFolder opened = folder;
        recorder = null;
        folder = null;
        try (opened;
                saving) {
            // both are closed, whatever happens to the other
        }
    }
}
