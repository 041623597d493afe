package dev.ganvas.run.compare;

import dev.ganvas.data.BatchSampler;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Sampling;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.metric.ImageScores;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.metric.points.PointScores;
import dev.ganvas.run.NoiseSource;
import dev.ganvas.run.quality.MadeSamples;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures generators against one data set. Two that it measures with the same seed get the same noise, which is other
 * noise than that of training and of the samples shown. Immutable, so any thread may measure.
 */
public final class QualityMeter {
    /** Real images, half of them to compare with and half to tell the floor: a second's work. */
    private static final int MOST_REAL = 1024;
    /** The same for real points. */
    private static final int MOST_POINTS = 2 * PointScores.MOST;
    /** Picks the same real images for every run, whatever its seed. */
    private static final long CHOICE_OF_REAL = 20_260_101;

    private final Experiment experiment;
    private final SampleShape shape;
    private final int count;
    private final @Nullable ImageScores scores;
    private final @Nullable PointScores pointScores;

    /** Takes in the real samples. Takes up to half a second: not for the JavaFX thread. */
    public QualityMeter(Experiment experiment, Dataset data) {
        this.experiment = experiment;
        this.shape = data.shape();
        int real = Math.min(shape.isPoint() ? MOST_POINTS : MOST_REAL, data.size()) / 2 * 2;
        boolean images = shape.isImage() && real >= 2 * ImageScores.LEAST;
        boolean points = shape.isPoint() && real >= 2 * PointScores.LEAST;
        this.pointScores = points ? pointScores(data, real) : null;
        this.count = images ? ImageScores.fairCount(real) : points ? real / 2 : 0;
        this.scores =
                images ? new ImageScores(chosen(data, real), shape.channels(), shape.height(), shape.width()) : null;
    }

    private static PointScores pointScores(Dataset data, int count) {
        return new PointScores(
                chosen(data, count), data.range().low(), data.range().high(), data.modes());
    }

    private static float[] chosen(Dataset data, int count) {
        float[] images = new float[count * data.shape().length()];
        new BatchSampler(data, Sampling.SHUFFLED, count, CHOICE_OF_REAL).fill(0, images);
        return images;
    }

    /** Returns how good a generator is, or nothing where that cannot be told: too few real samples, fakes that are no numbers. */
    public Optional<Quality> measure(Settings settings, MadeSamples.Generator generator) {
        if (shape.isNumber()) {
            int latent = experiment.latentSize(settings);
            float[] noise = NoiseSource.everyPattern(latent, settings.get(Schema.LATENT_SCALE));
            float[] samples = new float[noise.length / latent * shape.length()];
            generator.generate(noise, noise.length / latent, experiment.sampleStatistics(settings), samples);
            return Optional.of(new Quality.Numbers(NumberCensus.of(samples, shape.width())));
        }
        return count == 0
                ? Optional.empty()
                : score(MadeSamples.make(experiment, settings, shape, count, generator, () -> false));
    }

    private Optional<Quality> score(float[] samples) {
        if (scores != null) {
            return Optional.of(new Quality.Images(scores.score(samples)));
        }
        float sum = 0;
        for (float value : samples) {
            sum += value;
        }
        return pointScores == null || !Float.isFinite(sum)
                ? Optional.empty()
                : Optional.of(new Quality.Points(pointScores.score(samples)));
    }
}
