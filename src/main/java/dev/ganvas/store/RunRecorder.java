package dev.ganvas.store;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.file.GrowingFile;
import dev.ganvas.file.WriterThread;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.quality.BestSoFar;
import dev.ganvas.run.quality.QualityRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
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
    /** Grows on the training thread, in memory. */
    private final GrowingFile losses;
    /** Grows on the writer thread. */
    private final GrowingFile numbers;

    /** Grows on the training thread, in memory; it appears with the first measurement. */
    private final GrowingFile quality;

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

    /** Those of a table that another version of Ganvas began stay as they are. */
    private FigureColumns columns = FigureColumns.ALL;

    private long awaitedFrame;
    private long lastSample = NONE;
    private long lastNumbers = NONE;
    /** The step of the last row of quality that is in its table. */
    private long lastQuality = NONE;

    private boolean begun;
    /** Holds the figures of the last step even where that was not recorded: the trainer reuses one report. */
    private @Nullable StepReport lastReport;

    private RunRecorder(
            RunFolder folder,
            GrowingFile losses,
            GrowingFile numbers,
            GrowingFile quality,
            WriterThread writer,
            CheckpointSlots slots,
            @Nullable Checkpoint from,
            CheckpointScheduler.Watcher watcher) {
        this.folder = folder;
        this.losses = losses;
        this.numbers = numbers;
        this.quality = quality;
        this.writer = writer;
        this.slots = slots;
        this.firstStep = from == null ? 0 : from.step();
        this.firstSettings = from == null ? null : from.settings();
        this.watcher = watcher;
        this.pictures = new SamplePictures(folder, writer, watcher);
        this.autosave = new CheckpointScheduler(this::prepare, watcher);
        this.best = new CheckpointScheduler(
                checkpoint -> writing(
                        tables -> {
                            tables.put(RunFolder.QUALITY, bestMeasured);
                            CheckpointSlots.write(folder.best(), checkpoint, tables);
                        }, checkpoint.history()),
                watcher);
    }

    /** Begins to record a new run. */
    public static RunRecorder begin(RunFolder folder, CheckpointScheduler.Watcher watcher) {
        WriterThread writer = new WriterThread();
        RunRecorder recorder = new RunRecorder(
                folder,
                GrowingFile.begin(folder.losses(), writer),
                GrowingFile.begin(folder.numbers(), Runnable::run),
                GrowingFile.begin(folder.quality(), writer),
                writer,
                CheckpointSlots.empty(folder.path()),
                null,
                watcher);
        recorder.losses.append(LossesCsv.HEADER + "\n");
        return recorder;
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
                table(folder.losses(), from, writer),
                table(folder.numbers(), from, Runnable::run),
                table(folder.quality(), from, writer),
                writer,
                CheckpointSlots.behind(from),
                checkpoint,
                watcher);
        if (!from.tables().containsKey(RunFolder.LOSSES)) {
            recorder.losses.append(LossesCsv.HEADER + "\n");
        } else if (!recorder.losses.isBroken()) {
            recorder.keepColumns(folder.losses(), checkpoint.history());
        }
        recorder.kept = kept.orElse(null);
        CheckedLength known = from.tables().getOrDefault(RunFolder.QUALITY, CheckedLength.NOTHING);
        recorder.lastQuality = known.bytes() == 0 || recorder.quality.isBroken() ? NONE : checkpoint.step();
        // The picture of a step is written during the next one, so that of the checkpoint's own step is yet to come.
        boolean due = checkpoint.step() == 0
                || SamplePictures.due(checkpoint.shape(), checkpoint.settings(), checkpoint.step());
        if (Files.exists(folder.sample(checkpoint.step()), LinkOption.NOFOLLOW_LINKS)) {
            recorder.lastSample = checkpoint.step();
        }
        recorder.awaitedFrame = due ? checkpoint.step() : NONE;
        return recorder;
    }

    private void keepColumns(Path file, History.Past past) throws IOException {
        try {
            columns = LossesReader.columns(file);
        } catch (UnusableDataException e) {
            // What the checkpoint vouches for is no table of losses; that is in the checkpoint as well.
            losses.restart(LossesCsv.text(columns, past));
        }
    }

    private static GrowingFile table(Path file, SavedCheckpoint from, Executor writer) {
        CheckedLength extent = from.tables().get(String.valueOf(file.getFileName()));
        return extent == null ? GrowingFile.begin(file, writer) : GrowingFile.continued(file, extent, writer);
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
        History.Rows rows = run.history().snapshot();
        int last = rows.length() - 1;
        if (last >= 0 && rows.step(last) == report.step) {
            losses.append(LossesCsv.line(columns, rows, last));
        }
        writeQuality(run);
        keepBest(run);
        if (run.quality().handedStep() == report.step) {
            best.hold(run);
            heldStep = report.step;
        }
        long every = run.settings().get(Schema.SAMPLE_EVERY);
        boolean first = report.step == 1;
        if (first || (every > 0 && (report.step - 1) % every == 0)) {
            writeNumbers(run);
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
        return writing(tables -> slots.write(checkpoint, tables), checkpoint.history());
    }

    /** Writes a checkpoint. */
    private interface CheckpointWriting {
        void write(Map<String, CheckedLength> tables) throws IOException;
    }

    /** Takes down how far the tables have come, on the training thread; what it returns writes a checkpoint with that. */
    private CheckpointScheduler.Writing writing(CheckpointWriting checkpoint, History.Past past) {
        mendLosses(past);
        CheckedLength lossesNow = losses.extent();
        CheckedLength qualityNow = quality.extent();
        // Behind the pictures and numbers that training has made by now, before those that it makes from here on.
        Future<CheckedLength> numbersNow = writer.submit(this::mendNumbers);
        return () -> {
            Map<String, CheckedLength> tables = new LinkedHashMap<>();
            tables.put(RunFolder.LOSSES, lossesNow);
            tables.put(RunFolder.NUMBERS, WriterThread.result(numbersNow));
            tables.put(RunFolder.QUALITY, qualityNow);
            boolean lost = folder.wasLost();
            try {
                losses.sync();
                numbers.sync();
                quality.sync();
                checkpoint.write(tables);
            } catch (IOException e) {
                // It may have gone while this was under way.
                throw lost || folder.wasLost() ? folder.lost(e) : e;
            }
            if (lost) {
                watcher.unsaved(folder.lost(null));
            }
        };
    }

    /** Makes a table of losses that was lost again, of what is recorded. */
    private void mendLosses(History.Past past) {
        if (losses.isBroken()) {
            losses.restart(LossesCsv.text(columns, past));
        }
    }

    /** Begins a list of numbers that was lost again: what is written from now on. Returns how far the list has come. */
    private CheckedLength mendNumbers() {
        if (numbers.isBroken()) {
            numbers.restart("");
        }
        return numbers.extent();
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
            losses.discard();
            numbers.discard();
            quality.discard();
            return;
        }
        if (run.step() == firstStep && Objects.equals(run.settings(), firstSettings) && folder.isComplete()) {
            return; // it was only looked at
        }
        awaitedFrame = run.step();
        writeAwaitedFrame(run);
        if (run.step() > firstStep) {
            writeNumbers(run);
        }
        writeQuality(run);
        writer.finish();
        Failures failures = new Failures();
        failures.attempt(folder::ensure);
        if (run.state() == RunState.FAILED || run.state() == RunState.DIVERGED) {
            mendLosses(run.history().past());
            WriterThread.result(writer.submit(this::mendNumbers));
            failures.attempt(losses::sync);
            failures.attempt(numbers::sync);
            failures.attempt(quality::sync);
        } else {
            failures.attempt(() -> autosave.finish(run));
            failures.attempt(() -> AtomicFile.write(folder.generator(), run.trainer()::saveGenerator));
            failures.attempt(() -> AtomicFile.write(folder.discriminator(), run.trainer()::saveDiscriminator));
        }
        failures.attempt(() -> RunFile.write(folder.run(), run, lastReport, bestKept));
        pictures.firstLost().ifPresent(failures::add);
        failures.throwFirst();
    }

    /** Collects what could not be saved, so that one file does not keep the others from it. */
    private static final class Failures {
        private @Nullable IOException first;

        interface Saving {
            void save() throws IOException;
        }

        void attempt(Saving saving) {
            try {
                saving.save();
            } catch (IOException e) {
                add(e);
            }
        }

        void add(IOException failure) {
            if (first == null) {
                first = failure;
            } else {
                first.addSuppressed(failure);
            }
        }

        void throwFirst() throws IOException {
            if (first != null) {
                throw first;
            }
        }
    }

    /** Waits for what is being saved, and closes the files. */
    @Override
    public void close() throws IOException {
        best.close();
        autosave.close();
        try (losses;
                numbers;
                quality;
                writer) {
            // all are closed, whatever happens to the others; first the thread, which writes what waits
        }
    }

    /** Adds what was measured since the last time; one that was lost is written anew. */
    private void writeQuality(Run run) {
        List<QualityRow> rows = run.quality().rows();
        if (rows.isEmpty() || (rows.get(rows.size() - 1).step() <= lastQuality && !quality.isBroken())) {
            return;
        }
        if (lastQuality == NONE || quality.isBroken()) {
            lastQuality = NONE;
            quality.restart(QualityCsv.header(rows.get(0)));
        }
        for (QualityRow row : rows) {
            if (row.step() > lastQuality) {
                quality.append(QualityCsv.line(row));
            }
        }
        lastQuality = rows.get(rows.size() - 1).step();
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
            writeQuality(run);
            bestMeasured = quality.extent();
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

    private void writeNumbers(Run run) {
        SampleShape shape = run.data().shape();
        long index = run.step() - 1;
        if (!shape.isNumber() || index == lastNumbers) {
            return;
        }
        lastNumbers = index;
        int batch = Math.toIntExact(run.settings().get(Schema.BATCH));
        float[] fakes = new float[batch * shape.length()];
        run.trainer().copyLastFakes(fakes);
        writer.execute(() -> numbers.append(NumbersFile.line(index, fakes, shape.length()) + "\n"));
    }
}
