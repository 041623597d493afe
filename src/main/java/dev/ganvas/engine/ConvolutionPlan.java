package dev.ganvas.engine;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A convolution or a transposed one, with ND4J's oneDNN operations. */
final class ConvolutionPlan implements LayerPlan {
    private final ParameterViews parameters;
    private final String operation;
    private final ConvolutionGeometry geometry;
    private final Activation activation;
    private final Signal in;
    private final INDArray before;
    private final Signal out;
    private final List<INDArray> owned;

    /**
     * Binds the layer to its arrays.
     *
     * @param operation {@code conv2d} or {@code deconv2d}
     * @param before receives the convolution; the output itself where the activation works in place
     * @param owned receives what this allocates
     */
    ConvolutionPlan(
            ParameterViews parameters,
            String operation,
            ConvolutionGeometry geometry,
            Activation activation,
            Signal in,
            INDArray before,
            Signal out,
            List<INDArray> owned) {
        this.parameters = parameters;
        this.operation = operation;
        this.geometry = geometry;
        this.activation = activation;
        this.in = in;
        this.before = before;
        this.out = out;
        this.owned = owned;
    }

    @Override
    public void emitForward(List<PlanOp> ops, Statistics statistics) {
        List<INDArray> inputs = new ArrayList<>(List.of(in.value(), parameters.value("W")));
        if (parameters.has("b")) {
            inputs.add(parameters.bias());
        }
        ops.add(NativeOp.convolution(operation, inputs, List.of(before), geometry));
        ActivationOps.emitForward(ops, activation, before, null, out.value());
    }

    /** ND4J's operation always makes both gradients; what is not wanted goes to scratch. */
    @Override
    public void emitBackward(List<PlanOp> ops, Wanted wanted) {
        ActivationOps.emitBackward(ops, activation, before, out.gradient());
        if (isSingleChannel()) {
            emitSingleChannelBackward(ops, wanted);
            return;
        }
        List<INDArray> inputs = new ArrayList<>(List.of(in.value(), parameters.value("W")));
        List<INDArray> outputs = new ArrayList<>(List.of(in.gradient(), weightTarget(wanted)));
        if (parameters.has("b")) {
            inputs.add(parameters.bias());
            outputs.add(biasTarget(wanted));
        }
        inputs.add(out.gradient());
        ops.add(NativeOp.convolution(operation + "_bp", inputs, outputs, geometry));
    }

    /** Whether it makes one channel of the same size, with a bias, from many. */
    private boolean isSingleChannel() {
        boolean sameSize = geometry.stride() == 1 && 2 * geometry.padding() == geometry.kernel() - 1;
        return operation.equals("conv2d") && out.value().size(1) == 1 && sameSize && parameters.has("b");
    }

    private void emitSingleChannelBackward(List<PlanOp> ops, Wanted wanted) {
        if (wanted != Wanted.INPUT) {
            ops.add(new SingleChannelGradient(
                    in.value(), out.gradient(), weightTarget(wanted), biasTarget(wanted), geometry, owned));
        }
        if (wanted != Wanted.PARAMETERS) {
            // The gradient of a convolution's input is the transposed convolution with the same weights.
            ops.add(NativeOp.convolution(
                    "deconv2d", List.of(out.gradient(), parameters.value("W")), List.of(in.gradient()), geometry));
        }
    }

    private INDArray weightTarget(Wanted wanted) {
        return wanted == Wanted.INPUT ? scratch(parameters.value("W").shape()) : parameters.gradient("W");
    }

    private INDArray biasTarget(Wanted wanted) {
        long channels = parameters.bias().length();
        return wanted == Wanted.INPUT ? scratch(channels) : parameters.biasGradient("b", channels);
    }

    private INDArray scratch(long... shape) {
        INDArray scratch = Nd4j.create(DataType.FLOAT, shape);
        owned.add(scratch);
        return scratch;
    }
}
