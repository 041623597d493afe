package dev.ganvas.run.quality;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.problem.UnusableDataException;
import org.junit.jupiter.api.Test;

class QualityReferenceTest {

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
