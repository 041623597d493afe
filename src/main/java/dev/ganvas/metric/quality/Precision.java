package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;

/**
 * The share of generated samples in the ball of any real one (Kynkaanniemi et al., 2019): how many look real. A ball
 * reaches from a sample to its k-th nearest of the same set; what lies on its edge is outside, as in prdc.
 */
public final class Precision implements QualityFigure {
    @Override
    public String id() {
        return "precision";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public Evidence needs() {
        return Evidence.FEATURES;
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        return RowMeans.mean(
                pair.fake().count(), leftOut, fake -> pair.distances().ballsAround(fake) > 0 ? 1 : 0);
    }
}
