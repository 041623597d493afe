package dev.ganvas.engine.layer;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a DL4J configuration.
 *
 * @param layer what it says
 * @param before what is done to its input beyond what DL4J does by itself; null for nothing
 */
public record StoredLayer(Layer layer, @Nullable InputPreProcessor before) {

    /** Describes a layer that takes its input as it is. */
    StoredLayer(Layer layer) {
        this(layer, null);
    }
}
