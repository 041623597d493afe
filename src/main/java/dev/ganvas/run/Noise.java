package dev.ganvas.run;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;

/**
 * Latent vectors, from which a generator makes one sample each. Immutable by agreement: nobody writes into its array.
 *
 * @param values vector after vector
 * @param size values in a vector, at least 1
 */
public record Noise(float[] values, int size) {

    /**
     * Returns the noise behind the samples that a run shows: always the same under the same settings. For numbers it is
     * every pattern of bits, in order.
     */
    public static Noise fixed(Experiment experiment, Settings settings, SampleShape shape) {
        if (!shape.isNumber()) {
            return fixed(experiment, settings, experiment.shownSamples());
        }
        int bits = experiment.latentSize(settings);
        return new Noise(NoiseSource.everyPattern(bits, settings.get(Schema.LATENT_SCALE)), bits);
    }

    /** Returns as many of these vectors as are wanted: fewer of them, or more of the same kind behind them. */
    public static Noise fixed(Experiment experiment, Settings settings, int rows) {
        return draw(experiment, settings, NoiseSource.Stream.FIXED_NOISE, settings.get(Schema.SEED), rows);
    }

    /** Returns other noise of the law that {@code settings} name, drawn from a seed of its own. */
    public static Noise drawn(Experiment experiment, Settings settings, long seed, int rows) {
        return draw(experiment, settings, NoiseSource.Stream.SHOWN_NOISE, seed, rows);
    }

    private static Noise draw(
            Experiment experiment, Settings settings, NoiseSource.Stream stream, long seed, int rows) {
        int size = experiment.latentSize(settings);
        float[] values = new float[rows * size];
        NoiseSource.fill(
                values,
                settings.get(Schema.LATENT),
                settings.get(Schema.LATENT_SCALE),
                NoiseSource.random(seed, stream, 0, 0));
        return new Noise(values, size);
    }

    /** Returns how many vectors there are. */
    public int rows() {
        return values.length / size;
    }

    /** Returns a copy of one vector. */
    public float[] row(int index) {
        float[] row = new float[size];
        System.arraycopy(values, index * size, row, 0, size);
        return row;
    }

    /** Returns this noise with every value multiplied. */
    public Noise times(double factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (factor * values[i]);
        }
        return new Noise(scaled, size);
    }
}
