package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.NativeOp;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.SpreadOverPlanes;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/** The mean of each channel over its pixels. */
public record GlobalAveragePooling() implements LayerSpec {
    static final LayerForm FORM = new LayerForm(
            GlobalAveragePooling.class,
            "global-average-pooling",
            "",
            "",
            LayerForm.Ending.NONE,
            words -> new GlobalAveragePooling());

    @Override
    public String key() {
        return "global-average-pooling";
    }

    @Override
    public String kind() {
        return "global average pooling";
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        Shapes.requirePicture(this, in);
        return List.of(in.get(0));
    }

    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(new GlobalPoolingLayer(PoolingType.AVG)));
    }

    @Override
    public LayerSpec linear() {
        return this;
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        String means = onnx.add("GlobalAveragePool", List.of(onnx.input()));
        return onnx.add("Flatten", List.of(means), Attribute.of("axis", 1));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal out = place.output(outputShape(place.inputShape()));
        return new ArrangedLayer(out, rows -> new Plan(place.in().rows(rows.all()), out.rows(rows.all())));
    }

    /** The layer on some rows. */
    private record Plan(Signal in, Signal out) implements LayerPlan {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            ops.add(NativeOp.meanOfPlanes(in.value(), out.value()));
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            ops.add(new SpreadOverPlanes(out.gradient(), in.gradient()));
        }
    }
}
