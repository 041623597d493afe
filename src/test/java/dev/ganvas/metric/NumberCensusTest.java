package dev.ganvas.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NumberCensusTest {
    @Test
    void aHalfCountsAsOneAndTheFirstBitIsTheMostSignificant() {
        // The published helper's own example.
        assertThat(NumberCensus.numbers(new float[] {.6f, .2f, .5f, .5f}, 2)).containsExactly(2, 3);
    }

    @Test
    void countsEvennessCoverageAndEntropy() {
        float[] rows = {0, 1, 0, /* 2 */ 0, 1, 0, /* 2 */ 1, 1, 0, /* 6 */ 0, 0, 1 /* 1 */};
        NumberCensus census = NumberCensus.of(rows, 3);
        assertThat(census.counts()).containsExactly(0, 1, 2, 0, 0, 0, 1, 0);
        assertThat(census.evenness()).isEqualTo(0.75);
        assertThat(census.coverage()).isEqualTo(2);
        assertThat(census.entropy()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void oneNumberAlwaysHasNoEntropy() {
        assertThat(NumberCensus.of(new float[8], 2).entropy()).isZero();
    }
}
