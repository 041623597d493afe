package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.cli.report.ReadingLines;
import dev.ganvas.cli.report.Report;
import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Settings;
import dev.ganvas.export.ComparisonCsv;
import dev.ganvas.export.ComparisonFolder;
import dev.ganvas.export.ComparisonRecorder;
import dev.ganvas.picture.ComparisonPicture;
import dev.ganvas.picture.PageFormat;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.RunOutline;
import dev.ganvas.run.compare.ComparedRun.Outcome;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.Variant;
import dev.ganvas.run.compare.VariantRun;
import dev.ganvas.store.ExperimentFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganvas compare}: trains variants of one experiment from the same start and lays them side by side. */
@Command(
        name = "compare",
        description = "Trains variants of an experiment one after the other, from the same weights, noise and data"
                + " order, and saves each run in a folder of its own, beside comparison.csv and comparison.png.",
        footer = {"", "Ctrl-C stops between two steps and still saves what was trained."})
final class CompareCommand implements Callable<Integer> {
    private final ProgressDisplay.Factory progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ExperimentChoice choice = new ExperimentChoice();

    @Option(
            names = "--optimizers",
            paramLabel = "NAME,NAME",
            description = "Optimizers to compare, such as sgd,rmsprop,adam, each with the rate it was published with"
                    + " unless --lr is given.")
    private @Nullable String optimizers;

    @Option(
            names = "--vary",
            arity = "1",
            paramLabel = "NAME=V,V",
            description = "A setting and the values to compare. May be repeated: every combination is a variant.")
    private List<String> vary = List.of();

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

    CompareCommand(ProgressDisplay.Factory progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        ExperimentFile chosen = choice.experiment();
        Experiment experiment = chosen.experiment();
        Map<String, String> texts = SettingOptions.texts(spec.commandLine().getParseResult());
        List<Variant> variants = VariantOptions.variants(chosen, texts, optimizers, vary);
        Settings common = variants.get(0).settings(); // data and length are the same in all
        Path folder = PathArgument.of("--out", out, "the folder to save in");
        Report report = reports.report(progress, spec.commandLine().getOut());
        Dataset data = ExperimentData.load(experiment, common, new ReadingLines(report::note));
        Comparison comparison = new Comparison(experiment, data, variants, Comparison.length(experiment, common, data));
        Sentence outline = RunOutline.of(experiment, common, data);
        return StopOnShutdown.during(comparison::cancel, () -> compare(comparison, folder, outline, report));
    }

    private int compare(Comparison comparison, Path path, Sentence outline, Report report) throws Exception {
        List<String> names = comparison.runs().stream().map(VariantRun::name).toList();
        try (ComparisonFolder folder = ComparisonFolder.create(path, names, force.isGiven())) {
            report.note(outline.toString());
            PrintWriter err = spec.commandLine().getErr();
            TrainCommand.tellNotes(comparison.data(), err);
            comparison.addListener(new ComparisonSession(comparison, report, err));
            ComparisonRecorder recorder = new ComparisonRecorder(() -> folder, FolderTraining.watcher(err));
            comparison.addListener(recorder);
            comparison.work();
            if (recorder.savedAny()) {
                ComparisonCsv.write(folder.table(), comparison.runs());
                ComparisonPicture picture = new ComparisonPicture(comparison.runs(), Long.MAX_VALUE);
                PageFormat.PNG.write(folder.picture(), picture, picture);
            }
            report.ended(comparison, recorder.savedAny(), out);
            return result(comparison);
        }
    }

    private int result(Comparison comparison) {
        ExitCode code = ExitCode.SUCCESS;
        for (VariantRun run : comparison.runs()) {
            Throwable failure = run.failure();
            if (failure != null) {
                spec.commandLine().getErr().printf("%s: %s%n", run.name(), ExitCode.sentence(failure));
                code = code == ExitCode.SUCCESS ? ExitCode.of(failure) : code;
            }
        }
        spec.commandLine().getErr().flush();
        boolean stopped = comparison.runs().stream().anyMatch(run -> run.outcome() == Outcome.CANCELLED);
        return (stopped ? ExitCode.INTERRUPTED : code).code();
    }
}
