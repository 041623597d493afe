package dev.ganvas.metric.sampleset;

/**
 * What a classifier says of samples. Immutable by agreement: nobody writes into its array.
 *
 * @param probabilities of each class, row after row; each row sums to 1
 * @param classes values in a row, at least 2
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ClassRows(float[] probabilities, int classes) {

    /** Returns how many rows there are. */
    public int count() {
        return probabilities.length / classes;
    }

    public float probability(int row, int ofClass) {
        return probabilities[row * classes + ofClass];
    }

    /** Returns the class that a sample is held for. */
    public int best(int row) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = probability(row, i) > probability(row, best) ? i : best;
        }
        return best;
    }

    /** Counts the samples of each class. */
    public int[] histogram() {
        return histogram(Tenths.NONE);
    }

    /**
     * Counts the samples of each class.
     *
     * @param leftOut a tenth that is left out, or {@link Tenths#NONE}
     */
    public int[] histogram(int leftOut) {
        int[] counts = new int[classes];
        for (int row = 0; row < count(); row++) {
            if (Tenths.of(row, count()) != leftOut) {
                counts[best(row)]++;
            }
        }
        return counts;
    }
}
