package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerForm;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A network as one line of text: its layers from input to output with commas between them, such as {@code dense 128 relu,
 * dense 784 tanh}. Each layer is read and written by its {@link LayerForm}. Immutable; any thread.
 *
 * @param layers none of them stands for a network that is not given
 */
public record NetworkText(List<LayerSpec> layers) {
    /** The text that is empty. */
    public static final NetworkText NONE = new NetworkText(List.of());

    /** Beyond so many layers nobody wrote it. */
    private static final int MOST_LAYERS = 200;

    private static final Pattern BETWEEN_LAYERS = Pattern.compile("[,;]");

    /** Copies the list, so that a text never changes. */
    public NetworkText {
        layers = List.copyOf(layers);
    }

    /**
     * Reads a text; an empty one is {@link #NONE}. Semicolons may stand for the commas.
     *
     * @throws UnfitLayerException with one sentence, if it is none: the number of the layer, what is wrong, the remedy
     */
    public static NetworkText parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<String> parts = List.of(BETWEEN_LAYERS.split(text, -1));
        if (parts.size() > MOST_LAYERS) {
            throw new UnfitLayerException("network.tooManyLayers", parts.size(), MOST_LAYERS);
        }
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            try {
                layers.add(LayerForm.read(parts.get(i)));
            } catch (UnfitLayerException e) {
                throw new UnfitLayerException(
                        "network.atLayer", i + 1, parts.get(i).strip(), e.sentence());
            }
        }
        return new NetworkText(layers);
    }

    /** Returns the text of a network. */
    public static NetworkText of(NetworkSpec network) {
        return new NetworkText(network.layers());
    }

    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /**
     * Returns the network that it describes, for rows of {@code length} values. They are given as a row where that fits,
     * else as pictures.
     *
     * @param picture the shape of a row as a picture: {@code [channels, height, width]}
     * @throws UnfitLayerException with one sentence, if a layer cannot stand where it is
     */
    public NetworkSpec network(int length, List<Integer> picture, Initializer initializer) {
        NetworkSpec network;
        try {
            network = new NetworkSpec(length, layers, initializer);
        } catch (UnfitLayerException e) {
            network = new NetworkSpec(picture, layers, initializer);
        }
        return network;
    }

    /** Returns the text, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return layers.stream().map(LayerSpec::text).collect(Collectors.joining(", "));
    }
}
