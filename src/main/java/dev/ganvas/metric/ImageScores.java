package dev.ganvas.metric;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Scores generated images against real ones, cheaply and without a trained network: one distance and one diversity.
 *
 * <p><b>Distance</b> is the Fréchet distance between normal distributions fitted to block means. Each image is reduced
 * to the means of 7 x 7 blocks (4 x 4 blocks of each colour channel). With the means {@code m} and the covariances
 * {@code C} of real (r) and generated (g) images,
 *
 * <pre>distance = ( |m_r - m_g|^2 + trace(C_r + C_g - 2 (C_r^1/2 C_g C_r^1/2)^1/2) ) / trace(C_r)</pre>
 *
 * so that 0 means the same mean and covariance, and 1 is what a generator gets that always makes the mean real image.
 * Its <b>floor</b> is the distance between two disjoint halves of the real images, which is not 0 because samples are
 * finite: no smaller distance means anything.
 *
 * <p><b>Diversity</b> is the mean distance between two generated images, pixel by pixel, divided by that of real images:
 * 1 is as varied as the real ones, 0 is full collapse to one image.
 *
 * <p>Limits: blocks see no detail finer than themselves, so sharp and smudged strokes score alike; two moments do not
 * tell a digit from a blend of digits with the same mean and covariance; noise is diverse, so diversity says something
 * only beside a small distance; and figures of different data sets, or of different numbers of samples, do not compare.
 *
 * <p>Immutable after construction, so any thread may score.
 */
public final class ImageScores {
    /** Fewer real images than this in each half say nothing about their spread. */
    public static final int LEAST = 16;

    private static final int GREY_BLOCKS = 7;
    private static final int COLOUR_BLOCKS = 4;

    /**
     * How generated images compare to real ones.
     *
     * @param distance Fréchet distance of block means; 0 is the same, 1 is as far as always making the mean real image
     * @param floor distance between two halves of the real images: what a perfect generator would get
     * @param diversity mean pairwise distance, over that of real images
     */
    public record Score(double distance, double floor, double diversity) {}

    private final int channels;
    private final int height;
    private final int width;
    private final int blocks;
    private final Moments real;
    private final RealMatrix rootOfReal;
    private final double spread;
    private final double floor;

    /**
     * Takes in real images.
     *
     * @param images one after another, each as channels, rows, columns; an even number of them, at least twice
     *     {@link #LEAST}. Half of them are what generated images are compared to, half make the floor.
     */
    public ImageScores(float[] images, int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        int most = channels == 1 ? GREY_BLOCKS : COLOUR_BLOCKS;
        this.blocks = Math.min(most, Math.min(height, width));
        int half = images.length / size() / 2;
        if (half < LEAST) {
            throw new IllegalArgumentException("Scores need at least %d real images.".formatted(2 * LEAST));
        }
        real = Moments.of(features(images, 0, half));
        rootOfReal = SymmetricMatrix.root(real.covariance());
        spread = Diversity.meanDistance(Arrays.copyOf(images, half * size()), size());
        floor = distance(Moments.of(features(images, half, half)));
    }

    /** Returns how many images to generate for a fair score: as many as the real ones are compared to. */
    public static int fairCount(int realImages) {
        return realImages / 2;
    }

    /** Scores generated images, laid out as the real ones; values that are not finite give a score of NaN. */
    public Score score(float[] images) {
        int count = images.length / size();
        for (float value : images) {
            if (!Float.isFinite(value)) {
                return new Score(Double.NaN, floor, Double.NaN);
            }
        }
        double apart = Diversity.meanDistance(images, size());
        return new Score(distance(Moments.of(features(images, 0, count))), floor, spread == 0 ? 0 : apart / spread);
    }

    private int size() {
        return channels * height * width;
    }

    private double distance(Moments other) {
        double shift = 0;
        for (int i = 0; i < real.mean().length; i++) {
            double by = real.mean()[i] - other.mean()[i];
            shift += by * by;
        }
        double spreadOfReal = real.covariance().getTrace();
        double spreads = spreadOfReal + other.covariance().getTrace();
        RealMatrix inner = rootOfReal.multiply(other.covariance()).multiply(rootOfReal);
        double frechet = shift + spreads - 2 * SymmetricMatrix.traceOfRoot(inner);
        // Rounding may leave a hair below 0. Real images that are all the same have no spread to measure by.
        return spreadOfReal == 0 ? frechet : Math.max(0, frechet) / spreadOfReal;
    }

    private double[][] features(float[] images, int from, int count) {
        double[][] features = new double[count][channels * blocks * blocks];
        for (int image = 0; image < count; image++) {
            int at = (from + image) * size();
            int feature = 0;
            for (int channel = 0; channel < channels; channel++) {
                for (int row = 0; row < blocks; row++) {
                    for (int column = 0; column < blocks; column++) {
                        features[image][feature++] = blockMean(images, at + channel * height * width, row, column);
                    }
                }
            }
        }
        return features;
    }

    private double blockMean(float[] images, int plane, int row, int column) {
        int top = row * height / blocks;
        int bottom = (row + 1) * height / blocks;
        int left = column * width / blocks;
        int right = (column + 1) * width / blocks;
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += images[plane + y * width + x];
            }
        }
        return sum / ((bottom - top) * (right - left));
    }

    /** Mean and covariance of rows. */
    private record Moments(double[] mean, RealMatrix covariance) {
        static Moments of(double[][] rows) {
            int n = rows[0].length;
            double[] mean = new double[n];
            for (double[] row : rows) {
                for (int i = 0; i < n; i++) {
                    mean[i] += row[i] / rows.length;
                }
            }
            double[][] covariance = new double[n][n];
            for (double[] row : rows) {
                for (int i = 0; i < n; i++) {
                    double by = (row[i] - mean[i]) / rows.length;
                    for (int j = 0; j < n; j++) {
                        covariance[i][j] += by * (row[j] - mean[j]);
                    }
                }
            }
            return new Moments(mean, new Array2DRowRealMatrix(covariance, false));
        }
    }
}
