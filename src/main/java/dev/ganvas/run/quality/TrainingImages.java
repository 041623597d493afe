package dev.ganvas.run.quality;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.metric.sampleset.NearestDistances;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.problem.UnusableDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Tells how far samples are from the nearest image that a generator was trained on. */
final class TrainingImages {
    /** Images looked at together, so that memory does not grow with their number. */
    private static final int AT_ONCE = 1000;

    private TrainingImages() {}

    /**
     * Tells it to the reference, to the samples of the floor, and to generated ones. Takes seconds for thousands of images.
     *
     * @param training every image that the generator was trained on
     * @param sameData whether the real samples are some of them, which then do not count as their own neighbours
     * @throws CancellationException if {@code progress} says so
     */
    static void tell(QualityReference reference, SampleSet fake, Dataset training, boolean sameData, Progress progress)
            throws UnusableDataException {
        int[] nobody = new int[fake.count()];
        Arrays.fill(nobody, -1);
        List<SampleSet> sets = List.of(reference.real(), reference.held(), fake);
        List<int[]> themselves = List.of(
                sameData ? reference.realIndices() : nobody, sameData ? reference.heldIndices() : nobody, nobody);
        List<NearestDistances> nearest = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            nearest.add(new NearestDistances(sets.get(i).features(), themselves.get(i)));
        }
        int size = training.shape().length();
        for (int from = 0; from < training.size(); from += AT_ONCE) {
            if (progress.cancelled()) {
                throw new CancellationException("Nobody waits for the figures any more.");
            }
            progress.update(from, training.size());
            float[] images = new float[Math.min(AT_ONCE, training.size() - from) * size];
            for (int i = 0; i * size < images.length; i++) {
                training.copy(from + i, images, i * size);
            }
            SampleSet seen = reference.describe(images);
            for (NearestDistances each : nearest) {
                each.offer(seen.features(), from);
            }
        }
        for (int i = 0; i < sets.size(); i++) {
            sets.get(i).withTrainingDistances(nearest.get(i).distances());
        }
    }
}
