package dev.ganvas.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private final Ticks ticks = new Ticks();

    @ParameterizedTest(name = "{0} to {1} in {2}: {3}")
    @CsvSource({
        "0, 8, 4, '0 2 4 6 8'",
        "0.4, 1.4, 5, '0.4 0.6 0.8 1 1.2 1.4'",
        "-1, 1, 4, '-1 -0.5 0 0.5 1'",
        "0.69, 0.70, 5, '0.69 0.692 0.694 0.696 0.698 0.7'",
        "-0.3, 0.9, 4, '0 0.5'",
        "0, 50000, 5, '0 10k 20k 30k 40k 50k'",
    })
    void valuesAreRound(double low, double high, int most, String labels) {
        ticks.setLinear(low, high, most);

        assertThat(String.join(" ", labels())).isEqualTo(labels);
    }

    @Test
    void aFixedRangeIsCutIntoQuarters() {
        ticks.setFixed(0, 1, 5);

        assertThat(labels()).containsExactly("0", "0.25", "0.5", "0.75", "1");
    }

    @ParameterizedTest(name = "{0} to {1} in {2}: {3}")
    @CsvSource({
        "0, 6000, 6, '0 1k 2k 3k 4k 5k 6k'",
        "0, 400, 4, '0 100 200 300 400'",
        "0, 3, 8, '0 1 2 3'",
        "0, 2500, 5, '0 500 1k 1.5k 2k 2.5k'",
        "1200000, 1240000, 4, '1.2M 1.21M 1.22M 1.23M 1.24M'",
        "100200, 100260, 3, '100.2k 100.22k 100.24k 100.26k'",
    })
    void stepsAreWholeAndShort(long low, long high, int most, String labels) {
        ticks.setWhole(low, high, most);

        assertThat(String.join(" ", labels())).isEqualTo(labels);
    }

    @ParameterizedTest(name = "{0} to {1} in {2}: {3}")
    @CsvSource({
        "0.01, 10, 4, '0.01 0.1 1 10'",
        "0.2, 10, 6, '0.2 0.5 1 2 5 10'",
        "0.2, 10, 3, '0.3 1 3 10'",
        "1e-8, 1, 4, '1e-8 1e-5 0.01'",
        "0.5, 5, 5, '0.5 1 2 3 5'",
    })
    void aLogarithmicAxisHasDecadesOrTheirRoundParts(double low, double high, int most, String labels) {
        ticks.setLogarithmic(low, high, most);

        assertThat(String.join(" ", labels())).isEqualTo(labels);
    }

    @Test
    void numbersAreCutAtPowersOfTwo() {
        ticks.setBinary(128, 10);

        assertThat(labels()).containsExactly("0", "16", "32", "48", "64", "80", "96", "112");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, 0",
        "0.69314718, 0.693",
        "12.3456, 12.35",
        "123.456, 123.5",
        "0.01234, 0.0123",
        "0.00001234, 1.23e-5",
        "-0.5, -0.5",
        "-0.0, 0",
        "1234.4, 1234",
        "NaN, NaN",
        "Infinity, ∞",
        "2e6, 2e6",
    })
    void readoutsHaveAboutThreeFigures(double value, String text) {
        assertThat(Ticks.value(value)).isEqualTo(text);
    }

    @Test
    void noAxisSaysThatNothingIsLessThanNothing() {
        for (double low : new double[] {-0.2, -0.3, -1e-17, -0.05, -0.7}) {
            for (int most = 2; most < 9; most++) {
                ticks.setLinear(low, 0.6, most);
                assertThat(labels()).allMatch(label -> !label.matches("-0(\\.0*)?"));
            }
        }
        ticks.setLinear(-0.2, 0.6, 4);
        assertThat(labels()).containsExactly("-0.2", "0", "0.2", "0.4", "0.6");
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < ticks.count(); i++) {
            labels.add(ticks.label(i));
        }
        return labels;
    }
}
