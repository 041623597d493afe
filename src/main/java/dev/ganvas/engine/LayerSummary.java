package dev.ganvas.engine;

import java.util.List;

/**
 * What a layer looks like from outside.
 *
 * @param name kind and activation, such as {@code "dense, relu"}
 * @param outputShape shape of one output row
 * @param parameters weights and biases
 */
public record LayerSummary(String name, List<Integer> outputShape, long parameters) {}
