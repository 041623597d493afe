package dev.ganvas.run.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.problem.UnusableDataException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityReferenceTest {

    @Test
    void pointsAreSeenWhereTheyLie() throws Exception {
        Experiment plane = Presets.ALL.stream()
                .filter(experiment -> experiment.dataKind() == DataKind.POINTS)
                .findFirst()
                .orElseThrow();
        Dataset points = ExperimentData.load(plane, plane.defaults());
        QualityReference reference = new QualityReference(points, null, 50, 5);
        float[] far = new float[100];
        Arrays.fill(far, 100f);
        Map<String, Measurement> measured = new HashMap<>();
        reference
                .measure(reference.describe(far), () -> false)
                .forEach((figure, measurement) -> measured.put(figure.id(), measurement));
        assertThat(measured)
                .containsKeys("js", "slicedWasserstein", "fid", "coverage", "oneNn")
                .doesNotContainKeys("score", "evenness");
        assertThat(measured).hasEntrySatisfying("coverage", coverage -> {
            assertThat(coverage.value()).isZero();
            assertThat(coverage.floor()).isGreaterThan(0.5);
        });
    }

    @Test
    void samplesThatAreNoFiniteNumbersAreOneSentence() throws Exception {
        QualityReference reference = new QualityReference(new EvenNumbers(7), null, 20, 5);
        float[] samples = new float[3 * 7];
        samples[9] = Float.NaN;
        assertThatThrownBy(() -> reference.describe(samples))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(
                        "Sample 2 has the value NaN, so nothing can be measured; train again with a smaller learning"
                                + " rate.");
    }
}
