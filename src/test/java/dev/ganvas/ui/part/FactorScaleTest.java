package dev.ganvas.ui.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorScaleTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 0", "1, 1", "2, 10", "5.7, 50000", "-5, -10000", "7, 1000000", "-7, -1000000", "0.7, 0.5"
    })
    void positionsStandForFactorsOfTwoFigures(double position, double factor) {
        assertThat(FactorScale.factor(position)).isEqualTo(factor);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1, 0, 10, -10000, 50000, 0.5, 1000000})
    void aFactorHasOnePosition(double factor) {
        assertThat(FactorScale.factor(FactorScale.position(factor))).isCloseTo(factor, within(1e-9));
    }
}
