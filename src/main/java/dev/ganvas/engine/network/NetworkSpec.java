package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.Shapes;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.plan.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Describes one network: its input, its layers in order, and how its weights begin. Its layers fit each other.
 *
 * @param inputShape of one input row: {@code [n]}, or {@code [channels, height, width]}
 * @param layers from input to output, at least one
 * @param initializer the law of the first weights
 */
public record NetworkSpec(List<Integer> inputShape, List<LayerSpec> layers, Initializer initializer) {

    /**
     * Copies the lists, so that a specification never changes.
     *
     * @throws UnfitLayerException if a layer cannot stand where it is
     */
    public NetworkSpec {
        inputShape = List.copyOf(inputShape);
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new UnfitLayerException("network.noLayer");
        }
        List<Integer> shape = inputShape;
        for (int i = 0; i < layers.size(); i++) {
            shape = output(layers.get(i), i, shape);
        }
        LayerSpec last = layers.get(layers.size() - 1);
        if (!last.canBeLast()) {
            throw new UnfitLayerException("network.cannotEnd", last.kind());
        }
    }

    private static List<Integer> output(LayerSpec layer, int index, List<Integer> in) {
        try {
            return given(layer, in);
        } catch (UnfitLayerException e) {
            throw new UnfitLayerException("network.atLayer", index + 1, layer.text(), e.sentence());
        }
    }

    /**
     * Returns the shape of what a layer makes of a row.
     *
     * @throws UnfitLayerException if it cannot take such a row, or makes a longer one than an array can hold
     */
    static List<Integer> given(LayerSpec layer, List<Integer> in) {
        List<Integer> out = layer.outputShape(in);
        double values = out.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        if (values > Integer.MAX_VALUE) {
            throw new UnfitLayerException("network.rowTooLong", (long) values);
        }
        return out;
    }

    /** Describes a network whose input is a plain row. */
    public NetworkSpec(int inputSize, List<LayerSpec> layers, Initializer initializer) {
        this(List.of(inputSize), layers, initializer);
    }

    /** Returns the length of one input row. */
    public int inputSize() {
        return Shapes.length(inputShape);
    }

    /** Returns the shape of one output row. */
    public List<Integer> outputShape() {
        List<List<Integer>> shapes = shapes();
        return shapes.get(shapes.size() - 1);
    }

    /** Returns the length of one output row. */
    public int outputSize() {
        return Shapes.length(outputShape());
    }

    /** Returns the last layer. */
    public LayerSpec last() {
        return layers.get(layers.size() - 1);
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
        List<List<Integer>> shapes = shapes();
        long values = 0;
        for (int i = 0; i < layers.size(); i++) {
            values += layers.get(i).parameters(shapes.get(i)).stream()
                    .mapToLong(Parameter::length)
                    .sum();
        }
        return values;
    }

    /** Returns whether any layer normalizes by statistics of its batch. */
    public boolean normalizes() {
        return anyParameter(parameter -> parameter.role() == Parameter.Role.STATISTIC, layers.size());
    }

    /** Returns whether the first layer adds a bias to the input. */
    public Bias firstBias() {
        return anyParameter(parameter -> parameter.key().equals(Parameter.BIAS), 1) ? Bias.WITH : Bias.WITHOUT;
    }

    private boolean anyParameter(Predicate<Parameter> such, int amongFirst) {
        List<List<Integer>> shapes = shapes();
        return IntStream.range(0, amongFirst)
                .mapToObj(i -> layers.get(i).parameters(shapes.get(i)))
                .flatMap(List::stream)
                .anyMatch(such);
    }

    /** Returns what each layer looks like from outside, worked out from the specification alone. */
    public List<LayerSummary> summary() {
        List<List<Integer>> shapes = shapes();
        List<LayerSummary> summaries = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            List<Integer> in = shapes.get(i);
            summaries.add(new LayerSummary(
                    name(layer), shapes.get(i + 1), layer.countedParameters(in), layer.operations(in)));
        }
        return summaries;
    }

    /** Returns the shape of a row between layers: the input, what the first layer makes of it, and so on. */
    public List<List<Integer>> shapes() {
        List<List<Integer>> shapes = new ArrayList<>();
        shapes.add(inputShape);
        for (LayerSpec layer : layers) {
            shapes.add(layer.outputShape(shapes.get(shapes.size() - 1)));
        }
        return shapes;
    }

    /** Returns this network with first weights of another law. */
    public NetworkSpec with(Initializer other) {
        return new NetworkSpec(inputShape, layers, other);
    }

    /** Returns this network with another last layer. */
    NetworkSpec withLast(LayerSpec last) {
        List<LayerSpec> changed = new ArrayList<>(layers);
        changed.set(layers.size() - 1, last);
        return new NetworkSpec(inputShape, changed, initializer);
    }

    private static String name(LayerSpec layer) {
        return layer.activation() == Activation.IDENTITY
                ? layer.kind()
                : layer.kind() + ", " + layer.activation().key().replace('-', ' ');
    }
}
