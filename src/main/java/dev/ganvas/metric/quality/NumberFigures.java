package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What the numbers tell that generated samples stand for. */
final class NumberFigures {
    private NumberFigures() {}

    /** The share of even numbers, in [0, 1]. */
    static double evenness(SetPair pair, int leftOut) {
        int[] numbers = pair.fake().numbers();
        return RowMeans.mean(numbers.length, leftOut, row -> 1 - numbers[row] % 2);
    }

    /** How many different even numbers come at all: of 64 for 7 bits. */
    static double evenFound(SetPair pair, int leftOut) {
        return kept(pair, leftOut).filter(number -> number % 2 == 0).distinct().count();
    }

    /** How evenly the numbers are spread: the entropy of their histogram in bits; 6 for 64 numbers as frequent. */
    static double entropy(SetPair pair, int leftOut) {
        int[] counts = new int[Arrays.stream(pair.fake().numbers()).max().orElse(0) + 1];
        kept(pair, leftOut).forEach(number -> counts[number]++);
        return RowMeans.entropy(counts) / Math.log(2);
    }

    private static IntStream kept(SetPair pair, int leftOut) {
        int[] numbers = pair.fake().numbers();
        return IntStream.range(0, numbers.length)
                .filter(row -> Tenths.of(row, numbers.length) != leftOut)
                .map(row -> numbers[row]);
    }
}
