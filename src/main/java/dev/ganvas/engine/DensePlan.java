package dev.ganvas.engine;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A fully connected layer. */
final class DensePlan implements LayerPlan {
    /** Up to this many values, one pass over an array costs less than setting up a matrix product. */
    private static final long SMALL = 2048;

    private final ParameterViews parameters;
    private final Activation activation;
    private final Signal in;
    private final INDArray before;
    private final Signal out;
    private final List<INDArray> owned;

    /**
     * Binds the layer to its arrays.
     *
     * @param before receives {@code x W + b}; the output itself where the activation works in place
     * @param owned receives what this allocates
     */
    DensePlan(
            ParameterViews parameters,
            Activation activation,
            Signal in,
            INDArray before,
            Signal out,
            List<INDArray> owned) {
        this.parameters = parameters;
        this.activation = activation;
        this.in = in.flat();
        this.before = before;
        this.out = out;
        this.owned = owned;
    }

    @Override
    public void emitForward(List<PlanOp> ops, Statistics statistics) {
        ops.add(NativeOp.matmul(in.value(), parameters.value("W"), before));
        ActivationOps.emitForward(ops, activation, before, parameters.value("b"), out.value());
    }

    @Override
    public void emitBackward(List<PlanOp> ops, Wanted wanted) {
        INDArray gradient = out.gradient();
        ActivationOps.emitBackward(ops, activation, before, gradient);
        if (wanted != Wanted.INPUT) {
            ops.add(NativeOp.matmulTransposedA(gradient, in.value(), parameters.transposedGradient("W")));
            emitBiasGradient(ops, gradient);
        }
        if (wanted != Wanted.PARAMETERS) {
            ops.add(NativeOp.matmulTransposedB(gradient, parameters.value("W"), in.gradient()));
        }
    }

    private void emitBiasGradient(List<PlanOp> ops, INDArray gradient) {
        long units = gradient.size(1);
        if (gradient.length() <= SMALL) {
            ops.add(NativeOp.sumRows(gradient, parameters.biasGradient("b", units)));
            return;
        }
        INDArray ones = Nd4j.ones(DataType.FLOAT, 1, gradient.size(0));
        owned.add(ones);
        ops.add(NativeOp.matmul(ones, gradient, parameters.biasGradient("b", 1, units)));
    }
}
