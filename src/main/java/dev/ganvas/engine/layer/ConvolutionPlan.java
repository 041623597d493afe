package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.ConvolutionGeometry;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.NativeOp;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.SingleChannelGradient;
import dev.ganvas.engine.plan.convolution.ConvolutionProducts;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution or a transposed one on some rows, with ND4J's oneDNN operations.
 *
 * @param operation {@code conv2d} or {@code deconv2d}
 * @param memory where this allocates
 */
record ConvolutionPlan(
        String operation,
        ConvolutionGeometry geometry,
        ParameterViews parameters,
        Activation activation,
        Signal in,
        Signal out,
        PlanMemory memory)
        implements LayerPlan {

    /** Allocates the arrays of such a layer, and says how it is computed in them. */
    static ArrangedLayer arrange(
            String operation,
            ConvolutionGeometry geometry,
            Activation activation,
            List<Integer> outputShape,
            LayerPlace place) {
        if (ConvolutionProducts.isUsed()) {
            boolean transposed = operation.equals("deconv2d");
            return BlockedConvolutionPlan.arrange(transposed, geometry, activation, outputShape, place);
        }
        Signal out = place.output(outputShape);
        PlanMemory memory = place.memory();
        return new ArrangedLayer(
                out,
                rows -> new ConvolutionPlan(
                        operation,
                        geometry,
                        place.parameters(),
                        activation,
                        place.in().rows(rows.all()),
                        out.rows(rows.all()),
                        memory));
    }

    /** Adds such a layer to a model. */
    static String addTo(OnnxLayer onnx, String operator, ConvolutionGeometry geometry) {
        List<String> inputs = new ArrayList<>(List.of(onnx.input(), onnx.parameter(Parameter.WEIGHTS)));
        if (onnx.has(Parameter.BIAS)) {
            inputs.add(onnx.parameter(Parameter.BIAS));
        }
        int padding = geometry.padding();
        return onnx.add(
                operator,
                inputs,
                Attribute.list("kernel_shape", geometry.kernel(), geometry.kernel()),
                Attribute.list("strides", geometry.stride(), geometry.stride()),
                Attribute.list("pads", padding, padding, padding, padding));
    }

    @Override
    public void emitForward(List<PlanOp> ops, Statistics statistics) {
        List<INDArray> inputs = new ArrayList<>(List.of(in.value(), parameters.value(Parameter.WEIGHTS)));
        if (parameters.has(Parameter.BIAS)) {
            inputs.add(parameters.value(Parameter.BIAS));
        }
        ops.add(NativeOp.convolution(operation, inputs, List.of(out.value()), geometry, memory.pool()));
        activation.emitForward(ops, out.value(), null);
    }

    /** ND4J's operation always makes both gradients; what is not wanted goes to scratch. */
    @Override
    public void emitBackward(List<PlanOp> ops, Wanted wanted) {
        activation.emitBackward(ops, out.value(), out.gradient());
        if (isSingleChannel()) {
            emitSingleChannelBackward(ops, wanted);
            return;
        }
        List<INDArray> inputs = new ArrayList<>(List.of(in.value(), parameters.value(Parameter.WEIGHTS)));
        List<INDArray> outputs = new ArrayList<>(List.of(in.gradient(), weightTarget(wanted)));
        if (parameters.has(Parameter.BIAS)) {
            inputs.add(parameters.value(Parameter.BIAS));
            outputs.add(biasTarget(wanted));
        }
        inputs.add(out.gradient());
        ops.add(NativeOp.convolution(operation + "_bp", inputs, outputs, geometry, memory.pool()));
    }

    /** Whether it makes one channel of the same size, with a bias, from many. */
    private boolean isSingleChannel() {
        boolean sameSize = geometry.stride() == 1 && 2 * geometry.padding() == geometry.kernel() - 1;
        return operation.equals("conv2d") && out.value().size(1) == 1 && sameSize && parameters.has(Parameter.BIAS);
    }

    private void emitSingleChannelBackward(List<PlanOp> ops, Wanted wanted) {
        if (wanted != Wanted.INPUT) {
            ops.add(new SingleChannelGradient(
                    in.value(), out.gradient(), weightTarget(wanted), biasTarget(wanted), geometry, memory));
        }
        if (wanted != Wanted.PARAMETERS) {
            // The gradient of a convolution's input is the transposed convolution with the same weights.
            ops.add(NativeOp.convolution(
                    "deconv2d",
                    List.of(out.gradient(), parameters.value(Parameter.WEIGHTS)),
                    List.of(in.gradient()),
                    geometry,
                    memory.pool()));
        }
    }

    private INDArray weightTarget(Wanted wanted) {
        return wanted == Wanted.INPUT
                ? memory.array(parameters.value(Parameter.WEIGHTS).shape())
                : parameters.gradient(Parameter.WEIGHTS);
    }

    private INDArray biasTarget(Wanted wanted) {
        long channels = parameters.value(Parameter.BIAS).length();
        return wanted == Wanted.INPUT ? memory.array(channels) : parameters.biasGradient(Parameter.BIAS, channels);
    }
}
