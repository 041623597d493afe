package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import java.util.Arrays;

/**
 * Whether samples repeat the training images: the chance that a generated sample is nearer to its nearest training image
 * than a real one is to its own nearest other one (Meehan et al., 2020). One half is what new real images have, 1 is
 * repeating; well below one half the samples lie off the real ones.
 */
final class Memorising {
    private Memorising() {}

    static double value(SetPair pair, int leftOut) {
        double[] real = pair.real().trainingDistances().clone();
        Arrays.sort(real);
        double[] fake = pair.fake().trainingDistances();
        return RowMeans.mean(fake.length, leftOut, row -> shareAbove(real, fake[row]));
    }

    /** Returns the share of values that are larger; those that are equal count as half. */
    private static double shareAbove(double[] sorted, double value) {
        int below = Arrays.binarySearch(sorted, value);
        int first = below < 0 ? -below - 1 : below;
        int end = first;
        while (first > 0 && sorted[first - 1] == value) {
            first--;
        }
        while (end < sorted.length && sorted[end] == value) {
            end++;
        }
        return (sorted.length - end + (end - first) / 2.0) / sorted.length;
    }
}
