package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
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
    private final ProgressDisplay.Factory factory;
    private final PrintWriter out;
    private @Nullable ProgressDisplay progress;

    ComparisonSession(Comparison comparison, ProgressDisplay.Factory factory, PrintWriter out) {
        this.comparison = comparison;
        this.factory = factory;
        this.out = out;
    }

    @Override
    public void starting(VariantRun variant, Run run) {
        int number = comparison.runs().indexOf(variant) + 1;
        out.printf("%s (%d of %d)%n", variant.name(), number, comparison.runs().size());
        out.flush();
        ProgressDisplay showing = factory.start(run);
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
