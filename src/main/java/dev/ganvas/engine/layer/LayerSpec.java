package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.Parameter;
import java.util.List;

/**
 * One layer of a network: what it computes, without its input size, which follows from the layer below. Immutable; any
 * thread.
 *
 * <p>A new layer is a record that implements this, its form in {@link LayerForms}, and the text of its {@link #key()}. The
 * compiler, the counts and the window ask the layer itself, so that nothing else has to know of it. A shape is that of one
 * row: {@code [n]}, or {@code [channels, height, width]}.
 */
public interface LayerSpec {

    /** Returns what its kind is called: the word that begins it in a text, and {@code layer.KEY} is the text of it. */
    String key();

    /** Returns what stands between its word and its activation in a text, such as {@code 64 4x4 stride 2}. */
    default String arguments() {
        return "";
    }

    /** Returns the layer as its {@link LayerForm} reads it. */
    default String text() {
        return LayerForm.text(key(), arguments(), activation());
    }

    /** Returns what the text of its kind is filled with, such as the size of a kernel. */
    default List<Object> keyValues() {
        return List.of();
    }

    /** Returns its kind in English, without its activation, as lists for programs have it. */
    String kind();

    /** Returns the step between two inputs or outputs of a row of pixels, or 0 where it has none. */
    default int stride() {
        return 0;
    }

    /** Returns the activation that ends it; none changes nothing. */
    default Activation activation() {
        return Activation.IDENTITY;
    }

    /**
     * Returns the shape of what it makes of a row of shape {@code in}.
     *
     * @throws UnfitLayerException if it cannot take such a row
     */
    List<Integer> outputShape(List<Integer> in);

    /** Returns whether it can be the last layer of a network. */
    default boolean canBeLast() {
        return true;
    }

    /** Returns its parameters for a row of shape {@code in}, in the order in which DL4J lays them behind each other. */
    default List<Parameter> parameters(List<Integer> in) {
        return List.of();
    }

    /** Returns how many parameters it has, as the published framework counts them. */
    default long countedParameters(List<Integer> in) {
        return parameters(in).stream()
                .filter(parameter -> parameter.role() == Parameter.Role.TRAINED)
                .mapToLong(Parameter::length)
                .sum();
    }

    /** Returns which axis of its weights has a place for each output. */
    default int outputAxis(Parameter weights) {
        return weights.order() == Parameter.Order.COLUMNS ? weights.shape().size() - 1 : 0;
    }

    /** Draws the first values of its parameters. */
    default void drawFirst(FirstWeights weights) {}

    /**
     * Returns how many floating-point operations one row of shape {@code in} takes forward, a multiplication and an
     * addition being two. Counted are products alone; what takes a few operations a value is left out.
     */
    default long operations(List<Integer> in) {
        return 0;
    }

    /** Returns this layer without its activation. */
    default LayerSpec withoutActivation() {
        return this;
    }

    /**
     * Returns this layer without its activation, which is a rectifier: what is left is linear but for a bias. A penalty on
     * D's gradient needs that.
     *
     * @throws UnfitLayerException if it is not such a layer
     */
    default LayerSpec linear() {
        throw new UnfitLayerException("network.notLinear", kind());
    }

    /** Returns the layers that say the same in a DL4J configuration: the first has the parameters. */
    List<StoredLayer> stored();

    /**
     * Adds it to a model without its activation, as it is used when nothing is trained.
     *
     * @return the name of what it gives
     */
    String addTo(OnnxLayer onnx);

    /**
     * Returns whether it takes pictures whose channels lie in blocks; others are given them channel after channel.
     *
     * @param intoPlain whether its output must lie channel after channel, as that of the last layer
     */
    default boolean takesBlocks(boolean intoPlain) {
        return false;
    }

    /** Allocates its arrays and says how it is computed in them. */
    ArrangedLayer arrange(LayerPlace place);
}
