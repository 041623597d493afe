package dev.ganvas.engine.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The parameters of one layer and their gradients, as views of the network's own two flat vectors. */
public final class ParameterViews {
    private final INDArray values;
    private final INDArray gradients;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /**
     * Where a parameter lies.
     *
     * @param parameter which one
     * @param from index of its first value in the flat vector
     */
    public record Place(Parameter parameter, int from) {
        /** Returns the index behind its last value. */
        public int to() {
            return from + Math.toIntExact(parameter.length());
        }
    }

    /**
     * Lays the parameters of a layer out.
     *
     * @param values of the whole network
     * @param gradients as long
     * @param from index of the layer's first value
     * @param layout in the order in which they lie behind each other
     */
    ParameterViews(INDArray values, INDArray gradients, int from, List<Parameter> layout) {
        this.values = values;
        this.gradients = gradients;
        int next = from;
        for (Parameter parameter : layout) {
            Place place = new Place(parameter, next);
            places.put(parameter.key(), place);
            next = place.to();
        }
    }

    /**
     * Returns the same without the bias: the layer as a linear map.
     *
     * @param otherGradients where gradients go instead, as long as those of the whole network
     */
    public ParameterViews weightsAlone(INDArray otherGradients) {
        ParameterViews linear = new ParameterViews(values, otherGradients, 0, List.of());
        linear.places.putAll(places);
        linear.places.remove(Parameter.BIAS);
        return linear;
    }

    /** Returns where all of them lie, in order. */
    public List<Place> places() {
        return List.copyOf(places.values());
    }

    /** Returns whether the layer has a parameter called {@code key}. */
    public boolean has(String key) {
        return places.containsKey(key);
    }

    /** Returns a parameter. */
    public INDArray value(String key) {
        return view(values, place(key));
    }

    /** Fills a parameter in the order of its memory. */
    public void fill(String key, float[] with) {
        new Floats(value(key)).put(0, with, with.length);
    }

    /** Returns the gradient of a parameter, laid out as the parameter itself. */
    public INDArray gradient(String key) {
        return view(gradients, place(key));
    }

    /**
     * Returns the gradient of dense weights, transposed. DL4J keeps those weights column by column, so this is row-major:
     * the order that matrix products are fast at writing.
     */
    public INDArray transposedGradient(String key) {
        Place place = place(key);
        long in = place.parameter().shape().get(0);
        long out = place.parameter().shape().get(1);
        return view(gradients, place, new long[] {out, in}, new long[] {in, 1}, 'c');
    }

    /** Returns the gradient of a bias as a row or as a plain vector. */
    public INDArray biasGradient(String key, long... shape) {
        long[] stride = shape.length == 1 ? new long[] {1} : new long[] {shape[1], 1};
        return view(gradients, place(key), shape, stride, 'c');
    }

    private Place place(String key) {
        Place place = places.get(key);
        if (place == null) {
            throw new IllegalArgumentException("The layer has no parameter \"%s\".".formatted(key));
        }
        return place;
    }

    private static INDArray view(INDArray of, Place place) {
        List<Integer> sizes = place.parameter().shape();
        boolean rows = place.parameter().order() == Parameter.Order.ROWS;
        long[] shape = new long[sizes.size()];
        long[] stride = new long[sizes.size()];
        long step = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = rows ? shape.length - 1 - i : i;
            shape[axis] = sizes.get(axis);
            stride[axis] = step;
            step *= shape[axis];
        }
        return view(of, place, shape, stride, rows ? 'c' : 'f');
    }

    private static INDArray view(INDArray of, Place place, long[] shape, long[] stride, char order) {
        return Nd4j.create(of.data(), shape, stride, of.offset() + place.from(), order);
    }
}
