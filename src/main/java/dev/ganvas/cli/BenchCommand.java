package dev.ganvas.cli;

import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.MatrixPeak;
import dev.ganvas.engine.StepCost;
import dev.ganvas.engine.parallel.Profile;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Trait;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.store.ExperimentFile;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code ganvas bench}: times training steps of one experiment, or of all beside what the machine can do. */
@Command(
        name = "bench",
        description = "Times training steps and prints one line, with the arithmetic of a step beside the machine's own"
                + " peak in matrix products at that moment (sgemm), through the same library with the same threads."
                + " --steps says how many; without it they are timed for three seconds. \"bench all\" prints a line for"
                + " each experiment, and the most memory used; it takes --steps and --threads.")
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

    @Option(names = "--profile", description = "Prints the time of each operation of a step too, the longest first.")
    private boolean profiled;

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
            ExperimentFile chosen = choice.experiment();
            timeOne(chosen.experiment(), SettingOptions.settings(chosen, parsed), steps(texts));
        }
        return ExitCode.SUCCESS.code();
    }

    private void timeOne(Experiment experiment, Settings settings, long steps) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Profile profile = profiled ? new Profile() : null;
        StepTimer.Timing timing = StepTimer.time(experiment, settings, steps, profile);
        out.println(compare(experiment, settings, timing));
        if (profile != null) {
            print(profile, timing, out);
        }
    }

    private static void print(Profile profile, StepTimer.Timing timing, PrintWriter out) {
        double total = timing.profiledSecondsPerStep() * 1e3;
        double rest = total;
        for (Profile.Line line : profile.lines()) {
            double each = line.nanos() / 1e6 / timing.profiledSteps();
            double waiting = line.waiting() / 1e6 / timing.profiledSteps();
            rest -= each;
            out.printf(
                    Locale.ROOT,
                    "%9.3f ms %5.1f %%  waiting %7.3f ms  %s%n",
                    each,
                    100 * each / total,
                    waiting,
                    line.name());
        }
        out.printf(
                Locale.ROOT,
                "%9.3f ms %5.1f %%                      the rest: batches, noise, losses, operations of ND4J%n",
                rest,
                100 * rest / total);
    }

    private void timeAll(Map<String, String> texts) throws Exception {
        for (String name : texts.keySet()) {
            if (!FOR_ALL.contains(name)) {
                throw new InvalidSettingException("cli.benchSetting", name);
            }
        }
        if (profiled) {
            throw new InvalidSettingException("cli.benchSetting", "profile");
        }
        long steps = steps(texts);
        String threads = texts.get(Schema.THREADS.name());
        long wanted = threads == null ? 0 : Schema.THREADS.parse(threads);
        PeakMemory memory = new PeakMemory();
        PrintWriter out = spec.commandLine().getOut();
        for (Experiment experiment : Presets.ALL) {
            Settings settings = experiment.defaults().with(Schema.THREADS, wanted);
            out.println(compare(experiment, settings, StepTimer.time(experiment, settings, steps, null)));
            out.flush();
            memory.look();
        }
        out.println(memory.report());
    }

    private static String compare(Experiment experiment, Settings settings, StepTimer.Timing timing) throws Exception {
        GanSpec gan = experiment.gan(settings, ExperimentData.shape(experiment, settings));
        long operations = StepCost.operations(gan, experiment.tuning(settings, 0));
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
