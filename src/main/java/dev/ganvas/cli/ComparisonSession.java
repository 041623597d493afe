package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.cli.report.HealthWarnings;
import dev.ganvas.cli.report.Report;
import dev.ganvas.run.Run;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.ComparisonListener;
import dev.ganvas.run.compare.VariantRun;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Shows how far a comparison is, on the training thread. */
final class ComparisonSession implements ComparisonListener {
    private final Comparison comparison;
    private final Report report;
    private final PrintWriter err;
    private @Nullable ProgressDisplay progress;

    ComparisonSession(Comparison comparison, Report report, PrintWriter err) {
        this.comparison = comparison;
        this.report = report;
        this.err = err;
    }

    @Override
    public void starting(VariantRun variant, Run run) {
        int number = comparison.runs().indexOf(variant) + 1;
        report.next(variant, number, comparison.runs().size());
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
    }
}
