package dev.ganvas.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureFormatTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
            41200, "41,200"
            1234.4, "1,234"
            162.4, 162
            99.96, 100
            16.24, 16.2
            9.996, 10.0
            0.93, 0.93""")
    void ratesHaveAboutThreeFigures(double rate, String text) {
        assertThat(FigureFormat.rate(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "37, 0:37", "754, 12:34", "3757, 1:02:37", "360000, 100:00:00"})
    void timesHaveHoursOnlyWhereThereAreAny(long seconds, String text) {
        assertThat(FigureFormat.time(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 100 %", "0.999, 99 %", "0.5, 50 %", "0.001, 1 %", "0, 0 %"})
    void onlyAllIsAHundredPercentAndOnlyNoneIsZero(double share, String text) {
        assertThat(FigureFormat.percent(share)).isEqualTo(text);
    }
}
