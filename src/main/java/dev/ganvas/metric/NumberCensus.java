package dev.ganvas.metric;

/**
 * What a generator of bit rows makes of many inputs: which numbers, and how many of them are even.
 *
 * @param counts how often each number came, indexed by the number
 * @param evenness share of even numbers, in [0, 1]
 * @param coverage how many different even numbers came
 * @param entropy of the numbers, in bits
 */
public record NumberCensus(int[] counts, double evenness, int coverage, double entropy) {

    /**
     * Counts rows of bits. A value of at least 0.5 is a 1; the first bit is the most significant, as in the published
     * system.
     *
     * @param rows values in [0, 1], row after row
     * @param bits in a row, 1 to 16
     */
    public static NumberCensus of(float[] rows, int bits) {
        int[] counts = new int[1 << bits];
        int total = rows.length / bits;
        for (int number : numbers(rows, bits)) {
            counts[number]++;
        }
        int even = 0;
        int coverage = 0;
        double entropy = 0;
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] == 0) {
                continue;
            }
            if (number % 2 == 0) {
                even += counts[number];
                coverage++;
            }
            double share = (double) counts[number] / total;
            entropy -= share * Math.log(share) / Math.log(2);
        }
        return new NumberCensus(counts, total == 0 ? 0 : (double) even / total, coverage, Math.max(0, entropy));
    }

    /** Returns the number that each row of bits stands for, most significant bit first. */
    public static int[] numbers(float[] rows, int bits) {
        int[] numbers = new int[rows.length / bits];
        for (int row = 0; row < numbers.length; row++) {
            int number = 0;
            for (int bit = 0; bit < bits; bit++) {
                number = number * 2 + (rows[row * bits + bit] >= 0.5f ? 1 : 0);
            }
            numbers[row] = number;
        }
        return numbers;
    }
}
