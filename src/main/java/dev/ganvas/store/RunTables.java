package dev.ganvas.store;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Schema;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.file.GrowingFile;
import dev.ganvas.file.WriterThread;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.History;
import dev.ganvas.run.quality.QualityRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * The tables of a run in its folder, which grow while it trains: losses, lists of numbers, quality. Training thread,
 * unless a method says otherwise.
 */
final class RunTables implements AutoCloseable {
    private static final long NONE = -1;

    /** Grows on the training thread, in memory. */
    private final GrowingFile losses;
    /** Grows on the writer thread. */
    private final GrowingFile numbers;
    /** Grows on the training thread, in memory; it appears with the first measurement. */
    private final GrowingFile quality;

    private final WriterThread writer;
    /** Those of a table that another version of Ganvas began stay as they are. */
    private FigureColumns columns = FigureColumns.ALL;

    private long lastNumbers = NONE;
    /** The step of the last row of quality that is in its table. */
    private long lastQuality = NONE;

    private RunTables(GrowingFile losses, GrowingFile numbers, GrowingFile quality, WriterThread writer) {
        this.losses = losses;
        this.numbers = numbers;
        this.quality = quality;
        this.writer = writer;
    }

    /** Begins those of a new run. */
    static RunTables begin(RunFolder folder, WriterThread writer) {
        RunTables tables = new RunTables(
                GrowingFile.begin(folder.losses(), writer),
                GrowingFile.begin(folder.numbers(), Runnable::run),
                GrowingFile.begin(folder.quality(), writer),
                writer);
        tables.losses.append(LossesCsv.HEADER + "\n");
        return tables;
    }

    /**
     * Goes on with those of a run from where they were at a checkpoint.
     *
     * @throws IOException with one sentence for the user
     */
    static RunTables resume(RunFolder folder, SavedCheckpoint from, WriterThread writer) throws IOException {
        Checkpoint checkpoint = from.checkpoint();
        RunTables tables = new RunTables(
                table(folder.losses(), from, writer),
                table(folder.numbers(), from, Runnable::run),
                table(folder.quality(), from, writer),
                writer);
        if (!from.tables().containsKey(RunFolder.LOSSES)) {
            tables.losses.append(LossesCsv.HEADER + "\n");
        } else if (!tables.losses.isBroken()) {
            tables.keepColumns(folder.losses(), checkpoint.history());
        }
        CheckedLength known = from.tables().getOrDefault(RunFolder.QUALITY, CheckedLength.NOTHING);
        tables.lastQuality = known.bytes() == 0 || tables.quality.isBroken() ? NONE : checkpoint.step();
        return tables;
    }

    private static GrowingFile table(Path file, SavedCheckpoint from, Executor writer) {
        CheckedLength extent = from.tables().get(String.valueOf(file.getFileName()));
        return extent == null ? GrowingFile.begin(file, writer) : GrowingFile.continued(file, extent, writer);
    }

    private void keepColumns(Path file, History.Past past) throws IOException {
        try {
            columns = LossesReader.columns(file);
        } catch (UnusableDataException e) {
            // What the checkpoint vouches for is no table of losses; that is in the checkpoint as well.
            losses.restart(LossesCsv.text(columns, past));
        }
    }

    /** Adds what a step recorded, what was measured since the last time, and the numbers that it made. */
    void stepped(Run run, StepReport report) {
        History.Rows rows = run.history().snapshot();
        int last = rows.length() - 1;
        if (last >= 0 && rows.step(last) == report.step) {
            losses.append(LossesCsv.line(columns, rows, last));
        }
        writeQuality(run);
        long every = run.settings().get(Schema.SAMPLE_EVERY);
        boolean first = report.step == 1;
        if (first || (every > 0 && (report.step - 1) % every == 0)) {
            writeNumbers(run);
        }
    }

    /** Adds what was measured since the last time; one that was lost is written anew. */
    void writeQuality(Run run) {
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

    /** Adds what was measured by now; returns how far the table of quality has come with that. */
    CheckedLength measured(Run run) {
        writeQuality(run);
        return quality.extent();
    }

    /** Adds the numbers of the newest step, of a run that makes any, if they are not there yet. */
    void writeNumbers(Run run) {
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

    /** How far the tables have come at some moment; told once all that was made by then is written. */
    interface Extents {
        /** Waits for that, and returns the extent of each table by its file's name; any thread. */
        Map<String, CheckedLength> await();
    }

    /** Takes down how far the tables have come, and makes what was lost of them again. */
    Extents extents(History.Past past) {
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
            return tables;
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

    /** Makes sure that all that was added is on the disk; any thread. */
    void sync() throws IOException {
        losses.sync();
        numbers.sync();
        quality.sync();
    }

    /** Makes what was lost again, and does the same for each, whatever happens to the others. */
    void finish(History.Past past, SavingFailures failures) {
        extents(past).await();
        failures.attempt(losses::sync);
        failures.attempt(numbers::sync);
        failures.attempt(quality::sync);
    }

    /** Removes them: nothing is worth keeping. */
    void discard() throws IOException {
        losses.discard();
        numbers.discard();
        quality.discard();
    }

    /** Closes them; all are closed, whatever happens to the others. */
    @Override
    public void close() throws IOException {
        try (losses;
                numbers;
                quality) {
            // nothing else
        }
    }
}
