package dev.ganvas.run.latent;

import dev.ganvas.data.Progress;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.run.Noise;
import dev.ganvas.run.Run;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Finds the latent vector of which a generator makes a given image, or comes near it: the least {@code |G(z) - x|^2 + c
 * |z|^2}, by damped Gauss-Newton steps (Levenberg and Marquardt) from several beginnings. The gradient is that of
 * differences, one sample for each place of z, so that any generator will do. One thread.
 */
public final class LatentSearch {
    /** What a generator makes of rows of noise, each by itself. */
    @FunctionalInterface
    public interface Maker {
        float[] make(float[] latents, int rows);
    }

    /**
     * What was found.
     *
     * @param latent the vector
     * @param sample what the generator makes of it
     * @param distance root of the mean squared difference to the image, per value
     */
    public record Found(float[] latent, float[] sample, double distance) {}

    /** Of the beginnings, those that are nearest are followed. */
    private static final int FOLLOWED = 3;

    private static final int STEPS = 20;
    /** Samples that share the statistics of a batch. */
    private static final int BATCH = 16;
    /** Keeps z as short as training knew it, where the image does not say otherwise. */
    private static final double SHORTNESS = 0.01;

    private static final float DIFFERENCE = 0.01f;
    private static final double FIRST_DAMPING = 1;
    private static final double MOST_DAMPING = 1e8;
    private static final double FACTOR = 4;

    private final float[] image;
    private final Maker maker;
    private final Progress progress;

    private LatentSearch(float[] image, Maker maker, Progress progress) {
        this.image = image;
        this.maker = maker;
        this.progress = progress;
    }

    /** A vector, what is made of it, and how far that is from good. */
    private record Place(float[] latent, float[] sample, double cost) {}

    /**
     * Searches.
     *
     * @param beginnings vectors to begin from, at least one
     * @param image values as the generator makes them
     * @throws CancellationException if {@code progress} says so
     */
    public static Found find(Noise beginnings, float[] image, Maker maker, Progress progress) {
        LatentSearch search = new LatentSearch(image, maker, progress);
        float[] made = maker.make(beginnings.values(), beginnings.rows());
        Place[] nearest = IntStream.range(0, beginnings.rows())
                .mapToObj(row -> search.place(
                        beginnings.row(row), Arrays.copyOfRange(made, row * image.length, (row + 1) * image.length)))
                .sorted(Comparator.comparingDouble(Place::cost))
                .limit(FOLLOWED)
                .toArray(Place[]::new);
        Place best = nearest[0];
        for (int i = 0; i < nearest.length; i++) {
            Place end = search.follow(nearest[i], i * STEPS, nearest.length * STEPS);
            best = end.cost() < best.cost() ? end : best;
        }
        progress.update((long) nearest.length * STEPS, (long) nearest.length * STEPS);
        return new Found(best.latent(), best.sample(), Math.sqrt(squares(best.sample(), image) / image.length));
    }

    /**
     * Searches with a copy of a run's generator, on any thread.
     *
     * @param parameters of the generator, as {@code GanTrainer.copyGenerator} gives them
     * @param drawn noise to begin from, over which batch normalization takes its statistics, if it takes those of a batch
     */
    public static Found of(
            Run run, float[] parameters, Noise drawn, SampleStatistics statistics, float[] image, Progress progress) {
        NetworkState state = new NetworkState(parameters.length);
        System.arraycopy(parameters, 0, state.parameters(), 0, parameters.length);
        NetworkSpec spec =
                run.experiment().gan(run.settings(), run.data().shape()).generator();
        int batch = Math.min(BATCH, drawn.rows());
        int beside = batch * drawn.size();
        try (SavedGenerator generator = SavedGenerator.of(spec, state, 1)) {
            Maker maker = (latents, rows) -> {
                int batches = 1 + (rows + batch - 1) / batch;
                float[] all = new float[batches * beside];
                System.arraycopy(drawn.values(), 0, all, 0, beside);
                System.arraycopy(latents, 0, all, beside, latents.length);
                float[] made = new float[batches * batch * image.length];
                generator.generateAlike(all, batch, statistics, made);
                return Arrays.copyOfRange(made, batch * image.length, (batch + rows) * image.length);
            };
            return find(drawn, image, maker, progress);
        }
    }

    private Place place(float[] latent, float[] sample) {
        return new Place(
                latent, sample, squares(sample, image) + SHORTNESS * squares(latent, new float[latent.length]));
    }

    private static double squares(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double by = (double) one[i] - other[i];
            sum += by * by;
        }
        return sum;
    }

    private Place follow(Place from, int done, int all) {
        Place place = from;
        double damping = FIRST_DAMPING;
        for (int step = 0; step < STEPS && damping < MOST_DAMPING; step++) {
            if (progress.cancelled()) {
                throw new CancellationException("Nobody waits for the vector any more.");
            }
            progress.update((long) done + step, all);
            double[][] slopes = slopes(place);
            Place next = place;
            while (next.cost() >= place.cost() && damping < MOST_DAMPING) {
                float[] latent = stepped(place, slopes, damping);
                next = place(latent, maker.make(latent, 1));
                damping *= next.cost() < place.cost() ? 1 / FACTOR : FACTOR;
            }
            place = next.cost() < place.cost() ? next : place;
        }
        return place;
    }

    /** Returns how each value of the sample moves with each place of the vector, by place. */
    private double[][] slopes(Place at) {
        int size = at.latent().length;
        float[] moved = new float[size * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(at.latent(), 0, moved, i * size, size);
            moved[i * size + i] += DIFFERENCE;
        }
        float[] made = maker.make(moved, size);
        double[][] slopes = new double[size][image.length];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < image.length; j++) {
                slopes[i][j] = (made[i * image.length + j] - at.sample()[j]) / DIFFERENCE;
            }
        }
        return slopes;
    }

    private float[] stepped(Place at, double[][] slopes, double damping) {
        int size = at.latent().length;
        double[][] normal = new double[size][size];
        double[] right = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < image.length; k++) {
                    sum += slopes[i][k] * slopes[j][k];
                }
                normal[i][j] = sum;
                normal[j][i] = sum;
            }
            normal[i][i] += SHORTNESS + damping;
            for (int k = 0; k < image.length; k++) {
                right[i] += slopes[i][k] * ((double) image[k] - at.sample()[k]);
            }
            right[i] -= SHORTNESS * at.latent()[i];
        }
        double[] by = new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
        float[] latent = at.latent().clone();
        for (int i = 0; i < size; i++) {
            latent[i] += (float) by[i];
        }
        return latent;
    }
}
