package dev.ganvas.metric.sampleset;

import dev.ganvas.metric.points.PointCloud;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of samples, real or generated, by what is known of them. What a figure needs of the set alone is computed when the
 * first one asks, and kept. One thread.
 */
public final class SampleSet {
    private final int count;
    private final Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    private @Nullable FeatureRows features;
    private @Nullable ClassRows classes;
    private double @Nullable [] trainingDistances;
    private int @Nullable [] numbers;
    private @Nullable PointCloud points;
    private @Nullable Moments moments;
    private @Nullable OwnDistances distances;

    /** Creates a set of {@code count} samples of which nothing is known yet. */
    public SampleSet(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A set needs at least one sample.");
        }
        this.count = count;
    }

    /** Takes in features, a row for each sample. */
    public SampleSet with(FeatureRows rows) {
        features = rows;
        return known(Evidence.FEATURES, rows.count());
    }

    /** Takes in what a classifier says, a row for each sample. */
    public SampleSet with(ClassRows rows) {
        classes = rows;
        return known(Evidence.CLASSES, rows.count());
    }

    /** Takes in how far each sample is from the nearest training image, itself left out. */
    public SampleSet withTrainingDistances(double[] each) {
        trainingDistances = each;
        return known(Evidence.TRAINING_DISTANCES, each.length);
    }

    /** Takes in the number that each sample stands for. */
    public SampleSet withNumbers(int[] each) {
        numbers = each;
        return known(Evidence.NUMBERS, each.length);
    }

    /** Takes in where samples lie in the plane. */
    public SampleSet with(PointCloud cloud) {
        points = cloud;
        if (cloud.modes().isPresent()) {
            known(Evidence.MODES, cloud.count());
        }
        return known(Evidence.PLANE, cloud.count());
    }

    private SampleSet known(Evidence what, int rows) {
        if (rows != count) {
            throw new IllegalArgumentException("%d rows cannot describe %d samples.".formatted(rows, count));
        }
        evidence.add(what);
        return this;
    }

    /** Returns how many samples there are. */
    public int count() {
        return count;
    }

    /** Returns whether something is known of the samples. */
    public boolean has(Evidence what) {
        return evidence.contains(what);
    }

    public FeatureRows features() {
        return present(features);
    }

    public ClassRows classes() {
        return present(classes);
    }

    public double[] trainingDistances() {
        return present(trainingDistances);
    }

    public int[] numbers() {
        return present(numbers);
    }

    public PointCloud points() {
        return present(points);
    }

    /** Returns means and covariances of the features. */
    public Moments moments() {
        Moments known = moments;
        if (known == null) {
            known = new Moments(features());
            moments = known;
        }
        return known;
    }

    /** Returns what the distances within the set tell; once for one number of neighbours. */
    public OwnDistances distances(int neighbours) {
        OwnDistances known = distances;
        if (known == null || known.neighbours() != neighbours) {
            known = new OwnDistances(features(), neighbours);
            distances = known;
        }
        return known;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Nobody said this of the samples.");
        }
        return value;
    }
}
