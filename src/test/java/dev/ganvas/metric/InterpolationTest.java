package dev.ganvas.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void theEndsAreExactlyTheChosenVectors(Interpolation way) {
        float[] a = vector(32);
        float[] b = vector(32);
        assertThat(at(way, a, b, 0)).isEqualTo(a);
        assertThat(at(way, a, b, 1)).isEqualTo(b);
    }

    @Test
    void theStraightLineIsWhatItSays() {
        assertThat(at(Interpolation.LINEAR, new float[] {0, 4}, new float[] {2, 0}, 0.25))
                .containsExactly(0.5f, 3f);
    }

    @Test
    void theArcBetweenTwoAxesIsTheCircle() {
        float[] half = at(Interpolation.SPHERICAL, new float[] {2, 0}, new float[] {0, 2}, 0.5);
        assertThat(half[0]).isCloseTo((float) Math.sqrt(2), within(1e-6f));
        assertThat(half[1]).isCloseTo((float) Math.sqrt(2), within(1e-6f));
        float[] third = at(Interpolation.SPHERICAL, new float[] {1, 0}, new float[] {0, 1}, 1 / 3.0);
        assertThat(third[0]).isCloseTo((float) Math.cos(Math.PI / 6), within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.77, 0.99})
    void theArcKeepsTheLengthBetweenThoseOfTheEnds(double t) {
        for (int pair = 0; pair < 50; pair++) {
            float[] a = vector(10);
            float[] b = vector(10);
            double length = Interpolation.norm(at(Interpolation.SPHERICAL, a, b, t));
            double expected = (1 - t) * Interpolation.norm(a) + t * Interpolation.norm(b);
            assertThat(length).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void theStraightLinePassesNearerToZero() {
        float[] a = {1, 0};
        float[] b = {0, 1};
        assertThat(Interpolation.norm(at(Interpolation.LINEAR, a, b, 0.5)))
                .isLessThan(0.8 * Interpolation.norm(at(Interpolation.SPHERICAL, a, b, 0.5)));
    }

    @Test
    void whereThereIsNoSingleArcItIsTheStraightLine() {
        assertThat(at(Interpolation.SPHERICAL, new float[] {1, 1}, new float[] {3, 3}, 0.5))
                .containsExactly(2, 2);
        assertThat(at(Interpolation.SPHERICAL, new float[] {1, 0}, new float[] {-1, 0}, 0.5))
                .containsExactly(0, 0);
        assertThat(at(Interpolation.SPHERICAL, new float[] {0, 0}, new float[] {2, 0}, 0.5))
                .containsExactly(1, 0);
    }

    @Test
    void vectorsOfDifferentSizesAreRefused() {
        assertThatThrownBy(() -> Interpolation.LINEAR.between(new float[2], new float[3], 0.5, new float[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private float[] vector(int size) {
        float[] vector = new float[size];
        for (int i = 0; i < size; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static float[] at(Interpolation way, float[] a, float[] b, double t) {
        float[] into = new float[a.length];
        way.between(a, b, t, into);
        return into;
    }
}
