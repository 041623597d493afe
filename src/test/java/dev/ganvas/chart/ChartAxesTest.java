package dev.ganvas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartAxesTest {
    private final ChartAxes axes = new ChartAxes();

    @ParameterizedTest(name = "rows from {0} to {1}: axis from {2} to {3}")
    @CsvSource({"1, 1, 0, 1", "1, 40, 0, 40", "1, 1000, 0, 1008", "500, 901, 500, 908", "40, 1000, 0, 1008"})
    void theAxisShowsAllRowsAndLittleMore(long first, long last, long from, long to) {
        axes.showAll(first, last);

        assertThat(axes.from()).isEqualTo(from);
        assertThat(axes.to()).isEqualTo(to);
    }

    @Test
    void theEndRunsAheadByAtMostASixteenth() {
        for (long last = 64; last < 3_000_000; last = last * 9 / 8 + 1) {
            axes.showAll(1, last);
            assertThat(axes.to()).isBetween(last, last + last / 16);
        }
    }

    @ParameterizedTest(name = "{0} to {1}: {2} to {3}")
    @CsvSource({
        "0.61, 1.22, 0.6, 1.4",
        "0.2, 7.9, 0, 8",
        "-0.3, 0.9, -0.4, 1",
        "0.5, 0.5, 0.44, 0.56",
        "0, 0, -0.001, 0.001",
        "3, 3.0000001, 2.6, 3.4",
    })
    void theRangeIsRoundAndHoldsEveryValue(double smallest, double largest, double low, double high) {
        axes.fit(smallest, largest, ValueScale.LINEAR, 6);

        assertThat(axes.low()).isLessThanOrEqualTo(smallest).isEqualTo(low, offset(0.02));
        assertThat(axes.high()).isGreaterThanOrEqualTo(largest).isEqualTo(high, offset(0.02));
    }

    @ParameterizedTest(name = "{0} to {1}: {2} to {3}")
    @CsvSource({"0.3, 6, 0.2, 10", "1, 100, 1, 100", "1e-30, 1, 1e-8, 1", "0, 4, 5e-8, 5", "-1, -1, 1e-8, 1"})
    void aLogarithmicRangeIsRoundAndNotTooDeep(double smallest, double largest, double low, double high) {
        axes.fit(smallest, largest, ValueScale.LOGARITHMIC, 6);

        assertThat(axes.low()).isCloseTo(low, withPercentage(0.1));
        assertThat(axes.high()).isCloseTo(high, withPercentage(0.1));
    }

    @Test
    void pointsAndStepsAreEachOthersInverse() {
        axes.place(50, 10, 750, 210);
        axes.showAll(1, 5000);

        for (long step = 0; step <= 5000; step += 7) {
            assertThat(axes.stepAt(axes.x(step))).isEqualTo(step);
        }
        axes.range(0, 4, ValueScale.LINEAR);
        assertThat(axes.y(4)).isEqualTo(10);
        assertThat(axes.y(0)).isEqualTo(210);
    }
}
