package dev.ganvas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimatorTest {
    private final Decimator decimator = new Decimator();

    @ParameterizedTest(name = "{0} rows, steps {1} to {2}, {3} columns, smoothing {4}")
    @CsvSource({
        "1000, 0, 3000, 100, 0.9",
        "1000, 0, 3000, 977, 0",
        "5000, 0, 16000, 333, 0.99",
        "5000, 4000, 4100, 640, 0.5",
        "5000, 7000, 9000, 40, 0.8",
        "5000, -2000, 40000, 700, 0.9",
        "3, 0, 10, 700, 0.9",
        "200000, 0, 600000, 1400, 0.95",
    })
    void equalsBruteForceOnThinnedRowsWithGapsAndSpikes(int rows, long from, long to, int columns, double smoothing) {
        long[] steps = unevenSteps(rows);
        float[] values = valuesWithGapsAndSpikes(rows);

        decimator.update(row -> steps[row], row -> values[row], rows, 0, from, to, columns, smoothing);

        assertEqualsBruteForce(steps, values, rows, from, to, columns, smoothing);
    }

    @Test
    void rowsAddedBitByBitGiveWhatAllRowsAtOnceGive() {
        int rows = 4000;
        long[] steps = unevenSteps(rows);
        float[] values = valuesWithGapsAndSpikes(rows);
        SplittableRandom random = new SplittableRandom(5);

        for (int length = 1; length <= rows; length += 1 + random.nextInt(90)) {
            decimator.update(row -> steps[row], row -> values[row], length, 0, 100, 9000, 321, 0.9);
            assertEqualsBruteForce(steps, values, length, 100, 9000, 321, 0.9);
        }
    }

    @Test
    void readsOnlyRowsThatWereAdded() {
        int[] reads = {0};
        Decimator.Values counting = row -> {
            reads[0]++;
            return row;
        };
        decimator.update(row -> row, counting, 10_000, 0, 0, 20_000, 500, 0.9);
        assertThat(reads[0]).isEqualTo(10_000);

        decimator.update(row -> row, counting, 10_020, 0, 0, 20_000, 500, 0.9);
        assertThat(reads[0]).isEqualTo(10_020);
    }

    @Test
    void readsEverythingAnewWhenTheGenerationChanges() {
        decimator.update(row -> row, row -> 1, 100, 0, 0, 99, 10, 0);
        decimator.update(row -> row, row -> 2, 100, 1, 0, 99, 10, 0);

        assertThat(decimator.min(0)).isEqualTo(2);
        assertThat(decimator.max(9)).isEqualTo(2);
    }

    @Test
    void keepsASpikeOfOneRowAmongAMillion() {
        decimator.update(row -> row, row -> row == 654_321 ? 99 : 1, 1_000_000, 0, 0, 999_999, 700, 0.9);

        int column = (int) (654_321L * 700 / 999_999);
        assertThat(decimator.max(column)).isEqualTo(99);
        assertThat(decimator.min(column)).isEqualTo(1);
        assertThat(decimator.max(column - 1)).isEqualTo(1);
    }

    @Test
    void aGapIsNotBridgedAndStartsSmoothingAnew() {
        float[] values = {1, 1, Float.NaN, Float.POSITIVE_INFINITY, 5, 5};

        decimator.update(row -> row, row -> values[row], 6, 0, 0, 6, 6, 0.9);

        assertThat(decimator.isFilled(2)).isFalse();
        assertThat(decimator.isFilled(3)).isFalse();
        assertThat(decimator.isAfterGap(1)).isFalse();
        assertThat(decimator.isAfterGap(4)).isTrue();
        assertThat(decimator.isAfterGap(5)).isFalse();
        assertThat(decimator.smoothed(4)).isEqualTo(5);
    }

    @Test
    void aSingleRowFillsOneColumn() {
        decimator.update(row -> 40, row -> 0.25f, 1, 0, 0, 100, 10, 0.9);

        for (int column = 0; column < 10; column++) {
            assertThat(decimator.isFilled(column)).isEqualTo(column == 4);
        }
        assertThat(decimator.min(4)).isEqualTo(0.25f);
        assertThat(decimator.max(4)).isEqualTo(0.25f);
        assertThat(decimator.smoothed(4)).isEqualTo(0.25f);
    }

    @Test
    void noRowsFillNothing() {
        decimator.update(row -> row, row -> 1, 0, 0, 0, 100, 10, 0.9);

        for (int column = 0; column < 10; column++) {
            assertThat(decimator.isFilled(column)).isFalse();
        }
    }

    @Test
    void anEmptySpanIsRefused() {
        assertThatThrownBy(() -> decimator.update(row -> row, row -> 1, 1, 0, 5, 5, 10, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 to 5");
    }

    private static long[] unevenSteps(int rows) {
        SplittableRandom random = new SplittableRandom(11);
        long[] steps = new long[rows];
        long step = 0;
        for (int row = 0; row < rows; row++) {
            step += 1 + random.nextInt(5);
            steps[row] = step;
        }
        return steps;
    }

    private static float[] valuesWithGapsAndSpikes(int rows) {
        SplittableRandom random = new SplittableRandom(12);
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = (float) random.nextDouble(-1, 1) + (random.nextInt(50) == 0 ? 30 : 0);
            boolean failing = row > rows / 2 && row < rows / 2 + 100;
            if (failing || random.nextInt(200) == 0) {
                values[row] = Float.NaN;
            }
        }
        return values;
    }

    /** Compares with a calculation that sorts every row into its column by the formula, and then looks at each column. */
    private void assertEqualsBruteForce(
            long[] steps, float[] values, int rows, long from, long to, int columns, double smoothing) {
        List<List<Float>> sorted = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            sorted.add(new ArrayList<>());
        }
        for (int row = 0; row < rows; row++) {
            if (steps[row] >= from && steps[row] <= to) {
                int column = (int) Math.floor((double) (steps[row] - from) * columns / (to - from));
                sorted.get(Math.min(columns - 1, column)).add(values[row]);
            }
        }
        double mean = 0;
        double weight = 0;
        int before = 0;
        boolean broken = false;
        assertThat(decimator.columns()).isEqualTo(columns);
        for (int column = 0; column < columns; column++) {
            List<Float> all = sorted.get(column);
            List<Float> finite = all.stream().filter(Float::isFinite).toList();
            assertThat(decimator.isFilled(column)).isEqualTo(!finite.isEmpty());
            if (finite.isEmpty()) {
                broken |= !all.isEmpty();
                continue;
            }
            int first = all.indexOf(finite.get(0));
            broken |= all.subList(0, first).stream().anyMatch(value -> value.isNaN());
            mean = broken ? 0 : mean;
            weight = broken ? 0 : weight;
            double sum = finite.stream().mapToDouble(Float::doubleValue).sum();
            double kept = Math.pow(smoothing, weight == 0 ? 1 : column - before);
            mean = kept * mean + (1 - kept) * sum / finite.size();
            weight = kept * weight + 1 - kept;
            before = column;
            assertThat(decimator.isAfterGap(column)).isEqualTo(broken);
            assertThat(decimator.min(column)).isEqualTo(Collections.min(finite));
            assertThat(decimator.max(column)).isEqualTo(Collections.max(finite));
            assertThat((double) decimator.smoothed(column)).isCloseTo(mean / weight, within(1e-4));
            broken = all.subList(first, all.size()).stream().anyMatch(value -> value.isNaN());
        }
    }
}
