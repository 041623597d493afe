package dev.ganvas.cli;

import dev.ganvas.data.BatchSampler;
import dev.ganvas.data.Dataset;
import dev.ganvas.engine.BatchSource;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.parallel.Profile;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.NoiseSource;
import org.jspecify.annotations.Nullable;

/** Times training steps, with new noise in each and the same real batch in all. */
final class StepTimer {
    /** In place of a number of steps: as many as fit in three seconds. */
    static final long UNLESS_GIVEN = 0;

    private static final long LEAST_STEPS = 5;
    private static final long PROFILED_STEPS = 20;
    private static final long TIMED_NANOS = 3_000_000_000L;
    private static final long WARM_UP_STEPS = 2;
    private static final long WARM_UP_NANOS = 1_000_000_000L;

    private StepTimer() {}

    /**
     * What was measured.
     *
     * @param threads that computed
     * @param secondsPerStep in the mean
     * @param profiledSteps that were done once more to see where their time goes
     * @param profiledSecondsPerStep of those, in the mean
     */
    record Timing(int threads, double secondsPerStep, long profiledSteps, double profiledSecondsPerStep) {}

    /**
     * Compiles an experiment and times it on the calling thread.
     *
     * @param steps how many to time, or {@link #UNLESS_GIVEN}
     * @param profile receives the time of each operation of {@link #PROFILED_STEPS} further ones; null for none
     * @throws UnusableDataException with one sentence
     */
    static Timing time(Experiment experiment, Settings settings, long steps, @Nullable Profile profile)
            throws UnusableDataException {
        Dataset data = ExperimentData.load(experiment, settings);
        FixedBatch batch = new FixedBatch(experiment, settings, data);
        int threads = Math.toIntExact(settings.get(Schema.THREADS));
        try (GanTrainer trainer = GanTrainer.compile(
                experiment.gan(settings, data.shape()),
                experiment.tuning(settings, 0),
                settings.get(Schema.SEED),
                threads)) {
            while (trainer.choosesThreads()) {
                trainer.step(batch);
            }
            double seconds = secondsPerStep(trainer, batch, steps);
            if (profile == null) {
                return new Timing(trainer.threads(), seconds, 0, 0);
            }
            trainer.setProfile(profile);
            return new Timing(trainer.threads(), seconds, PROFILED_STEPS, repeat(trainer, batch, PROFILED_STEPS, 0));
        }
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
            int rows = experiment.gan(settings, data.shape()).discriminatorRows();
            real = new float[rows * data.shape().length()];
            new BatchSampler(data, experiment.sampling(), rows, settings.get(Schema.SEED)).fill(0, real);
        }

        @Override
        public void real(long step, int draw, float[] batch) {
            System.arraycopy(real, 0, batch, 0, real.length);
        }

        @Override
        public void mixture(long step, int draw, float[] shares) {
            NoiseSource.fillShares(
                    shares, NoiseSource.random(settings.get(Schema.SEED), NoiseSource.Stream.MIXTURE, step, draw));
        }

        @Override
        public void disturbance(long step, int draw, float[] values, int count) {
            NoiseSource.fillNormal(
                    values,
                    count,
                    NoiseSource.random(settings.get(Schema.SEED), NoiseSource.Stream.DISTURBANCE, step, draw));
        }

        @Override
        public void noise(long step, int draw, float[] latents) {
            NoiseSource.fill(
                    latents,
                    settings.get(Schema.LATENT),
                    settings.get(Schema.LATENT_SCALE),
                    NoiseSource.random(settings.get(Schema.SEED), NoiseSource.Stream.TRAINING_NOISE, step, draw));
        }
    }
}
