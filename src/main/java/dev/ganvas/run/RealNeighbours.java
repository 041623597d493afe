package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.data.ValueRange;
import dev.ganvas.metric.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Finds the real samples that look most like a generated one: whether a generator invents or only repeats. Distances are
 * the root of the mean squared difference between two values, as a share of the range: 0 is a copy, 1 is black against
 * white. Stateless, any thread; a large data set takes seconds.
 */
public final class RealNeighbours {
    /** Real samples whose own nearest neighbours make the typical distance. */
    private static final int TYPICAL_OF = 64;
    /** How often progress is told: once for so many samples looked at. */
    private static final int NEWS_EVERY = 1024;

    private RealNeighbours() {}

    /**
     * A real sample near a generated one.
     *
     * @param index in the data set
     * @param distance in [0, 1]
     */
    public record Neighbour(int index, double distance) {}

    /**
     * Returns the nearest real samples, nearest first.
     *
     * @param sample as a network made it; values outside the range count as its ends, as they are shown
     * @param most how many
     * @throws CancellationException if {@code progress} says so
     */
    public static List<Neighbour> of(float[] sample, Dataset data, int most, Progress progress) {
        float[] clamped = new float[sample.length];
        ValueRange range = data.range();
        for (int i = 0; i < sample.length; i++) {
            clamped[i] = Math.max(range.low(), Math.min(range.high(), sample[i]));
        }
        Nearest nearest = new Nearest(clamped, most);
        float[] row = new float[sample.length];
        for (int i = 0; i < data.size(); i++) {
            tell(progress, i, data.size());
            data.copy(i, row, 0);
            nearest.offer(i, row);
        }
        List<Neighbour> neighbours = new ArrayList<>();
        for (int place = 0; place < nearest.count(); place++) {
            neighbours.add(new Neighbour(nearest.index(place), nearest.distance(place) / span(data)));
        }
        return neighbours;
    }

    /**
     * Returns how near a real sample's nearest other real sample typically is: the median over samples picked evenly;
     * 0 for a data set of one.
     *
     * @throws CancellationException if {@code progress} says so
     */
    public static double typicalDistance(Dataset data, Progress progress) {
        int picked = Math.min(TYPICAL_OF, data.size());
        if (data.size() < 2) {
            return 0;
        }
        double[] distances = new double[picked];
        float[] row = new float[data.shape().length()];
        for (int pick = 0; pick < picked; pick++) {
            int index = (int) ((long) pick * data.size() / picked);
            float[] real = new float[row.length];
            data.copy(index, real, 0);
            Nearest nearest = new Nearest(real, 1);
            for (int i = 0; i < data.size(); i++) {
                tell(progress, (long) pick * data.size() + i, (long) picked * data.size());
                if (i != index) {
                    data.copy(i, row, 0);
                    nearest.offer(i, row);
                }
            }
            distances[pick] = nearest.distance(0) / span(data);
        }
        Arrays.sort(distances);
        return distances[picked / 2];
    }

    private static double span(Dataset data) {
        return (double) data.range().high() - data.range().low();
    }

    private static void tell(Progress progress, long done, long total) {
        if (done % NEWS_EVERY == 0) {
            if (progress.cancelled()) {
                throw new CancellationException("Nobody waits for the neighbours any more.");
            }
            progress.update(done, total);
        }
    }
}
