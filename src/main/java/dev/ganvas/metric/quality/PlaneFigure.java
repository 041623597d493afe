package dev.ganvas.metric.quality;

import dev.ganvas.metric.points.GridDivergence;
import dev.ganvas.metric.points.ModeCoverage;
import dev.ganvas.metric.points.PointCloud;
import dev.ganvas.metric.points.SlicedWasserstein;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure of points in the plane.
 *
 * @param id see {@link QualityFigure#id}
 * @param better see {@link QualityFigure#better}
 * @param needs {@link Evidence#PLANE}, or {@link Evidence#MODES} too
 * @param rule what it is of real points and those of the generated ones that count
 */
record PlaneFigure(String id, Better better, Evidence needs, Rule rule) implements QualityFigure {
    /** All of them, in the order in which they are shown. */
    static final List<QualityFigure> ALL = List.of(
            new PlaneFigure("js", Better.LOWER, Evidence.PLANE, PlaneFigure::divergence),
            ofModes("modes", Better.HIGHER, ModeCoverage::covered),
            ofModes("highQuality", Better.HIGHER, ModeCoverage::highQuality),
            ofModes("reverseKl", Better.LOWER, ModeCoverage::reverseKl),
            new PlaneFigure("slicedWasserstein", Better.LOWER, Evidence.PLANE, PlaneFigure::distance));

    /** How a figure is computed. */
    @FunctionalInterface
    interface Rule {
        /**
         * Returns the figure.
         *
         * @param real points, with what is known of the plane
         * @param fakes x and y of each, one after another
         */
        double of(PointCloud real, float[] fakes);
    }

    private static PlaneFigure ofModes(String id, Better better, ToDoubleFunction<ModeCoverage> part) {
        return new PlaneFigure(
                id,
                better,
                Evidence.MODES,
                (real, fakes) -> part.applyAsDouble(
                        ModeCoverage.of(fakes, real.modes().orElseThrow())));
    }

    private static double divergence(PointCloud real, float[] fakes) {
        return new GridDivergence(real.low(), real.high()).between(real.points(), fakes);
    }

    private static double distance(PointCloud real, float[] fakes) {
        return SlicedWasserstein.between(real.points(), fakes);
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        PointCloud fake = pair.fake().points();
        int count = fake.count();
        float[] counted = leftOut == Tenths.NONE
                ? fake.points()
                : fake.without(Tenths.begin(leftOut, count), Tenths.begin(leftOut + 1, count));
        return rule.of(pair.real().points(), counted);
    }
}
