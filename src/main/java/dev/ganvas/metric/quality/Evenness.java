package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;

/** The share of even numbers, in [0, 1]. */
public final class Evenness implements QualityFigure {
    @Override
    public String id() {
        return "evenness";
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
        return RowMeans.mean(numbers.length, leftOut, row -> 1 - numbers[row] % 2);
    }
}
