package dev.ganvas.run.quality;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.NoiseSource;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Makes the samples that a generator is measured by, from noise that training never sees and that its seed decides. */
public final class MadeSamples {
    /** Samples made at once: the batch that statistics of batch normalization are taken over. */
    private static final int AT_ONCE = 128;

    private MadeSamples() {}

    /** A generator wherever it is: in training, or opened from a file. */
    @FunctionalInterface
    public interface Generator {
        /** Makes samples, as {@code GanTrainer.generate} does. */
        void generate(float[] latents, int rows, SampleStatistics statistics, float[] output);
    }

    /**
     * Makes samples.
     *
     * @param cancelled asked before each batch
     * @throws CancellationException if it says so
     */
    public static float[] make(
            Experiment experiment,
            Settings settings,
            SampleShape shape,
            int count,
            Generator generator,
            BooleanSupplier cancelled) {
        SampleStatistics statistics = experiment.sampleStatistics(settings);
        int latent = experiment.latentSize(settings);
        float[] samples = new float[count * shape.length()];
        for (int from = 0; from < count; from += AT_ONCE) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("Nobody waits for the samples any more.");
            }
            int rows = Math.min(AT_ONCE, count - from);
            float[] noise = new float[rows * latent];
            NoiseSource.fill(
                    noise,
                    settings.get(Schema.LATENT),
                    settings.get(Schema.LATENT_SCALE),
                    NoiseSource.random(settings.get(Schema.SEED), NoiseSource.Stream.QUALITY, 0, from));
            float[] some = new float[rows * shape.length()];
            generator.generate(noise, rows, statistics, some);
            System.arraycopy(some, 0, samples, from * shape.length(), some.length);
        }
        return samples;
    }
}
