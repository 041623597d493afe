package dev.ganvas.store;

import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Settings;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.file.WriterThread;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.quality.BestSoFar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Saves a run in a folder while it trains: tables that grow, samples, and at the interval of the settings a checkpoint
 * from which the run goes on whatever happens. Listens on the training thread, which also has to call {@link #finish}
 * before the run is closed; pictures and tables are written by a thread of their own. What cannot be saved is told once
 * and never ends the run.
 */
public final class RunRecorder implements RunListener, AutoCloseable {
    private static final long NONE = -1;

    private final RunFolder folder;
    private final RunTables tables;
    private final WriterThread writer;
    private final SamplePictures pictures;
    private final CheckpointSlots slots;
    private final CheckpointScheduler autosave;
    /** Holds the state that is being measured, and saves it if it was the best so far. */
    private final CheckpointScheduler best;

    private long heldStep = NONE;
    /** How far the table of quality had come when the state that is held was measured, its row counted. */
    private volatile CheckedLength bestMeasured = CheckedLength.NOTHING;

    private final CheckpointScheduler.Watcher watcher;
    /** The step that it goes on from; 0 for a new run. */
    private final long firstStep;
    /** The settings that it goes on with, as they are saved; null for a new run. */
    private final @Nullable Settings firstSettings;
    /** Where what it goes back behind is kept; null if there was nothing. */
    private @Nullable Path kept;

    private long awaitedFrame;
    private long lastSample = NONE;
    private boolean begun;
    /** Holds the figures of the last step even where that was not recorded: the trainer reuses one report. */
    private @Nullable StepReport lastReport;

    private RunRecorder(
            RunFolder folder,
            RunTables tables,
            WriterThread writer,
            CheckpointSlots slots,
            @Nullable Checkpoint from,
            CheckpointScheduler.Watcher watcher) {
        this.folder = folder;
        this.tables = tables;
        this.writer = writer;
        this.slots = slots;
        this.firstStep = from == null ? 0 : from.step();
        this.firstSettings = from == null ? null : from.settings();
        this.watcher = watcher;
        this.pictures = new SamplePictures(folder, writer, watcher);
        this.autosave = new CheckpointScheduler(this::prepare, watcher);
        this.best = new CheckpointScheduler(
                checkpoint -> writing(
                        extents -> {
                            extents.put(RunFolder.QUALITY, bestMeasured);
                            CheckpointSlots.write(folder.best(), checkpoint, extents);
                        },
                        checkpoint.history()),
                watcher);
    }

    /** Begins to record a new run. */
    public static RunRecorder begin(RunFolder folder, CheckpointScheduler.Watcher watcher) {
        WriterThread writer = new WriterThread();
        return new RunRecorder(
                folder, RunTables.begin(folder, writer), writer, CheckpointSlots.empty(folder.path()), null, watcher);
    }

    /**
     * Goes on with the files of a run from where they were at a checkpoint. What they hold of later steps is put into a
     * folder of its own before anything is written.
     *
     * @throws IOException with one sentence for the user
     */
    public static RunRecorder resume(RunFolder folder, SavedCheckpoint from, CheckpointScheduler.Watcher watcher)
            throws IOException {
        Checkpoint checkpoint = from.checkpoint();
        WriterThread writer = new WriterThread();
        Optional<Path> kept = from.later().keep();
        RunRecorder recorder = new RunRecorder(
                folder,
                RunTables.resume(folder, from, writer),
                writer,
                CheckpointSlots.behind(from),
                checkpoint,
                watcher);
        recorder.kept = kept.orElse(null);
        // The picture of a step is written during the next one, so that of the checkpoint's own step is yet to come.
        boolean due = checkpoint.step() == 0
                || SamplePictures.due(checkpoint.shape(), checkpoint.settings(), checkpoint.step());
        if (Files.exists(folder.sample(checkpoint.step()), LinkOption.NOFOLLOW_LINKS)) {
            recorder.lastSample = checkpoint.step();
        }
        recorder.awaitedFrame = due ? checkpoint.step() : NONE;
        return recorder;
    }

    /** Returns the folder in which it keeps what its run goes back behind, if there was anything. */
    public Optional<Path> kept() {
        return Optional.ofNullable(kept);
    }

    /** Returns the step of the newest checkpoint that is saved; -1 if none is. */
    public long savedStep() {
        return Math.max(autosave.savedStep(), firstStep == 0 ? NONE : firstStep);
    }

    @Override
    public void stateChanged(Run run, RunState from, RunState to) {
        // From here on a run that is cut off can be gone on with, even if that happens in its first step.
        if (to == RunState.RUNNING && !begun) {
            begun = true;
            run.quality().measureWhere(() -> heldStep == NONE && !best.isWriting());
            if (firstStep == 0) {
                autosave.begin(run);
            }
        }
    }

    @Override
    public void stepped(Run run, StepReport report) {
        lastReport = report;
        // A frame that was asked for in the step before was made behind that step's listeners.
        writeAwaitedFrame(run);
        tables.stepped(run, report);
        keepBest(run);
        if (run.quality().handedStep() == report.step) {
            best.hold(run);
            heldStep = report.step;
        }
        if (SamplePictures.due(run.data().shape(), run.settings(), report.step)) {
            awaitedFrame = report.step;
            run.requestFrame();
        }
        autosave.stepped(run, report);
    }

    /** Saves a run that rests, so that what it did since the last interval is not lost either; the training thread only. */
    public void rested(Run run) {
        if (run.step() > 0) {
            autosave.rested(run);
        }
    }

    private CheckpointScheduler.Writing prepare(Checkpoint checkpoint) {
        if (checkpoint.step() == 0) {
            // Alone in the folder: whatever else is there, the run can be gone on with.
            return () -> slots.write(checkpoint, Map.of());
        }
        return writing(extents -> slots.write(checkpoint, extents), checkpoint.history());
    }

    /** Writes a checkpoint. */
    private interface CheckpointWriting {
        void write(Map<String, CheckedLength> tables) throws IOException;
    }

    /** Takes down how far the tables have come, on the training thread; what it returns writes a checkpoint with that. */
    private CheckpointScheduler.Writing writing(CheckpointWriting checkpoint, History.Past past) {
        RunTables.Extents now = tables.extents(past);
        return () -> {
            Map<String, CheckedLength> extents = now.await();
            boolean lost = folder.wasLost();
            try {
                tables.sync();
                checkpoint.write(extents);
            } catch (IOException e) {
                // It may have gone while this was under way.
                throw lost || folder.wasLost() ? folder.lost(e) : e;
            }
            if (lost) {
                watcher.unsaved(folder.lost(null));
            }
        };
    }

    /**
     * Completes the folder with the last samples, the tables, a checkpoint, the networks and the run file. A run that
     * failed or diverged has no networks worth saving, and keeps the checkpoint that it has; a run that did not do a
     * single step has nothing worth saving, and one that was whole and did not go on stays as it is.
     *
     * @throws IOException with one sentence for the user; what else could be saved is saved
     */
    public void finish(Run run) throws IOException {
        keepBest(run);
        best.close();
        Optional<BestSoFar> bestKept = run.quality().best(run.settings()).filter(least -> least.step() != heldStep);
        autosave.close();
        writer.finish();
        if (run.step() == 0) {
            slots.clear();
            tables.discard();
            return;
        }
        if (run.step() == firstStep && Objects.equals(run.settings(), firstSettings) && folder.isComplete()) {
            return; // it was only looked at
        }
        awaitedFrame = run.step();
        writeAwaitedFrame(run);
        if (run.step() > firstStep) {
            tables.writeNumbers(run);
        }
        tables.writeQuality(run);
        writer.finish();
        SavingFailures failures = new SavingFailures();
        failures.attempt(folder::ensure);
        if (run.state() == RunState.FAILED || run.state() == RunState.DIVERGED) {
            tables.finish(run.history().past(), failures);
        } else {
            failures.attempt(() -> autosave.finish(run));
            failures.attempt(() -> AtomicFile.write(folder.generator(), run.trainer()::saveGenerator));
            failures.attempt(() -> AtomicFile.write(folder.discriminator(), run.trainer()::saveDiscriminator));
        }
        failures.attempt(() -> RunFile.write(folder.run(), run, lastReport, bestKept));
        pictures.firstLost().ifPresent(failures::add);
        failures.throwFirst();
    }

    /** Waits for what is being saved, and closes the files. */
    @Override
    public void close() throws IOException {
        best.close();
        autosave.close();
        try (tables;
                writer) {
            // both are closed, whatever happens; first the thread, which writes what waits
        }
    }

    /** Saves the state that is held once it is measured, if nothing before was as good. */
    private void keepBest(Run run) {
        if (heldStep == NONE || run.quality().isMeasuring()) {
            return;
        }
        long step = heldStep;
        heldStep = NONE;
        if (run.quality()
                .best(run.settings())
                .filter(least -> least.step() == step)
                .isPresent()) {
            bestMeasured = tables.measured(run);
            best.saveHeld();
        }
    }

    private void writeAwaitedFrame(Run run) {
        RunFrame frame = run.frame();
        if (frame == null || frame.step() != awaitedFrame || frame.step() == lastSample) {
            return;
        }
        lastSample = frame.step();
        pictures.add(run, frame);
    }
}
