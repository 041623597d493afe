package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.Arrays;

/** How evenly the numbers are spread: the entropy of their histogram in bits; 6 for 64 numbers as frequent. */
public final class NumberEntropy implements QualityFigure {
    @Override
    public String id() {
        return "numberEntropy";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public Evidence needs() {
        return Evidence.NUMBERS;
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        int[] numbers = pair.fake().numbers();
        int[] counts = new int[Arrays.stream(numbers).max().orElse(0) + 1];
        for (int row = 0; row < numbers.length; row++) {
            counts[numbers[row]] += Tenths.of(row, numbers.length) == leftOut ? 0 : 1;
        }
        return RowMeans.entropy(counts) / Math.log(2);
    }
}
