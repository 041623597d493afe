package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.CrossDistances;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/**
 * The share of real samples with a generated one in their ball (Naeem et al., 2020): how much of what is real is made. A
 * ball reaches from a real sample to its k-th nearest real one.
 */
public final class Coverage implements QualityFigure {
    @Override
    public String id() {
        return "coverage";
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
        return RowMeans.mean(pair.real().count(), Tenths.NONE, real -> distances.isReached(real, leftOut) ? 1 : 0);
    }
}
