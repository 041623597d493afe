package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.cli.report.JsonReport;
import dev.ganvas.cli.report.Report;
import dev.ganvas.cli.report.TextReport;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say how a command that trains reports. */
final class ReportOptions {
    @ArgGroup
    private @Nullable Form form;

    /** At most one of them. */
    private static final class Form {
        @Option(names = "--quiet", description = "Prints nothing but warnings and failures.")
        private boolean quiet;

        @Option(names = "--json", description = "Prints each report as one line of JSON.")
        private boolean json;
    }

    /**
     * Returns what reports as it was asked for.
     *
     * @param progress for people
     */
    Report report(ProgressDisplay.Factory progress, PrintWriter out) {
        if (form != null && form.quiet) {
            return TextReport.quiet();
        }
        return form != null && form.json ? new JsonReport(out) : new TextReport(progress, out);
    }
}
