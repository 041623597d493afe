package dev.ganvas.cli.progress;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Shows how far a run is. Called after every step, so it looks at the clock first and does almost nothing else. */
public interface ProgressDisplay extends RunListener, AutoCloseable {

    @Override
    void stepped(Run run, StepReport report);

    @Override
    void close();

    /** Makes the progress of one run. */
    interface Factory {
        ProgressDisplay start(Run run);
    }

    /** Prints what is told at a step. */
    interface Line {
        /**
         * Prints it.
         *
         * @param stepsPerSecond since the last line; the first step warms everything up, so its speed says nothing
         * @param secondsLeft at that speed, where a length is set
         */
        void print(Run run, StepReport report, OptionalDouble stepsPerSecond, OptionalDouble secondsLeft);
    }

    /** Shows nothing. */
    ProgressDisplay NONE = new ProgressDisplay() {
        @Override
        public void stepped(Run run, StepReport report) {
            // nobody wants to know
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** Returns one line a report, for files and pipes. */
    static Factory lines(PrintWriter out) {
        return lines(ProgressLines.text(out));
    }

    /** Returns one line a report, as {@code line} prints it. */
    static Factory lines(Line line) {
        return run -> new ProgressLines(run, line);
    }

    /** Returns a bar that redraws itself, for terminals. */
    static Factory bar(PrintStream terminal) {
        return run -> new ProgressBarDisplay(terminal, run);
    }

    /** Returns a time as minutes and seconds, with hours where there are any: {@code 0:37}, {@code 1:02:37}. */
    static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** Returns how well a generator of numbers does, in a few words. */
    static String census(NumberCensus census) {
        return String.format(
                Locale.ROOT,
                "evenness %.1f %%, %d of %d even numbers",
                100 * census.evenness(),
                census.coverage(),
                census.counts().length / 2);
    }

    /** Returns the figures of one step in a few words. */
    static String figures(StepReport report) {
        return String.format(
                Locale.ROOT,
                "G loss %.4f, D loss %.4f, D(x) %.2f, D(G(z)) %.2f",
                report.get(StepFigure.G_LOSS),
                report.get(StepFigure.D_LOSS),
                report.get(StepFigure.D_REAL),
                report.get(StepFigure.D_FAKE));
    }
}
