package dev.ganvas.engine;

import dev.ganvas.engine.network.NetworkSpec;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the weights of both networks look like after a step, layer by layer. Immutable by agreement: nobody writes into
 * its arrays.
 *
 * @param step steps done
 * @param generator the generator's layers that have trainable parameters, from input to output
 * @param discriminator the discriminator's
 * @param cost what looking took the training thread
 */
public record Inspection(long step, List<Layer> generator, List<Layer> discriminator, Duration cost) {
    /** How many bars a histogram has. */
    public static final int BINS = 41;

    /**
     * The trainable parameters of one layer: weights and biases; of batch normalization, scales and shifts.
     *
     * @param index which layer of the {@link NetworkSpec}, from 0
     * @param count how many parameters
     * @param norm square root of the sum of their squares
     * @param low the smallest one
     * @param high the largest one
     * @param bins how many there are in each of {@value #BINS} equal parts from {@code low} to {@code high}
     * @param gradientNorm norm of the gradient that the last update followed; none before the first step, the
     *     first after a run was resumed too
     * @param updateRatio how far the last step that was looked at moved them, as a share of their norm before it; none
     *     before there was one
     */
    public record Layer(
            int index,
            int count,
            double norm,
            double low,
            double high,
            int[] bins,
            OptionalDouble gradientNorm,
            OptionalDouble updateRatio) {}

    /** Returns the norm over all of {@code layers}, by their gradients; none where one has none. */
    public static OptionalDouble gradientNorm(List<Layer> layers) {
        double squares = 0;
        for (Layer layer : layers) {
            if (layer.gradientNorm().isEmpty()) {
                return OptionalDouble.empty();
            }
            double norm = layer.gradientNorm().getAsDouble();
            squares += norm * norm;
        }
        return layers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares));
    }
}
