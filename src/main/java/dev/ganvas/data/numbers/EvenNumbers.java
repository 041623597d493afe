package dev.ganvas.data.numbers;

import dev.ganvas.data.DataReport;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.Sentence;
import java.util.List;

/**
 * The even numbers that a row of bits can write, as such rows: most significant bit first, each bit 0 or 1. Holds no
 * memory; any thread may read.
 *
 * @param bits in a number, from 2 to 16
 */
public record EvenNumbers(int bits) implements Dataset {

    /** Checks the number of bits. */
    public EvenNumbers {
        if (bits < 2 || bits > 16) {
            throw new IllegalArgumentException("bits must be from 2 to 16, but is " + bits + ".");
        }
    }

    @Override
    public Sentence title() {
        return Sentence.of("data.evenNumbersCount", size(), bits);
    }

    @Override
    public DataReport report() {
        return DataReport.whole(Sentence.of("data.evenNumbers", bits), size(), List.of());
    }

    @Override
    public int size() {
        return 1 << (bits - 1);
    }

    @Override
    public SampleShape shape() {
        return new SampleShape(1, 1, bits);
    }

    @Override
    public ValueRange range() {
        return ValueRange.ZERO_TO_ONE;
    }

    @Override
    public void copy(int index, float[] into, int offset) {
        int number = 2 * index;
        for (int bit = 0; bit < bits; bit++) {
            into[offset + bit] = number >> (bits - 1 - bit) & 1;
        }
    }
}
