package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.CrossDistances;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/**
 * The share of real samples in the ball of any generated one (Kynkaanniemi et al., 2019): how much of what is real can be
 * made. A ball reaches from a sample to its k-th nearest of the same set; what lies on its edge is outside, as in prdc.
 */
public final class Recall implements QualityFigure {
    @Override
    public String id() {
        return "recall";
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
        CrossDistances distances = pair.distances();
        return RowMeans.mean(pair.real().count(), Tenths.NONE, real -> distances.isWithinBall(real, leftOut) ? 1 : 0);
    }
}
