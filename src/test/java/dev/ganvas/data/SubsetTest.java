package dev.ganvas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubsetTest {
    /** Samples 0, 10, 20... with the labels given. */
    private record Numbered(int size, int... classes) implements Dataset {
        @Override
        public Sentence title() {
            return Sentence.of("problem.asTold", "Numbers, %d samples".formatted(size));
        }

        @Override
        public SampleShape shape() {
            return new SampleShape(1, 1, 1);
        }

        @Override
        public ValueRange range() {
            return ValueRange.ZERO_TO_ONE;
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            into[offset] = index * 10;
        }

        @Override
        public Optional<Labels> labels() {
            return classes.length == 0
                    ? Optional.empty()
                    : Optional.of(Labels.of(size, sample -> Integer.toString(classes[sample])));
        }
    }

    @Test
    void takesTheSamplesOfOneClassInTheirOrder() throws Exception {
        Subset subset = Subset.ofClass(new Numbered(6, 3, 0, 3, 1, 0, 3), 3);

        assertThat(values(subset)).containsExactly(0, 20, 50);
        assertThat(subset.title()).hasToString("Numbers, 6 samples: 3 of class 3");
        assertThat(subset.shape()).isEqualTo(new SampleShape(1, 1, 1));
        assertThat(subset.range()).isEqualTo(ValueRange.ZERO_TO_ONE);
        assertThat(subset.labels().orElseThrow().name(0)).isEqualTo("3");
    }

    @Test
    void copiesAtTheOffset() throws Exception {
        float[] into = {1, 1, 1};

        Subset.ofClass(new Numbered(2, 0, 4), 4).copy(0, into, 1);

        assertThat(into).containsExactly(1, 10, 1);
    }

    @Test
    void refusesAClassThatDoesNotOccurAndNamesThoseThatDo() {
        assertThatThrownBy(() -> Subset.ofClass(new Numbered(4, 7, 0, 7, 2), 5))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("Numbers, 4 samples: class 5 does not occur; choose one of the classes 0, 2, 7.");
    }

    @Test
    void namesOnlySomeOfManyClasses() {
        int[] labels = new int[30];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i;
        }
        assertThatThrownBy(() -> Subset.ofClass(new Numbered(30, labels), 99))
                .hasMessageEndingWith("17, 18, 19 and 10 more.");
    }

    @Test
    void refusesAClassOfDataWithoutLabels() {
        assertThatThrownBy(() -> Subset.ofClass(new Numbered(4), 5))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("Numbers, 4 samples: no labels, so class 5 cannot be picked;"
                        + " put the file of labels beside the images, or pictures into a folder for each class,"
                        + " or use all classes.");
    }

    @Test
    void takesTheFirstSamples() throws Exception {
        Subset subset = Subset.first(new Numbered(2000), 1500);

        assertThat(subset.size()).isEqualTo(1500);
        assertThat(values(subset)).startsWith(0, 10, 20).endsWith(14990);
        assertThat(subset.title()).hasToString("Numbers, 2000 samples: the first 1,500");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, Integer.MAX_VALUE})
    void takesAllWhereThereAreNoMore(int limit) throws Exception {
        Subset subset = Subset.first(new Numbered(3), limit);

        assertThat(values(subset)).containsExactly(0, 10, 20);
        assertThat(subset.title()).hasToString("Numbers, 3 samples");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesALimitThatLeavesNothing(int limit) {
        assertThatThrownBy(() -> Subset.first(new Numbered(3), limit))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("Numbers, 3 samples: a limit of %d leaves no samples; set limit to 1 or more."
                        .formatted(limit));
    }

    @Test
    void aClassOfTheFirstAndTheFirstOfAClassAreDifferentThings() throws Exception {
        Numbered data = new Numbered(6, 0, 1, 1, 1, 0, 1);

        assertThat(values(Subset.ofClass(Subset.first(data, 3), 1))).containsExactly(10, 20);
        assertThat(values(Subset.first(Subset.ofClass(data, 1), 3))).containsExactly(10, 20, 30);
    }

    @Test
    void aSubsetOfDataWithoutLabelsHasNone() throws Exception {
        assertThat(Subset.first(new EvenRow(), 1).labels()).isEmpty();
        assertThat(Subset.first(new Numbered(1), 1).labels()).isEmpty();
        assertThat(Subset.first(new Numbered(1, 9), 1).labels()).isPresent();
    }

    /** Data that cannot have labels. */
    private record EvenRow() implements Dataset {
        @Override
        public Sentence title() {
            return Sentence.of("problem.asTold", "Row");
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public SampleShape shape() {
            return new SampleShape(1, 1, 1);
        }

        @Override
        public ValueRange range() {
            return ValueRange.ZERO_TO_ONE;
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            into[offset] = 0;
        }
    }

    private static int[] values(Dataset data) {
        int[] values = new int[data.size()];
        float[] into = new float[1];
        for (int i = 0; i < values.length; i++) {
            data.copy(i, into, 0);
            values[i] = (int) into[0];
        }
        return values;
    }
}
