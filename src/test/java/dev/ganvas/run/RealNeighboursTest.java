package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.RealNeighbours.Neighbour;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RealNeighboursTest {
    /** Even pictures of 2 x 2, one for each level from black to white. */
    private static final Dataset LEVELS = new Dataset() {
        @Override
        public Sentence title() {
            return Sentence.of("problem.asTold", "levels");
        }

        @Override
        public int size() {
            return 5;
        }

        @Override
        public SampleShape shape() {
            return new SampleShape(1, 2, 2);
        }

        @Override
        public ValueRange range() {
            return ValueRange.MINUS_ONE_TO_ONE;
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            Arrays.fill(into, offset, offset + 4, -1 + index * 0.5f);
        }
    };

    @Test
    void theNearestComeFirstWithDistancesAsSharesOfTheRange() {
        List<Neighbour> found = RealNeighbours.of(even(0.1f), LEVELS, 3, Progress.NONE);
        assertThat(found).extracting(Neighbour::index).containsExactly(2, 3, 1);
        assertThat(found.get(0).distance()).isCloseTo(0.05, within(1e-6));
        assertThat(found.get(1).distance()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void aCopyHasDistanceZeroAndBlackIsOneFromWhite() {
        List<Neighbour> found = RealNeighbours.of(even(1), LEVELS, 10, Progress.NONE);
        assertThat(found).hasSize(5);
        assertThat(found.get(0)).isEqualTo(new Neighbour(4, 0));
        assertThat(found.get(4)).isEqualTo(new Neighbour(0, 1));
    }

    @Test
    void whatIsShownAsWhiteCountsAsWhite() {
        assertThat(RealNeighbours.of(even(3), LEVELS, 1, Progress.NONE)).containsExactly(new Neighbour(4, 0));
    }

    @Test
    void theTypicalDistanceIsThatBetweenNeighbouringRealSamples() {
        assertThat(RealNeighbours.typicalDistance(LEVELS, Progress.NONE)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void itStopsWhenNobodyWaits() {
        Progress cancelled = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> RealNeighbours.of(even(0), LEVELS, 1, cancelled))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> RealNeighbours.typicalDistance(LEVELS, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private static float[] even(float level) {
        float[] sample = new float[4];
        Arrays.fill(sample, level);
        return sample;
    }
}
