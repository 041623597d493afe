package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.cli.report.ReadingLines;
import dev.ganvas.cli.report.Report;
import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.Run;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.RunRecorder;
import dev.ganvas.store.SavedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganvas resume}: goes on with a run that was saved, cut off or finished. */
@Command(
        name = "resume",
        description =
                "Goes on with a run that \"ganvas train --out\" saved, from its newest checkpoint and in the same"
                        + " files, bit for bit as if it had never stopped. Settings that act at the next step may be changed; what is not given stays as the run has it.",
        footer = {"", "Ctrl-C stops between two steps and saves everything."})
final class ResumeCommand implements Callable<Integer> {
    private static final class Further extends SettingOptions.Converter<Long> {
        Further() {
            super(Setting.Whole.option(Schema.STEPS.name(), 1, Long.MAX_VALUE / 2));
        }
    }

    private static final class FromStep extends SettingOptions.Converter<Long> {
        FromStep() {
            super(Setting.Whole.option("from-step", 0, Long.MAX_VALUE / 2));
        }
    }

    private final ProgressDisplay.Factory progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the run.")
    private String folder = "";

    @Option(
            names = "--steps",
            converter = Further.class,
            paramLabel = "N",
            description = "How many steps to do. Default: those that are left of the length that was set.")
    private @Nullable Long steps;

    @ArgGroup
    private Goal goal = new Goal();

    /** Where it goes back to: one of them at most. */
    private static final class Goal {
        @Option(
                names = "--from-step",
                converter = FromStep.class,
                paramLabel = "N",
                description =
                        "Goes back to the checkpoint of step N, one of those that the folder has. What is replaced is"
                                + " kept in a folder \"replaced\" inside.")
        private @Nullable Long step;

        @Option(
                names = "--from-best",
                description = "Goes back to the step at which the run was measured to be best, in the same way.")
        private boolean best;
    }

    @Option(
            names = "--yes",
            description =
                    "Goes back without asking where the newest checkpoint cannot be read. What is replaced is kept"
                            + " in a folder \"replaced\" inside.")
    private boolean yes;

    @Option(names = "--data", paramLabel = "PATH", description = "Where the same data is now, if it was moved.")
    private @Nullable String data;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    ResumeCommand(ProgressDisplay.Factory progress) {
        this.progress = progress;
    }

    /** Returns the settings that are refused here. */
    static Set<Setting<?>> refused() {
        return Schema.ALL.stream()
                .filter(setting -> setting.effect() == Effect.NEW_RUN || setting.equals(Schema.EPOCHS))
                .collect(Collectors.toSet());
    }

    @Override
    public Integer call() throws Exception {
        Report report = reports.report(progress, spec.commandLine().getOut());
        Map<String, String> texts = SettingOptions.texts(spec.commandLine().getParseResult());
        FolderTraining training =
                new FolderTraining(folder, report, spec.commandLine().getErr());
        Path path = PathArgument.of("DIR", folder, "the folder of a run");
        try (RunFolder opened = RunFolder.open(path)) {
            SavedCheckpoint saved = saved(path);
            Checkpoint checkpoint = saved.checkpoint();
            Run run = run(checkpoint, texts, report);
            run.quality().restore(saved.quality());
            if (run.step() >= run.lastStep() && opened.isComplete()) {
                throw new InvalidSettingException("cli.finished", folder, run.step());
            }
            report.note("Going on from step %d.".formatted(run.step()));
            run.start();
            return StopOnShutdown.during(run, () -> {
                        try (RunRecorder recorder = RunRecorder.resume(opened, saved, training.watcher())) {
                            recorder.kept()
                                    .ifPresent(kept ->
                                            report.note("What is replaced by that is kept in %s.".formatted(kept)));
                            return training.train(run, recorder);
                        }
                    })
                    .code();
        }
    }

    /** Reads the checkpoint to go on from; refuses one that goes back behind results, unless that is asked for. */
    private SavedCheckpoint saved(Path path) throws UnusableDataException, IOException {
        if (goal.best) {
            return SavedCheckpoint.readBest(path);
        }
        if (goal.step != null) {
            return SavedCheckpoint.read(path, goal.step);
        }
        SavedCheckpoint saved = SavedCheckpoint.read(path);
        Optional<Sentence> behind = saved.goesBackBehind();
        boolean refused = behind.isPresent() && !yes;
        (refused ? saved.unreadable() : saved.note())
                .ifPresent(spec.commandLine().getErr()::println);
        if (refused) {
            throw new UnusableDataException(
                    "folder.newestCheckpoint",
                    folder,
                    behind.orElseThrow(),
                    saved.checkpoint().step(),
                    saved.checkpoint().step());
        }
        return saved;
    }

    private Run run(Checkpoint checkpoint, Map<String, String> texts, Report report) throws UnusableDataException {
        if (data != null) {
            texts.remove(Schema.DATA.name());
            checkpoint.setTraining(
                    moved(checkpoint.settings(), data),
                    checkpoint.dataFingerprint(),
                    checkpoint.threads(),
                    checkpoint.elapsed());
        }
        Settings settings = settings(checkpoint, texts);
        Dataset loaded = ExperimentData.load(checkpoint.experiment(), settings, new ReadingLines(report::note));
        if (!checkpoint.isOf(loaded)) {
            throw new UnusableDataException("cli.otherData", folder, loaded.title());
        }
        return new Run(checkpoint, settings, loaded);
    }

    private static Settings moved(Settings settings, String path) {
        if (!settings.has(Schema.DATA)) {
            throw new InvalidSettingException("cli.drawnData");
        }
        return settings.withText(Schema.DATA, path);
    }

    private Settings settings(Checkpoint checkpoint, Map<String, String> texts) {
        String byName = texts.remove(Schema.STEPS.name());
        Long further = steps == null && byName != null ? new Further().convert(byName) : steps;
        for (String name : texts.keySet()) {
            Schema.find(name).ifPresent(ResumeCommand::refuseOthers);
        }
        Settings settings = checkpoint.experiment().withTexts(checkpoint.settings(), texts);
        return further == null
                ? settings
                : settings.with(Schema.STEPS, Math.addExact(checkpoint.step(), further))
                        .with(Schema.EPOCHS, 0L);
    }

    private static void refuseOthers(Setting<?> setting) {
        if (setting.effect() == Effect.NEW_RUN) {
            throw new InvalidSettingException("cli.onlyNewRun", setting.name());
        }
        if (setting.equals(Schema.EPOCHS)) {
            throw new InvalidSettingException("cli.noEpochs");
        }
    }
}
