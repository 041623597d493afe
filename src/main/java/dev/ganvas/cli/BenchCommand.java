package dev.ganvas.cli;

import dev.ganvas.data.BatchSampler;
import dev.ganvas.data.Dataset;
import dev.ganvas.engine.BatchSource;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Latents;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code ganvas bench}: times training steps, with new noise in each and the same real batch in all. */
@Command(
        name = "bench",
        description = "Times training steps and prints one line. --steps says how many; without it they are timed"
                + " for three seconds.")
final class BenchCommand implements Callable<Integer> {
    /** Settings that a timing has no use for. */
    static final Set<Setting<?>> WITHOUT = Set.of(Schema.EPOCHS, Schema.SAMPLE_EVERY, Schema.RECORD_EVERY);

    private static final long UNLESS_GIVEN = 0;
    private static final long LEAST_STEPS = 5;
    private static final long TIMED_NANOS = 3_000_000_000L;
    private static final long WARM_UP_STEPS = 2;
    private static final long WARM_UP_NANOS = 1_000_000_000L;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ExperimentChoice choice = new ExperimentChoice();

    @Override
    public Integer call() throws Exception {
        ParseResult parsed = spec.commandLine().getParseResult();
        Experiment experiment = choice.experiment();
        Settings settings = SettingOptions.settings(experiment, parsed);
        long steps = steps(SettingOptions.texts(parsed));
        Dataset data = ExperimentData.load(experiment, settings);
        FixedBatch batch = new FixedBatch(experiment, settings, data);
        int threads = Math.toIntExact(settings.get(Schema.THREADS));
        try (GanTrainer trainer = GanTrainer.compile(
                experiment.gan(settings, data.shape()),
                experiment.tuning(settings, 0),
                settings.get(Schema.SEED),
                Math.max(0, threads))) {
            if (threads < 0) {
                trainer.chooseThreads(batch);
            }
            double seconds = secondsPerStep(trainer, batch, steps);
            String line = String.format(
                    Locale.ROOT,
                    "%s threads=%d %.3f ms/step %.1f steps/s",
                    experiment.id(),
                    trainer.threads(),
                    seconds * 1e3,
                    1 / seconds);
            spec.commandLine().getOut().println(line);
        }
        return ExitCode.SUCCESS.code();
    }

    /** Returns how many steps the user wants timed, or {@link #UNLESS_GIVEN}. */
    private static long steps(Map<String, String> texts) {
        String text = texts.get(Schema.STEPS.name());
        if (text == null) {
            return UNLESS_GIVEN;
        }
        long steps = Schema.STEPS.parse(text);
        if (steps == 0) {
            throw new InvalidSettingException("steps is 0, but a timing needs at least 1.");
        }
        return steps;
    }

    /** Returns the mean over the steps timed, after the code is compiled and the caches are warm. */
    private static double secondsPerStep(GanTrainer trainer, BatchSource source, long steps) {
        repeat(trainer, source, WARM_UP_STEPS, WARM_UP_NANOS);
        return steps == UNLESS_GIVEN
                ? repeat(trainer, source, LEAST_STEPS, TIMED_NANOS)
                : repeat(trainer, source, steps, 0);
    }

    /** Does at least that many steps for at least that long, and returns the seconds that one took in the mean. */
    private static double repeat(GanTrainer trainer, BatchSource source, long atLeastSteps, long atLeastNanos) {
        long begun = System.nanoTime();
        long elapsed = 0;
        long steps = 0;
        while (steps < atLeastSteps || elapsed < atLeastNanos) {
            trainer.step(source);
            steps++;
            elapsed = System.nanoTime() - begun;
        }
        return elapsed / 1e9 / steps;
    }

    /** Real samples drawn once, noise drawn anew for every update. */
    private static final class FixedBatch implements BatchSource {
        private final Settings settings;
        private final float[] real;

        FixedBatch(Experiment experiment, Settings settings, Dataset data) {
            this.settings = settings;
            int batch = Math.toIntExact(settings.get(Schema.BATCH));
            real = new float[batch * data.shape().length()];
            new BatchSampler(data, experiment.sampling(), batch, settings.get(Schema.SEED)).fill(0, real);
        }

        @Override
        public void real(long step, int draw, float[] batch) {
            System.arraycopy(real, 0, batch, 0, real.length);
        }

        @Override
        public void noise(long step, int draw, float[] latents) {
            Latents.fill(
                    latents,
                    settings.get(Schema.LATENT),
                    settings.get(Schema.LATENT_SCALE),
                    Latents.random(settings.get(Schema.SEED), Latents.Stream.TRAINING_NOISE, step, draw));
        }
    }
}
