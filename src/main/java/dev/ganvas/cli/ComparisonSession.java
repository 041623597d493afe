package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.cli.report.HealthWarnings;
import dev.ganvas.cli.report.Report;
import dev.ganvas.export.ComparisonFolder;
import dev.ganvas.run.Run;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.ComparisonListener;
import dev.ganvas.run.compare.VariantRun;
import dev.ganvas.store.RunRecorder;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Shows how far a comparison is and saves each of its runs, on the training thread. */
final class ComparisonSession implements ComparisonListener {
    private final Comparison comparison;
    private final ComparisonFolder folder;
    private final Report report;
    private final PrintWriter err;
    private @Nullable RunRecorder recorder;
    private @Nullable ProgressDisplay progress;
    private boolean savedAny;

    ComparisonSession(Comparison comparison, ComparisonFolder folder, Report report, PrintWriter err) {
        this.comparison = comparison;
        this.folder = folder;
        this.report = report;
        this.err = err;
    }

    /** Returns whether any run got as far as its first step. */
    boolean savedAny() {
        return savedAny;
    }

    @Override
    public void starting(VariantRun variant, Run run) throws IOException {
        int number = comparison.runs().indexOf(variant) + 1;
        report.next(variant, number, comparison.runs().size());
        RunRecorder saving = RunRecorder.begin(folder.run(variant.name()), FolderTraining.watcher(err));
        recorder = saving;
        run.addListener(saving);
        run.addListener(new HealthWarnings(run.data(), err));
        ProgressDisplay showing = report.start(run);
        progress = showing;
        run.addListener(showing);
    }

    @Override
    public void ending(VariantRun variant, Run run) throws IOException {
        ProgressDisplay showing = progress;
        if (showing != null) {
            showing.close();
        }
        try (RunRecorder saving = recorder) {
            if (saving != null) {
                saving.finish(run);
                savedAny |= run.step() > 0;
            }
        }
    }
}
