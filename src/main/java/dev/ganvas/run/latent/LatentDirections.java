package dev.ganvas.run.latent;

import dev.ganvas.metric.feature.PrincipalComponents;
import dev.ganvas.run.Noise;

/**
 * Directions in latent space along which samples change most: the principal components of what is made of much noise, each
 * carried back to the noise by linear regression (GANSpace, Haerkoenen et al., 2020). Immutable.
 */
public final class LatentDirections {
    /** Each of length 1, by direction and place in the latent vector. */
    private final float[][] directions;

    private LatentDirections(float[][] directions) {
        this.directions = directions;
    }

    /**
     * Finds them; a second's work for hundreds of images, on any thread.
     *
     * @param noise many vectors
     * @param samples what the generator makes of them, one after another
     * @param size values in a sample
     * @param most directions that are wanted; a small latent space or few samples have fewer
     */
    public static LatentDirections of(Noise noise, float[] samples, int size, int most) {
        int count = Math.min(most, noise.size());
        float[] scores = new PrincipalComponents(samples, size, count)
                .describe(samples, noise.rows())
                .features()
                .values();
        int found = scores.length / noise.rows();
        float[][] directions = new float[found][noise.size()];
        for (int direction = 0; direction < found; direction++) {
            for (int row = 0; row < noise.rows(); row++) {
                float score = scores[row * found + direction];
                for (int i = 0; i < noise.size(); i++) {
                    directions[direction][i] += score * noise.values()[row * noise.size() + i];
                }
            }
            normalize(directions[direction]);
        }
        return new LatentDirections(directions);
    }

    private static void normalize(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] = (float) (vector[i] / length);
        }
    }

    /** Returns how many there are. */
    public int count() {
        return directions.length;
    }

    /**
     * Moves every vector of a noise.
     *
     * @param amounts how far along each direction
     */
    public Noise moved(Noise noise, double[] amounts) {
        float[] values = noise.values().clone();
        for (int at = 0; at < values.length; at++) {
            for (int direction = 0; direction < Math.min(amounts.length, directions.length); direction++) {
                values[at] += (float) (amounts[direction] * directions[direction][at % noise.size()]);
            }
        }
        return new Noise(values, noise.size());
    }
}
