package dev.ganvas.ui.latent;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.metric.PixelDifference;
import dev.ganvas.run.latent.GeneratorTraits;
import dev.ganvas.run.latent.ScaleExperiment.ScaleAnswer;
import dev.ganvas.run.latent.ScaleExperiment.ScaleOutcome;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** Puts the outcome of a scale experiment into words: what was measured, and why it is so. */
final class ScaleExplanation {
    /** Samples whose values differ by less than this on average, as a share of the range, look the same. */
    private static final double SAME = 0.01;
    /** Below this share of the diversity at factor 1, samples look alike. */
    private static final double ALIKE = 0.5;

    private ScaleExplanation() {}

    /** Returns a sentence for each factor but 1. */
    static List<String> measured(ScaleAnswer answer, GeneratorTraits traits) {
        List<String> sentences = new ArrayList<>();
        double saturationOfOne = Double.NaN;
        for (ScaleOutcome outcome : answer.outcomes()) {
            if (outcome.factor() == 1) {
                saturationOfOne = outcome.saturation();
            }
        }
        for (ScaleOutcome outcome : answer.outcomes()) {
            if (outcome.factor() != 1) {
                sentences.add(sentence(outcome, traits, saturationOfOne));
            }
        }
        return sentences;
    }

    private static String sentence(ScaleOutcome outcome, GeneratorTraits traits, double saturationOfOne) {
        String factor = FactorText.text(outcome.factor());
        PixelDifference mirrored = outcome.fromMirrored();
        if (Double.isNaN(outcome.fromOne().mean())) {
            return Messages.text("latent.seeNone", factor);
        }
        if (outcome.factor() == 0) {
            return Messages.text("latent.seeZero", FigureFormat.small(outcome.diversity()));
        }
        boolean likeOne = isSame(outcome.fromOne(), traits);
        String largest = FigureFormat.small(outcome.fromOne().largest());
        if (mirrored != null && isSame(mirrored, traits)) {
            return likeOne
                    ? Messages.text("latent.seeDeaf", factor)
                    : Messages.text("latent.seeMirrored", factor, FigureFormat.small(mirrored.largest()), largest);
        }
        if (likeOne) {
            return Messages.text("latent.seeSame", factor, largest);
        }
        String mean = FigureFormat.small(outcome.fromOne().mean());
        String other = traits.bounded()
                ? Messages.text(
                        "latent.seeOther",
                        factor,
                        mean,
                        largest,
                        FigureFormat.percent(outcome.saturation()),
                        FigureFormat.percent(saturationOfOne))
                : Messages.text("latent.seeMoved", factor, mean, largest);
        return outcome.diversity() < ALIKE
                ? other + " " + Messages.text("latent.seeAlike", FigureFormat.small(outcome.diversity()))
                : other;
    }

    private static boolean isSame(PixelDifference difference, GeneratorTraits traits) {
        return difference.mean() < SAME * (traits.high() - traits.low());
    }

    /** Returns why it is so, and what to try next. */
    static String reason(SampleStatistics statistics, GeneratorTraits traits) {
        if (!traits.normalizes()) {
            return traits.bounded()
                    ? Messages.text("latent.whyNothing", traits.low() == 0 ? "sigmoid" : "tanh")
                    : Messages.text("latent.whyUnbounded");
        }
        if (statistics == SampleStatistics.RUNNING) {
            return Messages.text("latent.whyRunning");
        }
        return Messages.text(traits.firstBias() == Bias.WITHOUT ? "latent.whyBatch" : "latent.whyBatchBias");
    }
}
