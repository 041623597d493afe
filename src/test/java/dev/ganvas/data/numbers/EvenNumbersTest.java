package dev.ganvas.data.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenNumbersTest {

    @Test
    void writesTheMostSignificantBitFirst() {
        EvenNumbers numbers = new EvenNumbers(7);
        float[] into = new float[9];

        numbers.copy(28, into, 1); // the published example: 56 is 0111000

        assertThat(into).containsExactly(0, 0, 1, 1, 1, 0, 0, 0, 0);
        assertThat(numbers.title()).hasToString("Even numbers, 64 of 7 bits");
        assertThat(numbers.shape().isImage()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 16})
    void holdsEveryEvenNumberOnce(int bits) {
        EvenNumbers numbers = new EvenNumbers(bits);
        TreeSet<Integer> seen = new TreeSet<>();
        float[] row = new float[bits];
        for (int i = 0; i < numbers.size(); i++) {
            numbers.copy(i, row, 0);
            int number = 0;
            for (float bit : row) {
                number = 2 * number + (int) bit;
            }
            seen.add(number);
        }

        assertThat(seen).hasSize(1 << (bits - 1)).allMatch(number -> number % 2 == 0);
        assertThat(seen.last()).isEqualTo((1 << bits) - 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17})
    void refusesOtherWidths(int bits) {
        assertThatThrownBy(() -> new EvenNumbers(bits)).hasMessageContaining("from 2 to 16");
    }
}
