package dev.ganvas.engine.layer;

import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterViews;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Where a layer puts the first values of its parameters. They come from Java's generator rather than ND4J's, so they
 * depend on the seed alone.
 *
 * @param parameters the layer's own
 * @param input shape of what the layer is given
 * @param law from which they are drawn
 * @param random one after another, for all layers of a network
 */
public record FirstWeights(ParameterViews parameters, List<Integer> input, Initializer law, RandomGenerator random) {

    /**
     * Fills weights in the order of their memory.
     *
     * @param rows how many rows lie behind each other: outputs of a dense layer, the first axis of a kernel
     */
    void fillWeights(int rows, DoubleSupplier value) {
        float[] values = drawn(Parameter.WEIGHTS, value);
        law.finish(values, rows);
        parameters.fill(Parameter.WEIGHTS, values);
    }

    /** Fills a parameter in the order of its memory. */
    void fill(String key, DoubleSupplier value) {
        parameters.fill(key, drawn(key, value));
    }

    private float[] drawn(String key, DoubleSupplier value) {
        float[] values = new float[Math.toIntExact(parameters.value(key).length())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.getAsDouble();
        }
        return values;
    }
}
