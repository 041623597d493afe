package dev.ganvas.metric.quality;

import dev.ganvas.metric.points.GridDivergence;
import dev.ganvas.metric.points.ModeCoverage;
import dev.ganvas.metric.points.PointCloud;
import dev.ganvas.metric.points.SlicedWasserstein;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/** The figures of points in the plane. */
final class PlaneFigures {
    private PlaneFigures() {}

    /** See {@link GridDivergence}. */
    static double divergence(SetPair pair, int leftOut) {
        PointCloud real = pair.real().points();
        return new GridDivergence(real.low(), real.high()).between(real.points(), fakes(pair, leftOut));
    }

    /** See {@link SlicedWasserstein}. */
    static double slicedWasserstein(SetPair pair, int leftOut) {
        return SlicedWasserstein.between(pair.real().points().points(), fakes(pair, leftOut));
    }

    /** See {@link ModeCoverage#covered}. */
    static double modes(SetPair pair, int leftOut) {
        return coverage(pair, leftOut).covered();
    }

    /** See {@link ModeCoverage#highQuality}. */
    static double highQuality(SetPair pair, int leftOut) {
        return coverage(pair, leftOut).highQuality();
    }

    /** See {@link ModeCoverage#reverseKl}. */
    static double reverseKl(SetPair pair, int leftOut) {
        return coverage(pair, leftOut).reverseKl();
    }

    private static ModeCoverage coverage(SetPair pair, int leftOut) {
        return ModeCoverage.of(
                fakes(pair, leftOut), pair.real().points().modes().orElseThrow());
    }

    private static float[] fakes(SetPair pair, int leftOut) {
        PointCloud fake = pair.fake().points();
        int count = fake.count();
        return leftOut == Tenths.NONE
                ? fake.points()
                : fake.without(Tenths.begin(leftOut, count), Tenths.begin(leftOut + 1, count));
    }
}
