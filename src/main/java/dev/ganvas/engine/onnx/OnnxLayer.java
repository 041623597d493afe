package dev.ganvas.engine.onnx;

import dev.ganvas.engine.plan.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Where a layer writes itself.
 *
 * @param graph to which it adds its operations
 * @param name of the layer, with which the names of its parameters begin
 * @param input the name of what it is given
 * @param shape of a row of that
 * @param layout its parameters, in the order in which they lie behind each other
 * @param values of them all
 * @param from index of the first of them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record OnnxLayer(
        OnnxGraph graph,
        String name,
        String input,
        List<Integer> shape,
        List<Parameter> layout,
        float[] values,
        int from) {

    /** Adds an operation on {@code inputs}; returns the name of what it gives. */
    public String add(String operator, List<String> inputs, Attribute... attributes) {
        return graph.add(operator, inputs, attributes);
    }

    /** Returns whether the layer has a parameter. */
    public boolean has(String key) {
        return layout.stream().anyMatch(parameter -> parameter.key().equals(key));
    }

    /** Adds a parameter as a constant, row after row; returns its name. */
    public String parameter(String key) {
        int at = from;
        for (Parameter parameter : layout) {
            int length = Math.toIntExact(parameter.length());
            if (parameter.key().equals(key)) {
                float[] part = Arrays.copyOfRange(values, at, at + length);
                return graph.constant(
                        name + "." + key,
                        parameter.shape(),
                        parameter.order() == Parameter.Order.COLUMNS ? byRows(part, parameter.shape()) : part);
            }
            at += length;
        }
        throw new IllegalArgumentException("The layer has no parameter \"%s\".".formatted(key));
    }

    private static float[] byRows(float[] byColumns, List<Integer> shape) {
        int rows = shape.get(0);
        int columns = shape.get(1);
        float[] values = new float[byColumns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = byColumns[i % columns * rows + i / columns];
        }
        return values;
    }
}
