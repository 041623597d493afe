package dev.ganvas.metric.points;

import dev.ganvas.data.Modes;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.metric.sampleset.SetPair;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores generated points against real ones. Half of the real points are what the generated ones are compared to; the
 * other half stands in for a perfect generator and gives the floors, below which no distance means anything. Immutable
 * after construction, so any thread may score; a score takes some tens of milliseconds.
 */
public final class PointScores {
    /** Fewer points than this in each half say nothing. */
    public static final int LEAST = 100;
    /** More than this many in each half would make no figure better than it needs to be. */
    public static final int MOST = 10_000;

    /** As many as PacGAN's authors count modes with. */
    private static final int COUNTED = 2_500;
    /** The test of nearest neighbours takes the square of it. */
    private static final int NEIGHBOURS = 1_000;

    /**
     * How generated points compare to real ones.
     *
     * @param coverage of the modes; null where the data has none that are known
     * @param js divergence of the shares in cells of the plane, see {@link GridDivergence}
     * @param jsFloor what a perfect generator gets
     * @param oneNn accuracy of nearest neighbours, see {@link QualityFigures}
     * @param slicedWasserstein see {@link SlicedWasserstein}
     * @param slicedWassersteinFloor what a perfect generator gets
     */
    public record Score(
            @Nullable ModeCoverage coverage,
            double js,
            double jsFloor,
            double oneNn,
            double slicedWasserstein,
            double slicedWassersteinFloor) {}

    private final GridDivergence divergence;
    private final @Nullable Modes modes;
    private final float[] real;
    private final double jsFloor;
    private final double slicedFloor;

    /**
     * Takes in real points.
     *
     * @param points x and y of each, one after another, in no order; at least twice {@link #LEAST}, an even number
     * @param low end of the square that divergence looks at, in both directions
     * @param high the other end
     * @param modes of the data, if they are known
     */
    public PointScores(float[] points, double low, double high, Optional<Modes> modes) {
        this.divergence = new GridDivergence(low, high);
        this.modes = modes.orElse(null);
        this.real = Arrays.copyOf(points, points.length / 2);
        float[] other = Arrays.copyOfRange(points, points.length / 2, points.length);
        this.jsFloor = divergence.between(real, other);
        this.slicedFloor = SlicedWasserstein.between(first(real, COUNTED), first(other, COUNTED));
    }

    /** Returns how many generated points a score needs. */
    public int count() {
        return real.length / 2;
    }

    /** Scores {@link #count} generated points, all of them finite. */
    public Score score(float[] fakes) {
        return new Score(
                modes == null ? null : ModeCoverage.of(first(fakes, COUNTED), modes),
                divergence.between(real, fakes),
                jsFloor,
                oneNn(first(real, NEIGHBOURS), first(fakes, NEIGHBOURS)),
                SlicedWasserstein.between(first(real, COUNTED), first(fakes, COUNTED)),
                slicedFloor);
    }

    /** Returns how often the nearest other point tells real from generated; takes the square of their number. */
    static double oneNn(float[] real, float[] fakes) {
        return QualityFigures.nearestNeighbourAccuracy(new SetPair(set(real), set(fakes), 1));
    }

    private static SampleSet set(float[] points) {
        return new SampleSet(points.length / 2).with(new FeatureRows(points, 2));
    }

    private static float[] first(float[] points, int most) {
        return points.length <= 2 * most ? points : Arrays.copyOf(points, 2 * most);
    }
}
