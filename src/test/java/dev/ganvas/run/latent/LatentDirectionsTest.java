package dev.ganvas.run.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.Progress;
import dev.ganvas.run.Noise;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** On a generator whose answer is known: a linear map, bent by tanh. */
class LatentDirectionsTest {
    private static final int LATENT = 6;
    private static final int SIZE = 40;
    private static final float[] MAP = map();

    /** The places of z have less and less to say. */
    private static float[] map() {
        Random random = new Random(5);
        float[] map = new float[LATENT * SIZE];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (random.nextGaussian() * 0.3 / (1 + i / SIZE));
        }
        return map;
    }

    private static float[] make(float[] latents, int rows) {
        float[] samples = new float[rows * SIZE];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < SIZE; j++) {
                double sum = 0;
                for (int i = 0; i < LATENT; i++) {
                    sum += MAP[i * SIZE + j] * latents[row * LATENT + i];
                }
                samples[row * SIZE + j] = (float) Math.tanh(sum);
            }
        }
        return samples;
    }

    private static Noise noise(long seed, int rows) {
        Random random = new Random(seed);
        float[] values = new float[rows * LATENT];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Noise(values, LATENT);
    }

    @Test
    void theFirstDirectionIsThePlaceThatMattersMost() {
        Noise noise = noise(1, 500);
        LatentDirections directions = LatentDirections.of(noise, make(noise.values(), 500), SIZE, 4);
        assertThat(directions.count()).isEqualTo(4);
        Noise zero = new Noise(new float[LATENT], LATENT);
        float[] moved = directions.moved(zero, new double[] {2, 0, 0, 0}).values();
        assertThat(Math.abs(moved[0])).isGreaterThan(1.8f);
        double length = 0;
        for (float value : moved) {
            length += value * value;
        }
        assertThat(Math.sqrt(length)).isCloseTo(2, within(1e-4));
    }

    @Test
    void theVectorBehindASampleIsFoundAgain() {
        float[] hidden = noise(7, 1).values();
        LatentSearch.Found found =
                LatentSearch.find(noise(8, 32), make(hidden, 1), LatentDirectionsTest::make, Progress.NONE);
        assertThat(found.distance()).isLessThan(0.02);
        assertThat(found.latent()[0]).isCloseTo(hidden[0], within(0.02f));
        assertThat(found.latent()[1]).isCloseTo(hidden[1], within(0.05f));
        assertThat(found.sample()).isEqualTo(make(found.latent(), 1));
    }

    @Test
    void aSearchTellsHowFarItIsAndCanBeCancelled() {
        Progress cancelling = new Progress() {
            private long steps;

            @Override
            public void update(long done, long total) {
                steps++;
            }

            @Override
            public boolean cancelled() {
                return steps == 3;
            }
        };
        assertThatThrownBy(
                        () -> LatentSearch.find(noise(8, 32), new float[SIZE], LatentDirectionsTest::make, cancelling))
                .isInstanceOf(CancellationException.class);
    }
}
