package dev.ganvas.engine;

import dev.ganvas.engine.LayerSpec.BatchNormalization;
import dev.ganvas.engine.LayerSpec.Bias;
import dev.ganvas.engine.LayerSpec.Convolution;
import dev.ganvas.engine.LayerSpec.Dense;
import dev.ganvas.engine.LayerSpec.Dropout;
import dev.ganvas.engine.LayerSpec.GlobalAveragePooling;
import dev.ganvas.engine.LayerSpec.TransposedConvolution;
import dev.ganvas.engine.optimizer.Framework;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Describes one network: its input, its layers in order, and how its weights begin.
 *
 * @param inputShape of one input row: {@code [n]}, or {@code [channels, height, width]}
 * @param layers from input to output, at least one
 * @param initializer the law of the first weights
 */
public record NetworkSpec(List<Integer> inputShape, List<LayerSpec> layers, Initializer initializer) {

    /** Copies the lists, so that a specification never changes. */
    public NetworkSpec {
        inputShape = List.copyOf(inputShape);
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least one layer.");
        }
    }

    /** Describes a network whose input is a plain row. */
    public NetworkSpec(int inputSize, List<LayerSpec> layers, Initializer initializer) {
        this(List.of(inputSize), layers, initializer);
    }

    /** Returns the length of one input row. */
    public int inputSize() {
        return length(inputShape);
    }

    /** Returns the length of one output row. */
    public int outputSize() {
        List<LayerSummary> summary = summary();
        return length(summary.get(summary.size() - 1).outputShape());
    }

    /** Returns the number of parameters, as the published framework counts them. */
    public long parameters() {
        return summary().stream().mapToLong(LayerSummary::parameters).sum();
    }

    /**
     * Returns the number of values that a network in memory holds: the parameters, and in any framework the running
     * statistics of batch normalization.
     */
    public long storedValues() {
        long statistics = 0;
        List<LayerSummary> summary = summary();
        for (int i = 0; i < summary.size(); i++) {
            if (layers.get(i) instanceof BatchNormalization norm && norm.framework() != Framework.KERAS) {
                statistics += 2L * summary.get(i).outputShape().get(0);
            }
        }
        return parameters() + statistics;
    }

    /** Returns what each layer looks like from outside, worked out from the specification alone. */
    public List<LayerSummary> summary() {
        List<LayerSummary> summaries = new ArrayList<>();
        List<Integer> shape = inputShape;
        for (LayerSpec layer : layers) {
            LayerSummary summary = summary(layer, shape);
            summaries.add(summary);
            shape = summary.outputShape();
        }
        return summaries;
    }

    /** Returns the number of values in a row of {@code shape}. */
    static int length(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    private static LayerSummary summary(LayerSpec layer, List<Integer> in) {
        if (layer instanceof Dense dense) {
            long weights = (length(in) + 1L) * dense.units();
            return new LayerSummary("dense" + then(dense.activation()), List.of(dense.units()), weights);
        }
        if (layer instanceof Convolution c) {
            int size = (in.get(1) + 2 * c.padding() - c.kernel()) / c.stride() + 1;
            return new LayerSummary(
                    "convolution %dx%d, stride %d".formatted(c.kernel(), c.kernel(), c.stride()) + then(c.activation()),
                    List.of(c.channels(), size, size),
                    kernels(in.get(0), c.channels(), c.kernel(), c.bias()));
        }
        if (layer instanceof TransposedConvolution c) {
            int size = (in.get(1) - 1) * c.stride() + c.kernel() - 2 * c.padding();
            return new LayerSummary(
                    "transposed convolution %dx%d, stride %d".formatted(c.kernel(), c.kernel(), c.stride())
                            + then(c.activation()),
                    List.of(c.channels(), size, size),
                    kernels(in.get(0), c.channels(), c.kernel(), c.bias()));
        }
        if (layer instanceof BatchNormalization norm) {
            long each = norm.framework() == Framework.KERAS ? 4 : 2;
            return new LayerSummary("batch normalization" + then(norm.activation()), in, each * in.get(0));
        }
        if (layer instanceof Dropout dropout) {
            return new LayerSummary("dropout " + dropout.rate(), in, 0);
        }
        if (layer instanceof GlobalAveragePooling) {
            return new LayerSummary("global average pooling", List.of(in.get(0)), 0);
        }
        throw new IllegalArgumentException("Unknown layer " + layer);
    }

    private static long kernels(long in, long out, long kernel, Bias bias) {
        return in * out * kernel * kernel + (bias == Bias.WITH ? out : 0);
    }

    private static String then(Activation activation) {
        return activation == Activation.IDENTITY
                ? ""
                : ", " + activation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
