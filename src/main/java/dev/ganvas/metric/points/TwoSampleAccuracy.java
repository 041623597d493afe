package dev.ganvas.metric.points;

/**
 * The accuracy of a classifier that says of each sample what its nearest neighbour among all others is, real or
 * generated (the two-sample test of D. Lopez-Paz and M. Oquab): 0.5 is what a perfect generator gets, 1 is one whose
 * samples can be told from real ones; below 0.5 it repeats real samples.
 */
public final class TwoSampleAccuracy {
    private TwoSampleAccuracy() {}

    /**
     * Returns the share that is told right, each sample left out in turn; takes the square of the number of samples.
     *
     * @param real samples, one after another
     * @param fake as many
     * @param size values in a sample
     */
    public static double of(float[] real, float[] fake, int size) {
        int reals = real.length / size;
        int fakes = fake.length / size;
        int right = 0;
        for (int i = 0; i < reals; i++) {
            right += nearest(real, i, real, i, size) < nearest(real, i, fake, -1, size) ? 1 : 0;
        }
        for (int i = 0; i < fakes; i++) {
            right += nearest(fake, i, fake, i, size) < nearest(fake, i, real, -1, size) ? 1 : 0;
        }
        return (double) right / (reals + fakes);
    }

    /** Returns the square of the distance to the nearest of {@code among}, but for the one at {@code without}. */
    private static double nearest(float[] from, int index, float[] among, int without, int size) {
        double least = Double.MAX_VALUE;
        for (int other = 0; other < among.length / size; other++) {
            if (other == without) {
                continue;
            }
            double squares = 0;
            for (int i = 0; i < size && squares < least; i++) {
                double by = (double) from[index * size + i] - among[other * size + i];
                squares += by * by;
            }
            least = Math.min(least, squares);
        }
        return least;
    }
}
