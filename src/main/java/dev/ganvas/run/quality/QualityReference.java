package dev.ganvas.run.quality;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Labels;
import dev.ganvas.data.Modes;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.metric.feature.ImageFeatures;
import dev.ganvas.metric.points.PointCloud;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.UnusableDataException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The real samples that generated ones are measured against: a reference, and as many others that tell the floor. One
 * thread.
 */
public final class QualityReference {
    /** k of the figures that look at the k nearest, as in prdc. */
    public static final int NEIGHBOURS = 5;

    /** What is seen in points: where they lie. */
    public static final String POINTS = "points";

    /** Picks the same real samples for every run, whatever its seed. */
    private static final long CHOICE = 20_260_101;

    private final SampleShape shape;
    private final ValueRange range;
    private final Optional<Modes> modes;
    private final @Nullable ImageFeatures features;
    private final int neighbours;
    private final int[] chosen;
    private final SampleSet real;
    private final SampleSet held;
    private @Nullable Map<QualityFigure, Double> floors;

    /**
     * Takes in real samples; a second's work for thousands of images.
     *
     * @param features what is seen in images; null where the data are numbers or points, which are seen as they are
     * @param count of samples on each side
     * @param neighbours k of the figures that look at the k nearest
     * @throws UnusableDataException with one sentence, if the data or the numbers do not allow it
     */
    public QualityReference(Dataset data, @Nullable ImageFeatures features, int count, int neighbours)
            throws UnusableDataException {
        this.shape = data.shape();
        this.range = data.range();
        this.modes = data.modes();
        this.features = features;
        this.neighbours = neighbours;
        if (!shape.isNumber() && count > data.size() / 2) {
            throw new UnusableDataException(
                    "quality.tooFewReal", Counted.samples(count), data.title(), mostSamples(data));
        }
        if (neighbours >= count) {
            throw new UnusableDataException("quality.tooManyNeighbours", neighbours, Counted.samples(count));
        }
        this.chosen = choose(data, 2 * count);
        this.real = describe(copy(data, chosen, 0, count));
        this.held = describe(copy(data, chosen, count, count));
    }

    /** Returns how many samples a side may have at most: half of the data; any number of numbers. */
    public static int mostSamples(Dataset data) {
        return data.shape().isNumber() ? Integer.MAX_VALUE : data.size() / 2;
    }

    /** Draws numbers again and again; takes everything else once. */
    private static int[] choose(Dataset data, int count) {
        SplittableRandom random = new SplittableRandom(CHOICE);
        if (data.shape().isNumber()) {
            return random.ints(count, 0, data.size()).toArray();
        }
        int[] order = IntStream.range(0, data.size()).toArray();
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(order.length - i);
            int index = order[other];
            order[other] = order[i];
            order[i] = index;
        }
        return Arrays.copyOf(order, count);
    }

    private static float[] copy(Dataset data, int[] chosen, int from, int count) {
        int size = data.shape().length();
        float[] samples = new float[count * size];
        for (int i = 0; i < count; i++) {
            data.copy(chosen[from + i], samples, i * size);
        }
        return samples;
    }

    /** Returns which samples of the data set are the reference, in its order. */
    int[] realIndices() {
        return Arrays.copyOf(chosen, real.count());
    }

    /** Returns which samples of the data set tell the floor, in their order. */
    int[] heldIndices() {
        return Arrays.copyOfRange(chosen, real.count(), chosen.length);
    }

    /**
     * Returns the share of the reference for which the classifier says what its label says; NaN without labels or
     * classifier.
     */
    public double shareNamedAsLabelled(Dataset data) {
        if (!real.has(Evidence.CLASSES) || data.labels().isEmpty()) {
            return Double.NaN;
        }
        Labels labels = data.labels().get();
        int right = 0;
        for (int row = 0; row < real.count(); row++) {
            right += real.classes().best(row) == labels.number(labels.of(chosen[row])) ? 1 : 0;
        }
        return (double) right / real.count();
    }

    /**
     * Tells all samples how far they are from the nearest training image, which the figure of memorising needs. Takes
     * seconds for thousands of images.
     *
     * @param sameData whether the real samples are some of the training images
     * @throws CancellationException if {@code progress} says so
     */
    public void tellTrainingImages(SampleSet fake, Dataset training, boolean sameData, Progress progress)
            throws UnusableDataException {
        TrainingImages.tell(this, fake, training, sameData, progress);
    }

    /** Returns the id of what is seen in samples: of the features in images; empty for numbers. */
    public String seen() {
        return features != null ? features.id() : shape.isPoint() ? POINTS : "";
    }

    /** Returns how many samples are on each side. */
    public int count() {
        return real.count();
    }

    /** Returns the reference. */
    public SampleSet real() {
        return real;
    }

    /** Returns the real samples that tell the floor. */
    public SampleSet held() {
        return held;
    }

    /**
     * Looks at samples.
     *
     * @param samples as the data set has them or a generator makes them, one after another; values outside the range
     *     count as its ends, as they are shown
     * @throws UnusableDataException with one sentence, if a value is no finite number
     */
    public SampleSet describe(float[] samples) throws UnusableDataException {
        int count = samples.length / shape.length();
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new UnusableDataException("quality.notFinite", i / shape.length() + 1, samples[i]);
            }
        }
        if (shape.isPoint()) {
            return new SampleSet(count)
                    .with(new FeatureRows(samples, shape.length()))
                    .with(new PointCloud(samples, range.low(), range.high(), modes));
        }
        if (features == null) {
            return new SampleSet(count).withNumbers(NumberCensus.numbers(samples, shape.width()));
        }
        float[] light = new float[samples.length];
        for (int i = 0; i < light.length; i++) {
            light[i] = Math.max(0, Math.min(1, (samples[i] - range.low()) / (range.high() - range.low())));
        }
        return features.describe(light, count);
    }

    /**
     * Measures generated samples.
     *
     * @param fake as many as the reference has
     * @param cancelled asked before each figure
     * @throws CancellationException if it says so
     */
    public Map<QualityFigure, Measurement> measure(SampleSet fake, BooleanSupplier cancelled) {
        Map<QualityFigure, Double> known = floors;
        if (known == null) {
            known = QualityFigures.floors(new SetPair(real, held, neighbours), cancelled);
            floors = known;
        }
        return QualityFigures.measure(new SetPair(real, fake, neighbours), known, cancelled);
    }
}
