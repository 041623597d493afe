package dev.ganvas.cli;

import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.MatrixPeak;
import dev.ganvas.engine.StepCost;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Trait;
import dev.ganvas.experiment.preset.Presets;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code ganvas bench}: times training steps of one experiment, or of all beside what the machine can do. */
@Command(
        name = "bench",
        description = "Times training steps and prints one line. --steps says how many; without it they are timed"
                + " for three seconds. \"bench all\" prints a line for each experiment, with the arithmetic of a step"
                + " beside the machine's own peak in matrix products at that moment (sgemm), and the most memory used;"
                + " it takes --steps and --threads.")
final class BenchCommand implements Callable<Integer> {
    /** Settings that a timing has no use for. */
    static final Set<Setting<?>> IDLE = Schema.ALL.stream()
            .filter(setting -> setting.traits().has(Trait.KEEPS_RESULTS)
                    && !setting.equals(Schema.STEPS)
                    && !setting.equals(Schema.THREADS))
            .collect(Collectors.toUnmodifiableSet());

    /** The settings that mean the same in every experiment. */
    private static final Set<String> FOR_ALL = Set.of(Schema.STEPS.name(), Schema.THREADS.name());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ExperimentChoice choice = new ExperimentChoice();

    @Override
    public Integer call() throws Exception {
        ParseResult parsed = spec.commandLine().getParseResult();
        Map<String, String> texts = SettingOptions.texts(parsed);
        for (Setting<?> setting : IDLE) {
            if (texts.containsKey(setting.name())) {
                throw new InvalidSettingException("cli.benchIdle", setting.name());
            }
        }
        if (choice.isAll()) {
            timeAll(texts);
        } else {
            Experiment experiment = choice.experiment();
            timeOne(experiment, SettingOptions.settings(experiment, parsed), steps(texts));
        }
        return ExitCode.SUCCESS.code();
    }

    private void timeOne(Experiment experiment, Settings settings, long steps) throws Exception {
        StepTimer.Timing timing = StepTimer.time(experiment, settings, steps);
        String line = String.format(
                Locale.ROOT,
                "%s threads=%d %.3f ms/step %.1f steps/s",
                experiment.id(),
                timing.threads(),
                timing.secondsPerStep() * 1e3,
                1 / timing.secondsPerStep());
        spec.commandLine().getOut().println(line);
    }

    private void timeAll(Map<String, String> texts) throws Exception {
        for (String name : texts.keySet()) {
            if (!FOR_ALL.contains(name)) {
                throw new InvalidSettingException("cli.benchSetting", name);
            }
        }
        long steps = steps(texts);
        String threads = texts.get(Schema.THREADS.name());
        long wanted = threads == null ? 0 : Schema.THREADS.parse(threads);
        PeakMemory memory = new PeakMemory();
        PrintWriter out = spec.commandLine().getOut();
        for (Experiment experiment : Presets.ALL) {
            out.println(compare(experiment, steps, wanted));
            out.flush();
            memory.look();
        }
        out.println(memory.report());
    }

    private static String compare(Experiment experiment, long steps, long threads) throws Exception {
        Settings settings = experiment.defaults().with(Schema.THREADS, threads);
        GanSpec gan = experiment.gan(settings, ExperimentData.shape(experiment, settings));
        long operations = StepCost.operations(gan, experiment.tuning(settings, 0));
        StepTimer.Timing timing = StepTimer.time(experiment, settings, steps);
        double peak = MatrixPeak.measure(timing.threads());
        double rate = operations / timing.secondsPerStep() / 1e9;
        return String.format(
                Locale.ROOT,
                "%s threads=%d %.3f ms/step %.0f images/s %.2f GFLOPS, sgemm peak %.2f GFLOPS, ratio %.1f %%",
                experiment.id(),
                timing.threads(),
                timing.secondsPerStep() * 1e3,
                gan.batch() / timing.secondsPerStep(),
                rate,
                peak,
                100 * rate / peak);
    }

    /** Returns how many steps the user wants timed, or {@link StepTimer#UNLESS_GIVEN}. */
    private static long steps(Map<String, String> texts) {
        String text = texts.get(Schema.STEPS.name());
        if (text == null) {
            return StepTimer.UNLESS_GIVEN;
        }
        long steps = Schema.STEPS.parse(text);
        if (steps == 0) {
            throw new InvalidSettingException("cli.benchSteps");
        }
        return steps;
    }
}
