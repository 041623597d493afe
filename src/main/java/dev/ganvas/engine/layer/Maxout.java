package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.elementwise.PieceMaximum;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Each unit is the largest of some linear functions of the input (Goodfellow et al., 2013): a dense layer without
 * activation, of which the outputs of a unit lie side by side, and their maximum. Takes pictures as rows.
 *
 * @param units number of outputs, at least 1
 * @param pieces functions of each, at least 1
 */
public record Maxout(int units, int pieces) implements LayerSpec {
    private static final int MOST_PIECES = 64;

    static final LayerForm FORM = new LayerForm(
            Maxout.class,
            "maxout",
            "UNITS PIECES",
            "128 4",
            LayerForm.Ending.NONE,
            words -> new Maxout(
                    words.count("units", LayerWords.MOST_UNITS / MOST_PIECES), words.count("pieces", MOST_PIECES)));

    @Override
    public String key() {
        return "maxout";
    }

    @Override
    public String arguments() {
        return units + " " + pieces;
    }

    @Override
    public List<Object> keyValues() {
        return List.of(pieces);
    }

    @Override
    public String kind() {
        return "maxout of " + pieces;
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        return List.of(units);
    }

    private Dense dense() {
        return new Dense(units * pieces, Activation.IDENTITY);
    }

    @Override
    public List<Parameter> parameters(List<Integer> in) {
        return dense().parameters(in);
    }

    @Override
    public void drawFirst(FirstWeights weights) {
        dense().drawFirst(weights);
    }

    @Override
    public long operations(List<Integer> in) {
        return dense().operations(in);
    }

    /** The maximum is a pooling of pictures as high as there are units and as wide as there are pieces. */
    @Override
    public List<StoredLayer> stored() {
        return List.of(
                dense().stored().get(0),
                new StoredLayer(
                        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                .kernelSize(1, pieces)
                                .stride(1, pieces)
                                .build(),
                        new FeedForwardToCnnPreProcessor(units, pieces, 1)),
                new StoredLayer(
                        new ActivationLayer(new ActivationIdentity()), new CnnToFeedForwardPreProcessor(units, 1, 1)));
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        String apart =
                onnx.add("Reshape", List.of(dense().addTo(onnx), onnx.graph().constant(-1, units, pieces)));
        return onnx.add("ReduceMax", List.of(apart), Attribute.list("axes", 2), Attribute.of("keepdims", 0));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal linear = place.memory().signal(place.rows(List.of(units * pieces)));
        ArrangedLayer dense = dense().arrange(place.into(linear));
        Signal out = place.output(List.of(units));
        return new ArrangedLayer(
                out, rows -> new Plan(dense.plan().apply(rows), linear.rows(rows.all()), out.rows(rows.all()), pieces));
    }

    /**
     * The layer on some rows.
     *
     * @param dense what makes {@code linear}
     */
    private record Plan(LayerPlan dense, Signal linear, Signal out, int pieces) implements LayerPlan {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            dense.emitForward(ops, statistics);
            ops.add(new PieceMaximum(linear.value(), out.value(), pieces));
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            ops.add(new PieceMaximum.Gradient(linear.value(), out.gradient(), linear.gradient(), pieces));
            dense.emitBackward(ops, wanted);
        }
    }
}
