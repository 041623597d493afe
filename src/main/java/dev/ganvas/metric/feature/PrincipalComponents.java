package dev.ganvas.metric.feature;

import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SampleSet;
import java.util.Arrays;
import java.util.Random;

/**
 * Features of images by the directions in which real ones differ most: the scores of up to 64 principal components of
 * pixels. They see the coarse and little detail, and depend on the real images that they were taken of.
 */
public final class PrincipalComponents implements ImageFeatures {
    /** Its name on the command line. */
    public static final String ID = "pca";

    private static final int MOST = 64;
    /** More than are kept, so that the last ones are exact enough as well. */
    private static final int SPARE = 8;
    /** Passes of the iteration: each makes what is not of the largest components smaller by their ratio squared. */
    private static final int PASSES = 12;

    private static final long SEED = 20_260_101;

    private final float[] mean;
    /** By component, pixel; each of length 1 and at right angles to the others. */
    private final double[][] components;

    /**
     * Finds the components of real images by subspace iteration; seconds of work for thousands of images.
     *
     * @param images one after another, from 0 to 1
     * @param size values in an image
     */
    public PrincipalComponents(float[] images, int size) {
        this(images, size, MOST);
    }

    /** Finds {@code most} components at the most. */
    public PrincipalComponents(float[] images, int size, int most) {
        int count = images.length / size;
        mean = new float[size];
        for (int i = 0; i < images.length; i++) {
            mean[i % size] += images[i] / count;
        }
        int kept = Math.min(most, Math.min(size, count - 1));
        Random random = new Random(SEED);
        double[][] found = new double[Math.min(kept + SPARE, size)][size];
        for (double[] component : found) {
            for (int i = 0; i < size; i++) {
                component[i] = random.nextGaussian();
            }
        }
        for (int pass = 0; pass < PASSES; pass++) {
            makeOrthogonal(found);
            found = timesCovariance(images, found);
        }
        makeOrthogonal(found);
        components = Arrays.copyOf(found, kept);
    }

    /** Multiplies each component with the covariance of the images, but for a factor. */
    private double[][] timesCovariance(float[] images, double[][] of) {
        int size = mean.length;
        double[][] product = new double[of.length][size];
        double[] image = new double[size];
        for (int from = 0; from < images.length; from += size) {
            for (int i = 0; i < size; i++) {
                image[i] = images[from + i] - mean[i];
            }
            for (int component = 0; component < of.length; component++) {
                double score = RowMeans.product(image, of[component]);
                double[] sums = product[component];
                for (int i = 0; i < size; i++) {
                    sums[i] += score * image[i];
                }
            }
        }
        return product;
    }

    /** Gram and Schmidt, twice over against rounding; the largest components come first. */
    private static void makeOrthogonal(double[][] rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int again = 0; again < 2; again++) {
                for (int before = 0; before < row; before++) {
                    add(rows[row], rows[before], -RowMeans.product(rows[row], rows[before]));
                }
            }
            double length = Math.sqrt(RowMeans.product(rows[row], rows[row]));
            add(rows[row], rows[row], length > 0 ? 1 / length - 1 : 0);
        }
    }

    private static void add(double[] to, double[] row, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * row[i];
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SampleSet describe(float[] images, int count) {
        int size = mean.length;
        float[] scores = new float[count * components.length];
        double[] image = new double[size];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < size; i++) {
                image[i] = images[row * size + i] - mean[i];
            }
            for (int component = 0; component < components.length; component++) {
                scores[row * components.length + component] = (float) RowMeans.product(image, components[component]);
            }
        }
        return new SampleSet(count).with(new FeatureRows(scores, components.length));
    }
}
