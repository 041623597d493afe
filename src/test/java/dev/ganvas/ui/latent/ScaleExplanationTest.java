package dev.ganvas.ui.latent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.metric.PixelDifference;
import dev.ganvas.run.Noise;
import dev.ganvas.run.latent.GeneratorTraits;
import dev.ganvas.run.latent.ScaleExperiment.ScaleAnswer;
import dev.ganvas.run.latent.ScaleExperiment.ScaleOutcome;
import dev.ganvas.run.latent.ScaleExperiment.ScaleQuestion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the lab follow from what was measured, and from nothing else. */
class ScaleExplanationTest {
    private static final GeneratorTraits CONVOLUTIONAL = new GeneratorTraits(true, Bias.WITHOUT, -1, 1, true);
    private static final PixelDifference NONE = new PixelDifference(0, 0);
    private static final PixelDifference TINY = new PixelDifference(0.0005, 0.0001);
    private static final PixelDifference LARGE = new PixelDifference(1.6, 0.4);

    @Test
    void aFactorThatChangesNothingIsSaidToCancel() {
        assertThat(sentence(outcome(50_000, TINY, null, 0.1, 1)))
                .isEqualTo("• × 50,000 makes the same samples as × 1: no value differs by more than 0.0005.");
    }

    @Test
    void aMinusSignThatStaysIsToldFromTheSizeThatDoesNot() {
        assertThat(sentence(outcome(-10_000, LARGE, TINY, 0.1, 1)))
                .contains("makes what −z makes (within 0.0005), not what z makes (up to 1.6 apart)");
        assertThat(sentence(outcome(-10_000, TINY, TINY, 0.1, 1))).contains("hardly listens to z");
        assertThat(sentence(outcome(-10_000, LARGE, LARGE, 0.1, 1))).contains("makes other samples");
    }

    @Test
    void aFactorThatPassesIsDescribedByItsFigures() {
        assertThat(sentence(outcome(50_000, LARGE, null, 0.98, 0.3)))
                .contains("values move by 0.4 on average and by up to 1.6; 98 % of them are saturated (20 % at × 1)")
                .contains("diversity falls to 0.3 of × 1");
        assertThat(sentence(outcome(50_000, LARGE, null, 0.98, 0.9))).doesNotContain("alike");
    }

    @Test
    void zeroAndWhatIsTooLargeAreSaidSo() {
        assertThat(sentence(outcome(0, LARGE, null, 0, 0))).contains("the same z: diversity is 0 of × 1");
        PixelDifference lost = new PixelDifference(Double.NaN, Double.NaN);
        assertThat(sentence(outcome(1e30, lost, null, 0, Double.NaN))).contains("× 1e30 is too much");
    }

    @Test
    void theReasonFollowsFromTheGeneratorAndTheStatistics() {
        assertThat(ScaleExplanation.reason(SampleStatistics.BATCH, CONVOLUTIONAL))
                .contains("has no bias");
        assertThat(ScaleExplanation.reason(SampleStatistics.RUNNING, CONVOLUTIONAL))
                .contains("constants from training");
        assertThat(ScaleExplanation.reason(SampleStatistics.BATCH, new GeneratorTraits(true, Bias.WITH, -1, 1, true)))
                .contains("comes from the bias");
        assertThat(ScaleExplanation.reason(SampleStatistics.BATCH, new GeneratorTraits(false, Bias.WITH, 0, 1, true)))
                .contains("sigmoid");
        assertThat(ScaleExplanation.reason(SampleStatistics.BATCH, new GeneratorTraits(false, Bias.WITH, -2, 2, false)))
                .contains("has no ends");
    }

    @ParameterizedTest
    @CsvSource({"-10000, '−10,000'", "0.05, 0.05", "1, 1", "2e12, 2e12", "-0.0001, −1e-4", "0, 0"})
    void factorsAreWrittenAndReadBack(double factor, String text) {
        assertThat(FactorText.text(factor)).isEqualTo(text);
        assertThat(FactorText.parse(text)).contains(factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1e31", "NaN", "Infinity", "--1"})
    void whatIsNoFactorIsRefused(String text) {
        assertThat(FactorText.parse(text)).isEmpty();
    }

    private static String sentence(ScaleOutcome outcome) {
        ScaleQuestion question = new ScaleQuestion(new Noise(new float[1], 1), SampleStatistics.BATCH, List.of(1.0));
        ScaleAnswer answer = new ScaleAnswer(question, 1, List.of(outcome(1, NONE, null, 0.2, 1), outcome));
        List<String> sentences = ScaleExplanation.measured(answer, CONVOLUTIONAL);
        assertThat(sentences).hasSize(1);
        return sentences.get(0);
    }

    private static ScaleOutcome outcome(
            double factor,
            PixelDifference fromOne,
            @Nullable PixelDifference fromMirrored,
            double saturation,
            double diversity) {
        return new ScaleOutcome(factor, new float[0], fromOne, fromMirrored, saturation, diversity, diversity);
    }
}
