package dev.ganvas.cli.progress;

import dev.ganvas.engine.StepReport;
import dev.ganvas.run.Run;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints a line at every tenth of the run, and when nothing was printed for some seconds. */
final class ProgressLines implements ProgressDisplay {
    private static final int PARTS = 10;
    private static final long MOST_SILENT_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final long lastStep;
    private final long part;
    private final long firstStep;
    private long printedAt = System.nanoTime();
    private long printedStep;

    ProgressLines(PrintWriter out, Run run) {
        this.out = out;
        this.lastStep = run.lastStep();
        this.part = Math.max(1, lastStep / PARTS);
        this.printedStep = run.step();
        this.firstStep = run.step() + 1;
    }

    @Override
    public void stepped(Run run, StepReport report) {
        long now = System.nanoTime();
        if (report.step != firstStep
                && report.step % part != 0
                && report.step != lastStep
                && now - printedAt < MOST_SILENT_NANOS) {
            return;
        }
        // The first step warms everything up, so its speed says nothing.
        double stepsPerSecond = (report.step - printedStep) * 1e9 / Math.max(1, now - printedAt);
        String speed = report.step == firstStep ? "" : String.format(Locale.ROOT, ", %.1f steps/s", stepsPerSecond);
        String of = lastStep == Long.MAX_VALUE ? "" : " of " + lastStep;
        out.printf("step %d%s: %s%s%n", report.step, of, ProgressDisplay.figures(report), speed);
        out.flush();
        printedAt = now;
        printedStep = report.step;
    }

    @Override
    public void close() {
        out.flush();
    }
}
