package dev.ganvas.cli.progress;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.run.Run;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws a bar with the speed, the time left and the last figures. */
final class ProgressBarDisplay implements ProgressDisplay {
    private static final long FIGURES_NANOS = 250_000_000L;

    private final ProgressBar bar;
    private long figuresAt;

    ProgressBarDisplay(PrintStream terminal, Run run) {
        long lastStep = run.lastStep();
        bar = new ProgressBarBuilder()
                .setTaskName(run.experiment().id())
                .setInitialMax(lastStep == Long.MAX_VALUE ? -1 : lastStep)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .showSpeed()
                .build();
    }

    @Override
    public void stepped(Run run, StepReport report) {
        bar.stepTo(report.step);
        long now = System.nanoTime();
        if (now - figuresAt >= FIGURES_NANOS) {
            figuresAt = now;
            bar.setExtraMessage(String.format(
                    Locale.ROOT, " G %.2f D %.2f", report.get(StepFigure.G_LOSS), report.get(StepFigure.D_LOSS)));
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
