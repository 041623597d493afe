package dev.ganvas.cli.report;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.VariantRun;

/** What a command that trains says of it. Warnings and failures are not reports: they always go to the error stream. */
public interface Report {

    /** Says something that holds for all that follows. */
    void note(String text);

    /** Returns what shows how far a run is. */
    ProgressDisplay start(Run run);

    /** Says how a run ended, and where it is saved. */
    void ended(Run run, RunState end, String folder);

    /** Says which of the runs of a comparison comes next. */
    void next(VariantRun variant, int number, int count);

    /**
     * Says how a comparison ended, and where it is saved.
     *
     * @param saved whether any of its runs did a step
     */
    void ended(Comparison comparison, boolean saved, String folder);
}
