package dev.ganvas.engine.layer;

import dev.ganvas.engine.plan.ConvolutionGeometry;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.convolution.ConvolutionProducts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution or a transposed one on some rows, with oneDNN's operations on parts of the rows.
 *
 * @param cut of the rows
 */
record BlockedConvolutionPlan(
        ConvolutionProducts.Rows products, ParameterViews parameters, Activation activation, RowCut cut, Signal out)
        implements LayerPlan {

    /** Allocates the arrays of such a layer, and says how it is computed in them. */
    static ArrangedLayer arrange(
            boolean transposed,
            ConvolutionGeometry geometry,
            Activation activation,
            List<Integer> outputShape,
            LayerPlace place) {
        Signal out = place.out();
        if (out == null) {
            Signal made = place.memory().signal(place.rows(outputShape));
            out = new Signal(made.value(), made.gradient(), ConvolutionProducts.layout(outputShape.get(0)));
        }
        return arrange(transposed, geometry, activation, place, out);
    }

    private static ArrangedLayer arrange(
            boolean transposed, ConvolutionGeometry geometry, Activation activation, LayerPlace place, Signal out) {
        ConvolutionProducts products =
                ConvolutionProducts.of(transposed, geometry, place.parameters(), place.in(), out, place.memory());
        return new ArrangedLayer(
                out,
                rows -> new BlockedConvolutionPlan(
                        products.rows(rows.all(), rows.cut()),
                        place.parameters(),
                        activation,
                        rows.cut(),
                        out.rows(rows.all())));
    }

    @Override
    public void emitForward(List<PlanOp> ops, Statistics statistics) {
        products.emitForward(ops);
        INDArray bias = parameters.has(Parameter.BIAS) ? parameters.value(Parameter.BIAS) : null;
        activation.emitForward(ops, cut, out, bias);
    }

    @Override
    public void emitBackward(List<PlanOp> ops, Wanted wanted) {
        activation.emitBackward(ops, cut, out, wanted == Wanted.INPUT ? null : biasGradient());
        products.emitBackward(ops, wanted);
    }

    private @Nullable INDArray biasGradient() {
        return parameters.has(Parameter.BIAS) ? parameters.gradient(Parameter.BIAS) : null;
    }
}
