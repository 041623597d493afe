package dev.ganvas.export;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.History;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunFrame;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.run.Series;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Saves a run in a folder while it trains. Listens on the training thread, which also has to call {@link #finish}
 * before the run is closed. Tables grow under temporary names until then, so a folder never holds half a table.
 */
public final class RunRecorder implements RunListener, AutoCloseable {
    private final RunFolder folder;
    private final PendingFile losses;
    private final PendingFile numbers;
    private long awaitedFrame; // the samples before the first step come first
    private long lastSample = -1;
    private long lastNumbers = -1;
    /** Holds the figures of the last step even where that was not recorded: the trainer reuses one report. */
    private @Nullable StepReport lastReport;

    /**
     * Begins to record.
     *
     * @throws IOException with one sentence for the user
     */
    public RunRecorder(RunFolder folder) throws IOException {
        this.folder = folder;
        losses = new PendingFile(folder.losses());
        numbers = new PendingFile(folder.numbers());
        losses.append(LossesCsv.HEADER + "\n");
    }

    @Override
    public void stepped(Run run, StepReport report) throws IOException {
        lastReport = report;
        // A frame that was asked for in the step before was made behind that step's listeners.
        writeAwaitedFrame(run);
        History.Rows rows = run.history().snapshot();
        int last = rows.length() - 1;
        if (last >= 0 && rows.step(last) == report.step) {
            losses.append(LossesCsv.line(rows, last));
        }
        long every = run.settings().get(Schema.SAMPLE_EVERY);
        boolean first = report.step == 1;
        if (first || (every > 0 && (report.step - 1) % every == 0)) {
            writeNumbers(run);
        }
        if (every > 0 && report.step % every == 0) {
            awaitedFrame = report.step;
            run.requestFrame();
        }
    }

    /**
     * Completes the folder with the last samples, the tables, the networks and the run file; a failed run has no
     * networks worth saving, and a run that did not do a single step has nothing worth saving.
     *
     * @throws IOException with one sentence for the user
     */
    public void finish(Run run) throws IOException {
        if (run.step() == 0) {
            return;
        }
        awaitedFrame = run.step();
        writeAwaitedFrame(run);
        writeNumbers(run);
        losses.commit();
        if (!run.data().shape().isImage()) {
            numbers.commit();
        }
        if (run.state() != RunState.FAILED) {
            AtomicFile.write(folder.generator(), run.trainer()::saveGenerator);
            AtomicFile.write(folder.discriminator(), run.trainer()::saveDiscriminator);
        }
        RunFile.write(folder.run(), run, lastFigures());
    }

    /** Removes what has only a temporary name. */
    @Override
    public void close() throws IOException {
        losses.close();
        numbers.close();
    }

    private void writeAwaitedFrame(Run run) throws IOException {
        RunFrame frame = run.frame();
        if (frame == null || frame.step() != awaitedFrame || frame.step() == lastSample) {
            return;
        }
        lastSample = frame.step();
        Picture picture = SamplePicture.draw(run.experiment(), run.data().shape(), frame.samples());
        PngWriter.write(folder.sample(frame.step()), picture);
    }

    private void writeNumbers(Run run) throws IOException {
        SampleShape shape = run.data().shape();
        long index = run.step() - 1;
        if (shape.isImage() || index == lastNumbers) {
            return;
        }
        lastNumbers = index;
        int batch = Math.toIntExact(run.settings().get(Schema.BATCH));
        float[] fakes = new float[batch * shape.length()];
        run.trainer().copyLastFakes(fakes);
        numbers.append(NumbersFile.line(index, fakes, shape.length()) + "\n");
    }

    private Map<String, Float> lastFigures() {
        Map<String, Float> figures = new LinkedHashMap<>();
        StepReport report = lastReport;
        if (report != null) {
            for (Series series : Series.values()) {
                figures.put(series.column(), figure(series, report));
            }
        }
        return figures;
    }

    private static float figure(Series series, StepReport report) {
        return switch (series) {
            case G_LOSS -> report.generatorLoss;
            case D_LOSS -> report.discriminatorLoss;
            case D_LOSS_REAL -> report.discriminatorLossReal;
            case D_LOSS_FAKE -> report.discriminatorLossFake;
            case D_REAL -> report.realProbability;
            case D_FAKE -> report.fakeProbability;
            case D_ACCURACY -> report.discriminatorAccuracy;
        };
    }
}
