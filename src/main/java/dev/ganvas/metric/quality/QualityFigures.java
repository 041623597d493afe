package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The figures of quality: their one list, which commands, tables, charts and the README follow. */
public final class QualityFigures {
    /** All of them, in the order in which they are shown. */
    public static final List<QualityFigure> ALL = Stream.concat(PlaneFigure.ALL.stream(), Stream.of(
            new FrechetDistance(),
            new KernelDistance(),
            new Precision(),
            new Recall(),
            new Density(),
            new Coverage(),
            new ClassScore(),
            new ClassesFound(),
            new ClassEntropy(),
            new Confidence(),
            new NearestNeighbourAccuracy(),
            new RelativeDiversity(),
            new Memorising(),
            new Evenness(),
            new EvenNumbersFound(),
            new NumberEntropy())).toList();

    private QualityFigures() {}

    /** Returns the figure with an id, if there is one. */
    public static Optional<QualityFigure> byId(String id) {
        return ALL.stream().filter(figure -> figure.id().equals(id)).findFirst();
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
