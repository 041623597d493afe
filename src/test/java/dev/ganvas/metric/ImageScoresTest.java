package dev.ganvas.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Generators that are known to be perfect, collapsed or noise, on images of which mean and covariance are known. */
class ImageScoresTest {
    private static final int SIDE = 14;
    private static final int SIZE = SIDE * SIDE;
    private static final int COUNT = 400;

    private final ImageScores scores = new ImageScores(blobs(2 * COUNT, 1), 1, SIDE, SIDE);

    @Test
    void aPerfectGeneratorGetsTheFloor() {
        ImageScores.Score score = scores.score(blobs(COUNT, 2));

        assertThat(score.floor()).isPositive().isLessThan(0.1);
        assertThat(score.distance()).isCloseTo(score.floor(), within(0.5 * score.floor()));
        assertThat(score.diversity()).isCloseTo(1, within(0.05));
    }

    @Test
    void theRealImagesThemselvesAreAtNoDistance() {
        float[] half = Arrays.copyOf(blobs(2 * COUNT, 1), COUNT * SIZE);

        assertThat(scores.score(half).distance()).isCloseTo(0, within(1e-9));
        assertThat(scores.score(half).diversity()).isCloseTo(1, within(1e-9));
    }

    @Test
    void alwaysTheMeanImageIsAtDistanceOneWithoutDiversity() {
        float[] real = Arrays.copyOf(blobs(2 * COUNT, 1), COUNT * SIZE);
        float[] mean = new float[SIZE];
        for (int i = 0; i < real.length; i++) {
            mean[i % SIZE] += real[i] / COUNT;
        }
        ImageScores.Score score = scores.score(repeated(mean));

        assertThat(score.distance()).isCloseTo(1, within(1e-4));
        assertThat(score.diversity()).isZero();
    }

    @Test
    void collapseToOneRealImageIsFartherThanTheMeanAndHasNoDiversity() {
        ImageScores.Score score = scores.score(repeated(blobs(1, 3)));

        assertThat(score.distance()).isGreaterThan(1);
        assertThat(score.diversity()).isZero();
    }

    @Test
    void halfOfTheModesScoresBetweenPerfectAndCollapsed() {
        float[] all = blobs(COUNT, 4);
        for (int image = 0; image < COUNT; image++) {
            // Every image is one of eight.
            System.arraycopy(all, image % 8 * SIZE, all, image * SIZE, SIZE);
        }
        ImageScores.Score score = scores.score(all);

        assertThat(score.distance()).isGreaterThan(3 * score.floor()).isLessThan(1);
        assertThat(score.diversity()).isBetween(0.5, 0.99);
    }

    @Test
    void noiseIsDiverseButFar() {
        Random random = new Random(5);
        float[] noise = new float[COUNT * SIZE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 2 * random.nextFloat() - 1;
        }
        ImageScores.Score score = scores.score(noise);

        assertThat(score.distance()).isGreaterThan(10 * score.floor());
        assertThat(score.diversity()).isGreaterThan(0.9);
    }

    /** Two sets that differ in their mean alone, by d in one of n equal features of variance v: d^2 / (n v). */
    @Test
    void aShiftCountsByItsSquareOverTheVariance() {
        float[] real = new float[4 * COUNT];
        for (int i = 0; i < real.length; i++) {
            real[i] = i % 2 == 0 ? -1 : 1; // variance 1, mean 0, the same in both halves
        }
        float[] shifted = Arrays.copyOf(real, real.length / 2);
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += 0.3f;
        }
        ImageScores single = new ImageScores(real, 1, 1, 1);

        assertThat(single.score(shifted).distance()).isCloseTo(0.09, within(1e-6));
        assertThat(single.score(shifted).floor()).isCloseTo(0, within(1e-9));
    }

    @Test
    void figuresThatAreNoNumbersScoreAsNone() {
        float[] broken = blobs(COUNT, 6);
        broken[17] = Float.NaN;

        assertThat(scores.score(broken).distance()).isNaN();
        assertThat(scores.score(broken).diversity()).isNaN();
    }

    @Test
    void coloursCountEachByItself() {
        float[] real = new float[200 * 3 * 64];
        Random random = new Random(7);
        for (int image = 0; image < 200; image++) {
            for (int channel = 0; channel < 3; channel++) {
                float level = random.nextFloat();
                Arrays.fill(real, (image * 3 + channel) * 64, (image * 3 + channel + 1) * 64, level);
            }
        }
        float[] grey = Arrays.copyOf(real, real.length / 2);
        for (int image = 0; image < 100; image++) {
            for (int channel = 1; channel < 3; channel++) {
                System.arraycopy(grey, image * 3 * 64, grey, (image * 3 + channel) * 64, 64);
            }
        }
        ImageScores colour = new ImageScores(real, 3, 8, 8);

        assertThat(colour.score(grey).distance()).isGreaterThan(0.3);
    }

    @Test
    void tooFewRealImagesAreRefused() {
        assertThatThrownBy(() -> new ImageScores(blobs(31, 1), 1, SIDE, SIDE)).hasMessageContaining("at least 32");
    }

    private static float[] repeated(float[] image) {
        float[] all = new float[COUNT * SIZE];
        for (int i = 0; i < COUNT; i++) {
            System.arraycopy(image, 0, all, i * SIZE, SIZE);
        }
        return all;
    }

    /** White discs of random place and size on black. */
    private static float[] blobs(int count, long seed) {
        Random random = new Random(seed);
        float[] images = new float[count * SIZE];
        for (int image = 0; image < count; image++) {
            double x = 4 + random.nextDouble() * 6;
            double y = 4 + random.nextDouble() * 6;
            double radius = 2 + 2 * random.nextDouble();
            for (int i = 0; i < SIZE; i++) {
                int row = i / SIDE;
                images[image * SIZE + i] = Math.hypot(i % SIDE - x, row - y) < radius ? 1 : -1;
            }
        }
        return images;
    }
}
