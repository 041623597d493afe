package dev.ganvas.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Describes one network: its input, its layers in order, and how its weights begin.
 *
 * @param inputSize length of one input row
 * @param layers from input to output, at least one
 * @param initializer the law of the first weights
 */
public record NetworkSpec(int inputSize, List<LayerSpec> layers, Initializer initializer) {

    /** Copies the list, so that a specification never changes. */
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least one layer.");
        }
    }

    /** Returns what each layer looks like from outside, in order; needs no native code. */
    public List<LayerSummary> summary() {
        List<LayerSummary> summaries = new ArrayList<>();
        int inputs = inputSize;
        for (LayerSpec layer : layers) {
            LayerSummary summary = layer.summary(inputs);
            summaries.add(summary);
            inputs = summary.outputShape().stream().reduce(1, Math::multiplyExact);
        }
        return summaries;
    }

    /** Returns the number of weights and biases of all layers. */
    public long parameters() {
        return summary().stream().mapToLong(LayerSummary::parameters).sum();
    }
}
