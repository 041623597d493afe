package dev.ganvas.engine;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of one layer and their gradients, as views of the network's own two flat vectors.
 *
 * @param network that holds them
 * @param layer whose they are
 */
record ParameterViews(MultiLayerNetwork network, Layer layer) {

    /** Returns whether the layer has a parameter called {@code key}. */
    boolean has(String key) {
        return layer.paramTable().containsKey(key);
    }

    INDArray value(String key) {
        return layer.getParam(key);
    }

    /** Returns the bias as a plain vector. */
    INDArray bias() {
        INDArray bias = value("b");
        return Nd4j.create(bias.data(), new long[] {bias.length()}, new long[] {1}, bias.offset(), 'c');
    }

    /** Returns the gradient of a parameter, laid out as the parameter itself. */
    INDArray gradient(String key) {
        INDArray value = value(key);
        return view(value, value.shape(), value.stride(), value.ordering());
    }

    /**
     * Returns the gradient of dense weights, transposed. DL4J keeps those weights column by column, so this is row-major:
     * the order that matrix products are fast at writing.
     */
    INDArray transposedGradient(String key) {
        INDArray value = value(key);
        long in = value.size(0);
        long out = value.size(1);
        return view(value, new long[] {out, in}, new long[] {in, 1}, 'c');
    }

    /** Returns the gradient of a bias as a row or as a plain vector. */
    INDArray biasGradient(String key, long... shape) {
        long[] stride = shape.length == 1 ? new long[] {1} : new long[] {shape[1], 1};
        return view(value(key), shape, stride, 'c');
    }

    private INDArray view(INDArray parameter, long[] shape, long[] stride, char order) {
        INDArray all = network.getFlattenedGradients();
        return Nd4j.create(all.data(), shape, stride, parameter.offset(), order);
    }
}
