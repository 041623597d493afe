package dev.ganvas.store;

import dev.ganvas.data.Progress;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Writes what only the training thread can tell of a run: its networks and its run file. Called there, between two
 * steps, so that both are of one step.
 */
public final class RunSnapshot {
    private RunSnapshot() {}

    /**
     * Writes the run file, or leaves the file as it was.
     *
     * @throws IOException with one sentence for the user
     */
    public static void writeRunFile(Path file, Run run) throws IOException {
        RunFile.write(file, run, lastFigures(run));
    }

    /**
     * Creates a folder with both networks as DL4J zips and the run file, which together can be sampled from as a run
     * that {@code train} saved; or nothing.
     *
     * @throws IOException with one sentence for the user
     * @throws CancellationException if {@code progress} says so
     */
    public static void writeNetworks(Path folder, Run run, Progress progress) throws IOException {
        AtomicFolder.write(folder, temporary -> {
            tell(0, progress);
            run.trainer().saveGenerator(temporary.resolve(RunFolder.GENERATOR));
            tell(1, progress);
            run.trainer().saveDiscriminator(temporary.resolve(RunFolder.DISCRIMINATOR));
            tell(2, progress);
            writeRunFile(temporary.resolve(RunFolder.RUN), run);
        });
    }

    private static void tell(int done, Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("The networks are not wanted any more.");
        }
        progress.update(done, 3);
    }

    private static Map<String, Float> lastFigures(Run run) {
        History.Rows rows = run.history().snapshot();
        Map<String, Float> figures = new LinkedHashMap<>();
        int last = rows.length() - 1;
        if (last >= 0) {
            for (StepFigure series : StepFigure.all()) {
                figures.put(series.column(), rows.value(series, last));
            }
        }
        return figures;
    }
}
