package dev.ganvas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.problem.Sentence;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchSamplerTest {

    /** A data set whose sample {@code i} is the number {@code i}. */
    private record Counting(int size) implements Dataset {
        @Override
        public Sentence title() {
            return Sentence.of("problem.asTold", "counting");
        }

        @Override
        public SampleShape shape() {
            return new SampleShape(1, 1, 2);
        }

        @Override
        public ValueRange range() {
            return ValueRange.ZERO_TO_ONE;
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            into[offset] = index;
            into[offset + 1] = -index;
        }

        @Override
        public Optional<Labels> labels() {
            return Optional.of(Labels.of(size, sample -> Integer.toString(sample % 10)));
        }
    }

    @ParameterizedTest
    @EnumSource(Sampling.class)
    void theSameSeedAndIndexGiveTheSameBatch(Sampling sampling) {
        Counting data = new Counting(100);
        BatchSampler forwards = new BatchSampler(data, sampling, 8, 42);
        float[][] batches = new float[40][];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = batch(forwards, i, 8);
        }
        BatchSampler backwards = new BatchSampler(data, sampling, 8, 42);
        for (int i = batches.length - 1; i >= 0; i--) {
            assertThat(batch(backwards, i, 8)).isEqualTo(batches[i]);
        }
        assertThat(Arrays.stream(batches).map(Arrays::toString).distinct()).hasSize(batches.length);
        assertThat(batch(new BatchSampler(data, sampling, 8, 43), 0, 8)).isNotEqualTo(batches[0]);
    }

    @ParameterizedTest
    @EnumSource(Sampling.class)
    void theClassesOfABatchAreThoseOfItsSamples(Sampling sampling) {
        BatchSampler sampler = new BatchSampler(new Counting(100), sampling, 8, 42);
        int[] classes = new int[8];
        for (int index = 0; index < 30; index++) {
            sampler.fillClasses(index, classes);
            float[] samples = batch(sampler, index, 8);
            for (int i = 0; i < 8; i++) {
                assertThat(classes[i]).isEqualTo((int) samples[2 * i] % 10);
            }
        }
    }

    @Test
    void anEpochIsAPermutationAndTheNextOneAnother() {
        Counting data = new Counting(60);
        BatchSampler sampler = new BatchSampler(data, Sampling.SHUFFLED, 10, 7);
        assertThat(BatchSampler.batchesPerEpoch(data, 10)).isEqualTo(6);

        float[] first = epoch(sampler, 0, 6, 10);
        float[] second = epoch(sampler, 1, 6, 10);

        assertThat(sorted(first)).isEqualTo(sorted(second)).hasSize(60);
        assertThat(first).doesNotHaveDuplicates();
        assertThat(first).isNotEqualTo(second);
        assertThat(first).isNotEqualTo(sorted(first));
    }

    @Test
    void leavesAnIncompleteLastBatchOut() {
        Counting data = new Counting(25);
        assertThat(BatchSampler.batchesPerEpoch(data, 10)).isEqualTo(2);

        float[] drawn = epoch(new BatchSampler(data, Sampling.SHUFFLED, 10, 7), 3, 2, 10);

        assertThat(drawn).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void drawsEvenlyWithReplacement() {
        Counting data = new Counting(4);
        BatchSampler sampler = new BatchSampler(data, Sampling.WITH_REPLACEMENT, 16, 7);
        TreeMap<Float, Integer> counts = new TreeMap<>();
        for (int index = 0; index < 1000; index++) {
            float[] batch = batch(sampler, index, 16);
            for (int i = 0; i < 16; i++) {
                counts.merge(batch[2 * i], 1, Integer::sum);
            }
        }

        // 16,000 draws of 4: the standard deviation of a count is 55.
        assertThat(counts.values()).hasSize(4).allMatch(count -> Math.abs(count - 4000) < 275);
    }

    @Test
    void refusesABatchLargerThanTheDataOnlyWhereItMust() {
        Counting data = new Counting(4);
        assertThatThrownBy(() -> new BatchSampler(data, Sampling.SHUFFLED, 5, 1))
                .hasMessageContaining("batch is 5, more than the 4 samples of counting");
        assertThat(batch(new BatchSampler(data, Sampling.WITH_REPLACEMENT, 5, 1), 0, 5))
                .hasSize(10);
    }

    private static float[] batch(BatchSampler sampler, long index, int size) {
        float[] into = new float[size * 2];
        sampler.fill(index, into);
        return into;
    }

    private static float[] epoch(BatchSampler sampler, long epoch, int batches, int size) {
        float[] indices = new float[batches * size];
        for (int b = 0; b < batches; b++) {
            float[] batch = batch(sampler, epoch * batches + b, size);
            for (int i = 0; i < size; i++) {
                indices[b * size + i] = batch[2 * i];
            }
        }
        return indices;
    }

    private static float[] sorted(float[] values) {
        float[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
