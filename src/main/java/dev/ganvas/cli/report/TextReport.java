package dev.ganvas.cli.report;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.VariantRun;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.quality.BestSoFar;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Reports for people.
 *
 * @param progress shows how far a run is
 * @param out receives the lines
 */
public record TextReport(ProgressDisplay.Factory progress, PrintWriter out) implements Report {
    private static final String NOTHING_SAVED = "Stopped before the first step; nothing is saved.";

    /** Returns one that says nothing. */
    public static Report quiet() {
        return new TextReport(run -> ProgressDisplay.NONE, new PrintWriter(PrintWriter.nullWriter()));
    }

    @Override
    public void note(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public ProgressDisplay start(Run run) {
        return progress.start(run);
    }

    @Override
    public void ended(Run run, RunState end, String folder) {
        if (run.step() == 0) {
            note(NOTHING_SAVED);
            return;
        }
        run.ending().ifPresent(reason -> note(reason.toString()));
        BestSoFar.of(run.quality().rows(), run.settings())
                .ifPresent(
                        best -> note("Best by %s at step %d: %s.".formatted(best.name(), best.step(), best.value())));
        RunFrame frame = run.frame();
        NumberCensus census = frame == null ? null : frame.census();
        note(String.format(
                Locale.ROOT,
                "%s at step %d after %.1f s%s; saved in %s.",
                end == RunState.FINISHED ? "Finished" : "Stopped",
                run.step(),
                run.elapsed().toNanos() / 1e9,
                census == null ? "" : ", " + ProgressDisplay.census(census),
                folder));
    }

    @Override
    public void next(VariantRun variant, int number, int count) {
        note("%s (%d of %d)".formatted(variant.name(), number, count));
    }

    @Override
    public void ended(Comparison comparison, boolean saved, String folder) {
        if (!saved) {
            note(NOTHING_SAVED);
            return;
        }
        out.println();
        out.print(ComparisonTable.of(comparison.runs()));
        note("%s; saved in %s.".formatted(comparison.isCancelled() ? "Stopped" : "Finished", folder));
    }
}
