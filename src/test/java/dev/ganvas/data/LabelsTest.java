package dev.ganvas.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void classesAreSortedByNameAndCounted() {
        Labels labels = labels("eggs", "cats", "eggs", "dogs", "eggs");

        assertThat(names(labels)).containsExactly("cats", "dogs", "eggs");
        assertThat(IntStream.range(0, 5).map(labels::of)).containsExactly(2, 0, 2, 1, 2);
        assertThat(IntStream.range(0, 3).map(labels::size)).containsExactly(1, 1, 3);
        assertThat(IntStream.range(0, 3).map(labels::number)).containsExactly(0, 1, 2);
        assertThat(labels.sentence()).hasToString("3 classes (cats 1, dogs 1, eggs 3)");
        assertThat(labels.numbers()).hasToString("0 (cats), 1 (dogs), 2 (eggs)");
    }

    @Test
    void numbersAreSortedAsNumbersAndPickedByThemselves() {
        Labels labels = labels("10", "2", "10", "7");

        assertThat(names(labels)).containsExactly("2", "7", "10");
        assertThat(IntStream.range(0, 3).map(labels::number)).containsExactly(2, 7, 10);
        assertThat(labels.sentence()).hasToString("3 classes");
        assertThat(labels.numbers()).hasToString("2, 7, 10");
    }

    @Test
    void someSamplesHaveOnlyTheClassesThatOccurAmongThem() {
        Labels labels = labels("a", "b", "c", "b").of(new int[] {3, 2, 1});

        assertThat(names(labels)).containsExactly("b", "c");
        assertThat(IntStream.range(0, 3).map(labels::of)).containsExactly(0, 1, 0);
    }

    @Test
    void ofManyClassesOnlySomeAreNamed() {
        String[] names = IntStream.range(0, 26)
                .mapToObj(i -> String.valueOf((char) ('a' + i)))
                .toArray(String[]::new);

        assertThat(labels(names).sentence())
                .hasToString("26 classes (a 1, b 1, c 1, d 1, e 1, f 1, g 1, h 1, i 1, j 1, k 1, l 1 and 14 more)");
    }

    private static Labels labels(String... names) {
        return Labels.of(names.length, sample -> names[sample]);
    }

    private static List<String> names(Labels labels) {
        return IntStream.range(0, labels.count()).mapToObj(labels::name).toList();
    }
}
