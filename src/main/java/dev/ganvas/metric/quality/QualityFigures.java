package dev.ganvas.metric.quality;

import dev.ganvas.metric.quality.QualityFigure.Better;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The figures of quality: their one list, which commands, tables, charts and the README follow. */
public final class QualityFigures {
    /** All of them, in the order in which they are shown. */
    public static final List<QualityFigure> ALL = List.of(
            new QualityFigure("js", Better.LOWER, Evidence.PLANE, PlaneFigures::divergence),
            new QualityFigure("modes", Better.HIGHER, Evidence.MODES, PlaneFigures::modes),
            new QualityFigure("highQuality", Better.HIGHER, Evidence.MODES, PlaneFigures::highQuality),
            new QualityFigure("reverseKl", Better.LOWER, Evidence.MODES, PlaneFigures::reverseKl),
            new QualityFigure("slicedWasserstein", Better.LOWER, Evidence.PLANE, PlaneFigures::slicedWasserstein),
            new QualityFigure("fid", Better.LOWER, Evidence.FEATURES, FrechetDistance::value),
            new QualityFigure("kid", Better.LOWER, Evidence.FEATURES, NeighbourFigures::kernelDistance),
            new QualityFigure("precision", Better.HIGHER, Evidence.FEATURES, NeighbourFigures::precision),
            new QualityFigure("recall", Better.HIGHER, Evidence.FEATURES, NeighbourFigures::recall),
            new QualityFigure("density", Better.AS_REAL, Evidence.FEATURES, NeighbourFigures::density),
            new QualityFigure("coverage", Better.HIGHER, Evidence.FEATURES, NeighbourFigures::coverage),
            new QualityFigure("score", Better.HIGHER, Evidence.CLASSES, ClassFigures::score),
            new QualityFigure("classes", Better.HIGHER, Evidence.CLASSES, ClassFigures::found),
            new QualityFigure("classEntropy", Better.HIGHER, Evidence.CLASSES, ClassFigures::entropy),
            new QualityFigure("confidence", Better.AS_REAL, Evidence.CLASSES, ClassFigures::confidence),
            new QualityFigure("oneNn", Better.AS_REAL, Evidence.FEATURES, NeighbourFigures::nearestNeighbourAccuracy),
            new QualityFigure("diversity", Better.AS_REAL, Evidence.FEATURES, NeighbourFigures::diversity),
            new QualityFigure("memorising", Better.AS_REAL, Evidence.TRAINING_DISTANCES, Memorising::value),
            new QualityFigure("evenness", Better.HIGHER, Evidence.NUMBERS, NumberFigures::evenness),
            new QualityFigure("evenFound", Better.HIGHER, Evidence.NUMBERS, NumberFigures::evenFound),
            new QualityFigure("numberEntropy", Better.HIGHER, Evidence.NUMBERS, NumberFigures::entropy));

    private QualityFigures() {}

    /** Returns the figure with an id, if there is one. */
    public static Optional<QualityFigure> byId(String id) {
        return ALL.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** Returns how often the nearest other sample tells whether a sample is real or generated; one half is perfect. */
    public static double nearestNeighbourAccuracy(SetPair pair) {
        return NeighbourFigures.nearestNeighbourAccuracy(pair, Tenths.NONE);
    }

    /** Returns those for which enough is known of both sets. */
    public static List<QualityFigure> of(SetPair pair) {
        return ALL.stream().filter(figure -> pair.has(figure.needs())).toList();
    }

    /**
     * Computes each figure for which enough is known of the samples.
     *
     * @param floors of the same number of samples, see {@link #floors}
     * @param cancelled asked before each figure
     * @throws CancellationException if it says so
     */
    public static Map<QualityFigure, Measurement> measure(
            SetPair generated, Map<QualityFigure, Double> floors, BooleanSupplier cancelled) {
        Map<QualityFigure, Measurement> figures = new LinkedHashMap<>();
        for (QualityFigure figure : of(generated)) {
            check(cancelled);
            figures.put(
                    figure,
                    new Measurement(
                            figure.value(generated, Tenths.NONE),
                            Tenths.error(generated.fake().count(), tenth -> figure.value(generated, tenth)),
                            floors.getOrDefault(figure, Double.NaN)));
        }
        return figures;
    }

    /**
     * Computes the floors: what real samples get that take the place of generated ones.
     *
     * @throws CancellationException if {@code cancelled} says so before a figure
     */
    public static Map<QualityFigure, Double> floors(SetPair real, BooleanSupplier cancelled) {
        Map<QualityFigure, Double> floors = new LinkedHashMap<>();
        for (QualityFigure figure : of(real)) {
            check(cancelled);
            floors.put(figure, figure.value(real, Tenths.NONE));
        }
        return floors;
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Nobody waits for the figures any more.");
        }
    }
}
