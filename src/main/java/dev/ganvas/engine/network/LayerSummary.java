package dev.ganvas.engine.network;

import java.util.List;

/**
 * What a layer looks like from outside.
 *
 * @param name kind and activation, such as {@code "dense, relu"}
 * @param outputShape shape of one output row
 * @param parameters weights and biases, as the published framework counts them
 * @param operations floating-point operations of its products for one row, forward
 */
public record LayerSummary(String name, List<Integer> outputShape, long parameters, long operations) {}
