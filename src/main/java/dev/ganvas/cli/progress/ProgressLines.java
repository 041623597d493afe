package dev.ganvas.cli.progress;

import dev.ganvas.engine.StepReport;
import dev.ganvas.run.Run;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints a line at every tenth of the run, and when nothing was printed for some seconds. */
final class ProgressLines implements ProgressDisplay {
    private static final int PARTS = 10;
    private static final long MOST_SILENT_NANOS = 10_000_000_000L;

    private final Line line;
    private final long lastStep;
    private final long part;
    private final long firstStep;
    private long printedAt = System.nanoTime();
    private long printedStep;

    ProgressLines(Run run, Line line) {
        this.line = line;
        this.lastStep = run.lastStep();
        this.part = Math.max(1, lastStep / PARTS);
        this.printedStep = run.step();
        this.firstStep = run.step() + 1;
    }

    /** Returns what prints lines for people. */
    static Line text(PrintWriter out) {
        return (run, report, stepsPerSecond, secondsLeft) -> {
            String of = run.lastStep() == Long.MAX_VALUE ? "" : " of " + run.lastStep();
            String speed = stepsPerSecond.isEmpty()
                    ? ""
                    : String.format(Locale.ROOT, ", %.1f steps/s", stepsPerSecond.getAsDouble());
            String left = secondsLeft.isEmpty() || report.step == run.lastStep()
                    ? ""
                    : ", " + ProgressDisplay.time(secondsLeft.getAsDouble()) + " left";
            out.printf("step %d%s: %s%s%s%n", report.step, of, ProgressDisplay.figures(report), speed, left);
            out.flush();
        };
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
        OptionalDouble speed = OptionalDouble.empty();
        OptionalDouble left = OptionalDouble.empty();
        if (report.step != firstStep) {
            double stepsPerSecond = (report.step - printedStep) * 1e9 / Math.max(1, now - printedAt);
            speed = OptionalDouble.of(stepsPerSecond);
            if (lastStep != Long.MAX_VALUE) {
                left = OptionalDouble.of((lastStep - report.step) / stepsPerSecond);
            }
        }
        line.print(run, report, speed, left);
        printedAt = now;
        printedStep = report.step;
    }

    @Override
    public void close() {
        // each line is flushed as it is printed
    }
}
