package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.NativeOp;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Signal;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;

/**
 * Nearest-neighbour upsampling of square pictures: each pixel becomes a square of {@code factor} by {@code factor} equal
 * ones, and its gradient is the sum of theirs. With a convolution behind it, it makes larger pictures without the
 * checkerboards of transposed convolutions (Odena et al., 2016).
 *
 * @param factor how many times wider and higher, at least 1
 */
public record NearestUpsampling(int factor) implements LayerSpec {
    static final LayerForm FORM = new LayerForm(
            NearestUpsampling.class,
            "nearest-upsampling",
            "FACTOR",
            "2",
            LayerForm.Ending.NONE,
            words -> new NearestUpsampling(words.count("factor", LayerWords.WIDEST)));

    private static final int CHANNELS_FIRST = 1;

    @Override
    public String key() {
        return "nearest-upsampling";
    }

    @Override
    public String arguments() {
        return String.valueOf(factor);
    }

    @Override
    public List<Object> keyValues() {
        return List.of(factor);
    }

    @Override
    public String kind() {
        return "nearest upsampling x" + factor;
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        Shapes.requirePicture(this, in);
        int size = Math.multiplyExact(in.get(1), factor);
        return List.of(in.get(0), size, size);
    }

    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(new Upsampling2D.Builder(factor).build()));
    }

    @Override
    public LayerSpec linear() {
        return this;
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        String scales = onnx.graph().constant(onnx.name() + ".scales", List.of(4), new float[] {1, 1, factor, factor});
        return onnx.add(
                "Resize",
                List.of(onnx.input(), "", scales),
                Attribute.of("mode", "nearest"),
                Attribute.of("coordinate_transformation_mode", "asymmetric"),
                Attribute.of("nearest_mode", "floor"));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal out = place.output(outputShape(place.inputShape()));
        return new ArrangedLayer(out, rows -> new Plan(factor, place.in().rows(rows.all()), out.rows(rows.all())));
    }

    /** The layer on some rows. */
    private record Plan(int factor, Signal in, Signal out) implements LayerPlan {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            ops.add(NativeOp.of("upsampling2d", List.of(in.value()), out.value(), factor, factor, CHANNELS_FIRST));
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            if (wanted != Wanted.PARAMETERS) {
                ops.add(NativeOp.of(
                        "upsampling2d_bp", List.of(in.value(), out.gradient()), in.gradient(), CHANNELS_FIRST));
            }
        }
    }
}
