package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.CrossDistances;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/**
 * How often the nearest other sample tells whether a sample is real or generated, each left out in turn (Lopez-Paz and
 * Oquab, 2017): one half where the sets cannot be told apart, 1 where they lie apart, below one half where the generated
 * samples sit on the real ones. Both halves, real and generated, count the same; a draw counts as half.
 */
public final class NearestNeighbourAccuracy implements QualityFigure {
    @Override
    public String id() {
        return "oneNn";
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
        CrossDistances across = pair.distances();
        double real = RowMeans.mean(
                pair.real().count(),
                Tenths.NONE,
                row -> won(pair.realDistances().nearest(row, Tenths.NONE), across.nearestFake(row, leftOut)));
        double fake = RowMeans.mean(
                pair.fake().count(),
                leftOut,
                row -> won(pair.fakeDistances().nearest(row, leftOut), across.nearestReal(row)));
        return (real + fake) / 2;
    }

    private static double won(double own, double other) {
        return own < other ? 1 : own == other ? 0.5 : 0;
    }
}
