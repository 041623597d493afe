package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.cli.report.ReadingLines;
import dev.ganvas.cli.report.Report;
import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunOutline;
import dev.ganvas.store.ExperimentFile;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.RunRecorder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganvas train}: trains one experiment and saves it in a folder. */
@Command(
        name = "train",
        description =
                "Trains an experiment without a window and saves it in a folder: losses.csv, samples, run.json and"
                        + " the two networks as DL4J model files. Checkpoints in it let \"ganvas resume\" go on with the run,"
                        + " however it ended.",
        footer = {"", "Ctrl-C stops between two steps and still saves what was trained."})
final class TrainCommand implements Callable<Integer> {
    private final ProgressDisplay.Factory progress;

    private static final int MOST_NOTES = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ExperimentChoice choice = new ExperimentChoice();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to save in. Created if missing.")
    private String out = "";

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private ForceOption force = new ForceOption();

    TrainCommand(ProgressDisplay.Factory progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        ExperimentFile chosen = choice.experiment();
        Experiment experiment = chosen.experiment();
        Settings settings = SettingOptions.settings(chosen, spec.commandLine().getParseResult());
        Report report = reports.report(progress, spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        Dataset data = ExperimentData.load(experiment, settings, new ReadingLines(report::note));
        Run run = new Run(experiment, settings, data);
        run.start();
        FolderTraining training = new FolderTraining(out, report, err);
        return StopOnShutdown.during(run, () -> {
                    try (RunFolder folder = RunFolder.create(
                                    PathArgument.of("--out", out, "the folder to save in"), force.isGiven());
                            RunRecorder recorder = RunRecorder.begin(folder, training.watcher())) {
                        report.note(RunOutline.of(experiment, settings, data).toString());
                        tellNotes(data, err);
                        return training.train(run, recorder);
                    }
                })
                .code();
    }

    /** Says which pictures could not be used. */
    static void tellNotes(Dataset data, PrintWriter err) {
        List<Sentence> notes = data.notes();
        if (!notes.isEmpty()) {
            err.printf(Locale.ROOT, "Left out (no usable pictures): %,d%n", notes.size());
            notes.stream().limit(MOST_NOTES).forEach(err::println);
            if (notes.size() > MOST_NOTES) {
                err.printf(Locale.ROOT, "… and %,d more.%n", notes.size() - MOST_NOTES);
            }
        }
    }
}
