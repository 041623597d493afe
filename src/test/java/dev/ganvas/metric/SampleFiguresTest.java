package dev.ganvas.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures on samples, on cases that can be worked out by hand. */
class SampleFiguresTest {

    @Test
    void theDifferenceIsTheLargestAndTheMeanOfAll() {
        PixelDifference difference = PixelDifference.of(new float[] {0, 1, -1, 0.5f}, new float[] {0, -1, -0.5f, 0.5f});
        assertThat(difference.largest()).isEqualTo(2);
        assertThat(difference.mean()).isEqualTo(2.5 / 4);
        assertThat(PixelDifference.of(new float[] {3}, new float[] {3})).isEqualTo(new PixelDifference(0, 0));
    }

    @Test
    void aDifferenceFromWhatIsNoNumberIsNoNumber() {
        PixelDifference difference = PixelDifference.of(new float[] {Float.NaN, 0}, new float[] {0, 0});
        assertThat(difference.largest()).isNaN();
        assertThat(difference.mean()).isNaN();
    }

    @Test
    void samplesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> PixelDifference.of(new float[3], new float[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 values");
    }

    @Test
    void valuesBeyondTheThresholdAreSaturated() {
        float[] tanh = {-1, -0.99f, -0.97f, 0, 0.97f, 0.981f, 1, 0.5f};
        assertThat(Saturation.share(tanh, -1, 1)).isEqualTo(4.0 / 8);
        float[] sigmoid = {0, 0.009f, 0.011f, 0.5f, 0.989f, 0.991f, 1, 0.02f};
        assertThat(Saturation.share(sigmoid, 0, 1)).isEqualTo(4.0 / 8);
        assertThat(Saturation.share(new float[0], 0, 1)).isZero();
    }

    @Test
    void samplesThatAreAllTheSameHaveNoDiversity() {
        assertThat(Diversity.meanDistance(new float[] {1, 2, 1, 2, 1, 2}, 2)).isZero();
        assertThat(Diversity.meanDistance(new float[] {1, 2}, 2)).isZero();
    }

    @Test
    void diversityIsTheMeanOverAllPairs() {
        // (0,0), (3,4) and (3,0) are 5, 3 and 4 apart.
        assertThat(Diversity.meanDistance(new float[] {0, 0, 3, 4, 3, 0}, 2)).isEqualTo(4);
    }

    @Test
    void halfAsFarApartIsHalfAsDiverse() {
        float[] rows = {0, 0, 3, 4, 3, 0, -1, 7};
        float[] nearer = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            nearer[i] = rows[i] / 2;
        }
        assertThat(Diversity.meanDistance(nearer, 2)).isCloseTo(Diversity.meanDistance(rows, 2) / 2, within(1e-9));
    }

    @Test
    void theNearestRowsComeInOrderWithTheirDistances() {
        Nearest nearest = new Nearest(new float[] {0, 0}, 2);
        nearest.offer(10, new float[] {3, 4});
        assertThat(nearest.count()).isEqualTo(1);
        nearest.offer(11, new float[] {1, 1});
        nearest.offer(12, new float[] {6, 8});
        nearest.offer(13, new float[] {2, 2});
        assertThat(nearest.count()).isEqualTo(2);
        assertThat(nearest.index(0)).isEqualTo(11);
        assertThat(nearest.index(1)).isEqualTo(13);
        assertThat(nearest.distance(0)).isCloseTo(1, within(1e-9));
        assertThat(nearest.distance(1)).isCloseTo(2, within(1e-9));
    }

    @Test
    void equallyNearRowsKeepTheOrderInWhichTheyCame() {
        Nearest nearest = new Nearest(new float[] {0}, 3);
        for (int index = 0; index < 5; index++) {
            nearest.offer(index, new float[] {1});
        }
        assertThat(new int[] {nearest.index(0), nearest.index(1), nearest.index(2)})
                .containsExactly(0, 1, 2);
    }
}
