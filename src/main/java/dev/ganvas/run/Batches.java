package dev.ganvas.run;

import dev.ganvas.data.BatchSampler;
import dev.ganvas.data.Dataset;
import dev.ganvas.engine.BatchSource;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;

/** Feeds a trainer from a data set and a noise law: the same seed and step always give the same batch. */
final class Batches implements BatchSource {
    private final BatchSampler sampler;
    private final long seed;
    private volatile Settings settings;

    Batches(Experiment experiment, Settings settings, Dataset data) {
        this.settings = settings;
        this.seed = settings.get(Schema.SEED);
        this.sampler = new BatchSampler(
                data,
                experiment.sampling(),
                experiment.gan(settings, data.shape()).discriminatorRows(),
                dataSeed(seed));
    }

    void use(Settings changed) {
        settings = changed;
    }

    @Override
    public void real(long step, int draw, float[] batch) {
        // Further D updates of a step take the batches that follow, as a loader's iterator would.
        sampler.fill(step * Math.max(1, settings.get(Schema.D_STEPS)) + draw, batch);
    }

    @Override
    public void noise(long step, int draw, float[] latents) {
        Settings now = settings;
        NoiseSource.fill(
                latents,
                now.get(Schema.LATENT),
                now.get(Schema.LATENT_SCALE),
                NoiseSource.random(seed, NoiseSource.Stream.TRAINING_NOISE, step, draw));
    }

    @Override
    public void mixture(long step, int draw, float[] shares) {
        NoiseSource.fillShares(shares, NoiseSource.random(seed, NoiseSource.Stream.MIXTURE, step, draw));
    }

    @Override
    public void disturbance(long step, int draw, float[] values, int count) {
        NoiseSource.fillNormal(values, count, NoiseSource.random(seed, NoiseSource.Stream.DISTURBANCE, step, draw));
    }

    private static long dataSeed(long seed) {
        return NoiseSource.random(seed, NoiseSource.Stream.DATA, 0, 0).nextLong();
    }
}
