package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/**
 * What the distances between samples tell. A ball reaches from a sample to its k-th nearest of the same set; what lies on
 * its edge is outside, as in prdc.
 */
final class NeighbourFigures {
    private NeighbourFigures() {}

    /** The share of generated samples in the ball of any real one (Kynkaanniemi et al., 2019): how many look real. */
    static double precision(SetPair pair, int leftOut) {
        return RowMeans.mean(
                pair.fake().count(), leftOut, fake -> pair.distances().ballsAround(fake) > 0 ? 1 : 0);
    }

    /** The share of real samples in the ball of any generated one: how much of what is real can be made. */
    static double recall(SetPair pair, int leftOut) {
        return RowMeans.mean(
                pair.real().count(), Tenths.NONE, real -> pair.distances().isWithinBall(real, leftOut) ? 1 : 0);
    }

    /**
     * In how many balls of real samples a generated one lies, as a share of k (Naeem et al., 2020): how densely the
     * generated samples lie where real ones do. It may exceed 1.
     */
    static double density(SetPair pair, int leftOut) {
        return RowMeans.mean(pair.fake().count(), leftOut, pair.distances()::ballsAround) / pair.neighbours();
    }

    /** The share of real samples with a generated one in their ball (Naeem et al., 2020): how much of what is real is made. */
    static double coverage(SetPair pair, int leftOut) {
        return RowMeans.mean(
                pair.real().count(), Tenths.NONE, real -> pair.distances().isReached(real, leftOut) ? 1 : 0);
    }

    /**
     * How often the nearest other sample tells whether a sample is real or generated, each left out in turn (Lopez-Paz and
     * Oquab, 2017): one half where the sets cannot be told apart, 1 where they lie apart, below one half where the
     * generated samples sit on the real ones. Both halves, real and generated, count the same; a draw counts as half.
     */
    static double nearestNeighbourAccuracy(SetPair pair, int leftOut) {
        double real = RowMeans.mean(
                pair.real().count(),
                Tenths.NONE,
                row -> won(
                        pair.realDistances().nearest(row, Tenths.NONE),
                        pair.distances().nearestFake(row, leftOut)));
        double fake = RowMeans.mean(
                pair.fake().count(),
                leftOut,
                row -> won(
                        pair.fakeDistances().nearest(row, leftOut),
                        pair.distances().nearestReal(row)));
        return (real + fake) / 2;
    }

    private static double won(double own, double other) {
        return own < other ? 1 : own == other ? 0.5 : 0;
    }

    /**
     * The kernel distance, an unbiased estimate of the squared maximum mean discrepancy under {@code k(x, y) = (x.y / d +
     * 1)^3} (Binkowski et al., 2018): 0 in the mean for the same distribution, at times below it, whatever the number of
     * samples. It is taken over all rows at once, where other programs take the mean of random subsets.
     */
    static double kernelDistance(SetPair pair, int leftOut) {
        double real = pair.real().count();
        double fake = Tenths.rest(pair.fake().count(), leftOut);
        return pair.realDistances().kernelSum(Tenths.NONE) / (real * (real - 1))
                + pair.fakeDistances().kernelSum(leftOut) / (fake * (fake - 1))
                - 2 * pair.distances().kernelSum(leftOut) / (real * fake);
    }

    /** The mean distance between two generated samples, divided by that between two real ones: 0 for full collapse. */
    static double diversity(SetPair pair, int leftOut) {
        double real = pair.real().count();
        double fake = Tenths.rest(pair.fake().count(), leftOut);
        double apart = pair.fakeDistances().lengthSum(leftOut) / (fake * (fake - 1));
        return apart / (pair.realDistances().lengthSum(Tenths.NONE) / (real * (real - 1)));
    }
}
