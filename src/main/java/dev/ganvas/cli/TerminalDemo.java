package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.store.NumbersFile;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Trains even numbers before the user's eyes and saves nothing: what Ganvas shows where no window can be opened. */
public final class TerminalDemo {
    /** From here on every seed has learned (the published 500 are enough for six of seven). */
    private static final long STEPS = 2000;

    private static final long STEPS_PER_LINE = 200;

    private TerminalDemo() {}

    /**
     * Trains.
     *
     * @return the exit code of the process
     */
    public static int run(PrintStream out, PrintStream err) {
        try {
            Experiment experiment = Presets.EVEN;
            Settings settings = experiment.defaults().with(Schema.STEPS, STEPS);
            Run run = new Run(experiment, settings, ExperimentData.load(experiment, settings));
            run.start();
            TrainSession.train(run, Optional.empty(), started -> new Lines(out));
            RunFrame frame = run.frame();
            if (frame != null && frame.census() != null) {
                out.printf("After %d steps: %s.%n", run.step(), ProgressDisplay.census(frame.census()));
            }
            out.println("Learn what else it does with: ganvas --help");
            return ExitCode.SUCCESS.code();
        } catch (Throwable e) { // a missing native library is an Error, and has to be explained as well
            err.println(ExitCode.sentence(e));
            return ExitCode.of(e).code();
        }
    }

    /** Prints losses and numbers of some steps. */
    private record Lines(PrintStream out) implements ProgressDisplay {
        @Override
        public void stepped(Run run, StepReport report) {
            if ((report.step - 1) % STEPS_PER_LINE != 0 && report.step != STEPS) {
                return;
            }
            int bits = run.data().shape().length();
            float[] fakes = new float[Math.toIntExact(run.settings().get(Schema.BATCH)) * bits];
            run.trainer().copyLastFakes(fakes);
            out.printf(
                    Locale.ROOT,
                    "G loss %.2f, D loss %.2f   %s%n",
                    report.get(StepFigure.G_LOSS),
                    report.get(StepFigure.D_LOSS),
                    NumbersFile.line(report.step - 1, NumberCensus.numbers(fakes, bits)));
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
