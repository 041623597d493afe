package dev.ganvas.metric;

/** Tells how different the samples of one set are from each other. */
public final class Diversity {
    /** Samples that are compared with each other, at most: enough for a figure that is good to one in a hundred. */
    private static final int MOST_PAIRED = 256;

    private Diversity() {}

    /**
     * Returns the mean Euclidean distance between two samples, over all pairs of the first 256; 0 means that all are
     * the same.
     *
     * @param rows samples, one after another
     * @param size values in a sample
     */
    public static double meanDistance(float[] rows, int size) {
        int paired = Math.min(MOST_PAIRED, rows.length / size);
        double sum = 0;
        for (int a = 1; a < paired; a++) {
            for (int b = 0; b < a; b++) {
                sum += distance(rows, a * size, b * size, size);
            }
        }
        return paired < 2 ? 0 : sum / (paired * (paired - 1) / 2.0);
    }

    private static double distance(float[] rows, int one, int other, int size) {
        double squares = 0;
        for (int i = 0; i < size; i++) {
            float by = rows[one + i] - rows[other + i];
            squares += by * by;
        }
        return Math.sqrt(squares);
    }
}
