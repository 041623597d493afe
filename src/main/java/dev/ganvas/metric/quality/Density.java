package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.CrossDistances;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;

/**
 * In how many balls of real samples a generated one lies, as a share of k (Naeem et al., 2020): how densely the generated
 * samples lie where real ones do. It may exceed 1. A ball reaches from a real sample to its k-th nearest real one.
 */
public final class Density implements QualityFigure {
    @Override
    public String id() {
        return "density";
    }

    @Override
    public Better better() {
        return Better.AS_REAL;
    }

    @Override
    public Evidence needs() {
        return Evidence.FEATURES;
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        CrossDistances distances = pair.distances();
        return RowMeans.mean(pair.fake().count(), leftOut, distances::ballsAround) / pair.neighbours();
    }
}
