package dev.ganvas.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.ValueRange;
import dev.ganvas.data.idx.IdxImages;
import dev.ganvas.engine.network.FeatureNetwork;
import dev.ganvas.metric.sampleset.SampleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DigitClassifierTest {
    private static final Path WEIGHTS = Path.of("assets/digit-classifier/digit-classifier.zip");
    private static final int HELD_OUT_OF = 5;

    private static IdxImages digits;

    @BeforeAll
    static void readTheDigits() throws Exception {
        digits = IdxImages.bundled(ValueRange.ZERO_TO_ONE);
    }

    @Test
    void itNamesDigitsThatItNeverSaw() {
        int count = digits.size() / HELD_OUT_OF;
        SampleSet seen = new DigitClassifier().describe(heldOut(count), count);
        int right = 0;
        for (int i = 0; i < count; i++) {
            right += seen.classes().best(i) == digits.labels().orElseThrow().of(index(i)) ? 1 : 0;
        }
        assertThat((double) right / count).isGreaterThan(0.98);
    }

    @Test
    void itSeesWhatDeeplearning4jSeesWithTheSameWeights() throws Exception {
        FeatureNetwork.Seen theirs = FeatureNetwork.open(WEIGHTS, 1, 28, 28).see(heldOut(20), 20);
        SampleSet ours = new DigitClassifier().describe(heldOut(20), 20);
        assertThat(ours.features().values())
                .hasSameSizeAs(theirs.features())
                .contains(theirs.features(), within(1e-4f));
        assertThat(ours.classes().probabilities()).contains(theirs.classes(), within(1e-4f));
    }

    @Test
    void itsWeightsAreSmall() throws Exception {
        assertThat(Files.size(WEIGHTS)).isLessThan(1_000_000);
    }

    private static float[] heldOut(int count) {
        int size = digits.shape().length();
        float[] images = new float[count * size];
        for (int i = 0; i < count; i++) {
            digits.copy(index(i), images, i * size);
        }
        return images;
    }

    private static int index(int i) {
        return i * HELD_OUT_OF + HELD_OUT_OF - 1;
    }
}
