package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.stream.IntStream;

/** How many different even numbers come at all: of 64 for 7 bits. */
public final class EvenNumbersFound implements QualityFigure {
    @Override
    public String id() {
        return "evenFound";
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
        return IntStream.range(0, numbers.length)
                .filter(row -> Tenths.of(row, numbers.length) != leftOut && numbers[row] % 2 == 0)
                .map(row -> numbers[row])
                .distinct()
                .count();
    }
}
