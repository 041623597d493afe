package dev.ganvas.run.latent;

import dev.ganvas.data.Dataset;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.metric.Diversity;
import dev.ganvas.metric.PixelDifference;
import dev.ganvas.metric.Saturation;
import dev.ganvas.run.Noise;
import dev.ganvas.run.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies one noise by several factors and measures what the generator makes of each, as the author of the DCGAN
 * preset did by eye. Changes nothing in the run. Made on any thread; {@link #measure} on the training thread.
 */
public final class ScaleExperiment {
    private final GeneratorTraits traits;
    private final Dataset data;
    private final int size;
    /** Not a number until it is first asked for; the training thread only. */
    private double realDiversity = Double.NaN;

    /** What is asked: one noise, the statistics of batch normalization, and the factors. */
    public record ScaleQuestion(Noise noise, SampleStatistics statistics, List<Double> factors) {
        /** Copies the list, so that a question never changes. */
        public ScaleQuestion {
            factors = List.copyOf(factors);
        }
    }

    /**
     * What one factor gives.
     *
     * @param factor on the noise
     * @param samples row after row
     * @param fromOne how far the samples are from those of factor 1
     * @param fromMirrored how far they are from those of factor -1; null unless the factor is negative
     * @param saturation share of saturated values, by {@link Saturation}
     * @param diversity mean distance between two samples over that at factor 1; NaN where those are all the same
     * @param realDiversity the same over that of real samples
     */
    public record ScaleOutcome(
            double factor,
            float[] samples,
            PixelDifference fromOne,
            @Nullable PixelDifference fromMirrored,
            double saturation,
            double diversity,
            double realDiversity) {}

    /**
     * The answer to a question.
     *
     * @param step of the generator
     * @param outcomes one for each factor, in order
     */
    public record ScaleAnswer(ScaleQuestion question, long step, List<ScaleOutcome> outcomes) {}

    /** Prepares the experiment for one run, which costs nothing yet. */
    public ScaleExperiment(Run run) {
        data = run.data();
        traits = GeneratorTraits.of(run.experiment(), run.settings(), data.shape());
        size = data.shape().length();
    }

    /** Looks at a hundred real samples, once. */
    private double realDiversity() {
        if (Double.isNaN(realDiversity)) {
            int count = Math.min(100, data.size());
            float[] real = new float[count * size];
            for (int i = 0; i < count; i++) {
                data.copy((int) ((long) i * data.size() / count), real, i * size);
            }
            realDiversity = Diversity.meanDistance(real, size);
        }
        return realDiversity;
    }

    /** Returns what decides how this generator answers. */
    public GeneratorTraits traits() {
        return traits;
    }

    /** Makes and measures the samples; the training thread only. */
    public ScaleAnswer measure(GanTrainer trainer, ScaleQuestion question) {
        float[] one = generate(trainer, question, 1);
        boolean negative = question.factors().stream().anyMatch(factor -> factor < 0);
        float[] mirrored = negative ? generate(trainer, question, -1) : one;
        double diversityOfOne = Diversity.meanDistance(one, size);
        List<ScaleOutcome> outcomes = new ArrayList<>();
        for (double factor : question.factors()) {
            float[] samples = factor == 1 ? one : generate(trainer, question, factor);
            double spread = Diversity.meanDistance(samples, size);
            outcomes.add(new ScaleOutcome(
                    factor,
                    samples,
                    PixelDifference.of(samples, one),
                    factor < 0 ? PixelDifference.of(samples, mirrored) : null,
                    Saturation.share(samples, traits.low(), traits.high()),
                    spread / diversityOfOne,
                    spread / realDiversity()));
        }
        return new ScaleAnswer(question, trainer.stepsDone(), outcomes);
    }

    private float[] generate(GanTrainer trainer, ScaleQuestion question, double factor) {
        Noise scaled = question.noise().times(factor);
        float[] samples = new float[scaled.rows() * size];
        trainer.generate(scaled.values(), scaled.rows(), question.statistics(), samples);
        return samples;
    }
}
