package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixPeakTest {
    @Test
    void measuresARateThatAProcessorCanHave() {
        assertThat(MatrixPeak.measure(1)).isBetween(0.5, 1000.0);
    }
}
