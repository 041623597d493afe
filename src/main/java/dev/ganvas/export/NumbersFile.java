package dev.ganvas.export;

import dev.ganvas.metric.NumberCensus;
import java.util.Arrays;

/** The published way to write down what an even-number generator made: {@code 200 : [108, 106, 106, 42]}. */
public final class NumbersFile {
    private NumbersFile() {}

    /**
     * Returns one line, without its end.
     *
     * @param index of the step that the numbers were made in, from 0, as the published system counts
     * @param numbers the fakes of that step
     */
    public static String line(long index, int[] numbers) {
        return index + " : " + Arrays.toString(numbers);
    }

    /** Returns one line for fakes that are still rows of bits. */
    static String line(long index, float[] fakes, int bits) {
        return line(index, NumberCensus.numbers(fakes, bits));
    }
}
