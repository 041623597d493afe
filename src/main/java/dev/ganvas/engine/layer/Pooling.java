package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.NativeOp;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Signal;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * The largest value or the mean of each square of pixels, channel by channel: {@code out = (in - size) / stride + 1} pixels
 * a side.
 *
 * @param taken what is taken of each
 * @param size width of the squares
 * @param stride step between them
 */
public record Pooling(Taken taken, int size, int stride) implements LayerSpec {
    static final LayerForm FORM = new LayerForm(
            Pooling.class, "pooling", "max/average KxK [stride N]", "max 2x2", LayerForm.Ending.NONE, Pooling::read);

    private static final int CHANNELS_FIRST = 0;

    /** What is taken of a square. */
    public enum Taken {
        MAX(SubsamplingLayer.PoolingType.MAX, "maxpool2d"),
        AVERAGE(SubsamplingLayer.PoolingType.AVG, "avgpool2d");

        private final SubsamplingLayer.PoolingType stored;
        private final String operation;

        Taken(SubsamplingLayer.PoolingType stored, String operation) {
            this.stored = stored;
            this.operation = operation;
        }

        /** Returns the word for it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Pooling read(LayerWords words) {
        Taken taken = words.choice("max or average", Taken.values(), Taken::key);
        int size = words.kernel();
        return new Pooling(taken, size, words.stride(size));
    }

    @Override
    public String key() {
        return "pooling";
    }

    @Override
    public String arguments() {
        return LayerWords.joined(taken.key(), size + "x" + size, stride == size ? "" : "stride " + stride);
    }

    @Override
    public List<Object> keyValues() {
        return List.of(taken.key(), size, size);
    }

    @Override
    public String kind() {
        return "%s pooling %dx%d, stride %d".formatted(taken.key(), size, size, stride);
    }

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        Shapes.requirePicture(this, in);
        if (in.get(1) < size) {
            throw new UnfitLayerException("network.kernelTooWide", kind(), in.get(1));
        }
        int side = (in.get(1) - size) / stride + 1;
        return List.of(in.get(0), side, side);
    }

    /** A mean is linear; which value is the largest depends on the input. */
    @Override
    public LayerSpec linear() {
        return taken == Taken.AVERAGE ? this : LayerSpec.super.linear();
    }

    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(new SubsamplingLayer.Builder(taken.stored)
                .kernelSize(size, size)
                .stride(stride, stride)
                .build()));
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        return onnx.add(
                taken == Taken.MAX ? "MaxPool" : "AveragePool",
                List.of(onnx.input()),
                Attribute.list("kernel_shape", size, size),
                Attribute.list("strides", stride, stride));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal out = place.output(outputShape(place.inputShape()));
        long[] arguments = {size, size, stride, stride, 0, 0, 1, 1, 0, 0, CHANNELS_FIRST};
        return new ArrangedLayer(
                out, rows -> new Plan(taken.operation, arguments, place.in().rows(rows.all()), out.rows(rows.all())));
    }

    /** The layer on some rows. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Plan(String operation, long[] arguments, Signal in, Signal out) implements LayerPlan {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            ops.add(NativeOp.of(operation, List.of(in.value()), out.value(), arguments));
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            if (wanted != Wanted.PARAMETERS) {
                ops.add(NativeOp.of(operation + "_bp", List.of(in.value(), out.gradient()), in.gradient(), arguments));
            }
        }
    }
}
