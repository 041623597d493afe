package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.ColumnSums;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.MatrixProduct;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.Parameter.Order;
import dev.ganvas.engine.plan.Parameter.Role;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.SideBySide;
import dev.ganvas.engine.plan.Signal;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A fully connected layer: {@code y = f(x W + b)}, with {@code W} [in, out]. Takes pictures as rows.
 *
 * @param units number of outputs, at least 1
 * @param activation {@code f}
 */
public record Dense(int units, Activation activation) implements LayerSpec {
    static final LayerForm FORM = new LayerForm(
            Dense.class,
            "dense",
            "UNITS",
            "128",
            LayerForm.Ending.ANY,
            words -> new Dense(words.count("units"), words.activation()));

    @Override
    public String key() {
        return "dense";
    }

    @Override
    public String arguments() {
        return String.valueOf(units);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        return List.of(units);
    }

    @Override
    public List<Parameter> parameters(List<Integer> in) {
        return List.of(
                Parameter.trained(Parameter.WEIGHTS, Order.COLUMNS, Shapes.length(in), units),
                Parameter.vector(Parameter.BIAS, Role.TRAINED, units));
    }

    @Override
    public void drawFirst(FirstWeights weights) {
        int in = Shapes.length(weights.input());
        weights.fillWeights(units, () -> weights.law().weight(weights.random(), in, units));
        weights.fill(Parameter.BIAS, () -> weights.law().bias(weights.random(), in));
    }

    @Override
    public long operations(List<Integer> in) {
        return 2L * Shapes.length(in) * units;
    }

    @Override
    public LayerSpec linear() {
        activation.requireRectifier(this);
        return withoutActivation();
    }

    @Override
    public LayerSpec withoutActivation() {
        return new Dense(units, Activation.IDENTITY);
    }

    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(new DenseLayer.Builder()
                .nOut(units)
                .activation(activation.stored())
                .build()));
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        String rows = onnx.shape().size() == 1
                ? onnx.input()
                : onnx.add("Flatten", List.of(onnx.input()), Attribute.of("axis", 1));
        return onnx.add("Gemm", List.of(rows, onnx.parameter(Parameter.WEIGHTS), onnx.parameter(Parameter.BIAS)));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal out = place.output(List.of(units));
        PlanMemory memory = place.memory();
        return new ArrangedLayer(
                out,
                rows -> new Plan(
                        place.parameters(),
                        activation,
                        place.in().rows(rows.all()).flat(),
                        out.rows(rows.all()),
                        memory));
    }

    /** The layer on some rows. */
    private record Plan(ParameterViews parameters, Activation activation, Signal in, Signal out, PlanMemory memory)
            implements LayerPlan {

        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            INDArray values = out.value();
            ops.add(MatrixProduct.of(in.value(), parameters.value(Parameter.WEIGHTS), values, memory.pool()));
            INDArray bias = parameters.has(Parameter.BIAS) ? parameters.value(Parameter.BIAS) : null;
            activation.emitForward(ops, values, bias);
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            INDArray gradient = out.gradient();
            activation.emitBackward(ops, out.value(), gradient);
            List<PlanOp> gradients = new ArrayList<>();
            if (wanted != Wanted.INPUT) {
                gradients.add(MatrixProduct.ofTransposedA(
                        gradient, in.value(), parameters.transposedGradient(Parameter.WEIGHTS), memory.pool()));
                if (parameters.has(Parameter.BIAS)) {
                    gradients.add(new ColumnSums(gradient, parameters.gradient(Parameter.BIAS)));
                }
            }
            if (wanted != Wanted.PARAMETERS) {
                gradients.add(MatrixProduct.ofTransposedB(
                        gradient, parameters.value(Parameter.WEIGHTS), in.gradient(), memory.pool()));
            }
            SideBySide.emit(ops, gradients);
        }
    }
}
