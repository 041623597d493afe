package dev.ganvas.engine;

import dev.ganvas.engine.plan.Floats;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean of each channel over its pixels. */
final class PoolingPlan implements LayerPlan {
    private final Signal in;
    private final Signal out;

    PoolingPlan(Signal in, Signal out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void emitForward(List<PlanOp> ops, Statistics statistics) {
        ops.add(NativeOp.meanOfPlanes(in.value(), out.value()));
    }

    @Override
    public void emitBackward(List<PlanOp> ops, Wanted wanted) {
        ops.add(new Spread(out.gradient(), in.gradient()));
    }

    /** Gives each pixel its share of its channel's gradient. */
    private static final class Spread implements PlanOp {
        private final Floats from;
        private final Floats to;
        private final float[] means;
        private final float[] pixels;
        private final int plane;

        Spread(INDArray from, INDArray to) {
            this.from = new Floats(from);
            this.to = new Floats(to);
            this.means = new float[Math.toIntExact(from.length())];
            this.pixels = new float[Math.toIntExact(to.length())];
            this.plane = pixels.length / means.length;
        }

        @Override
        public void run() {
            from.get(0, means, means.length);
            for (int i = 0; i < means.length; i++) {
                Arrays.fill(pixels, i * plane, (i + 1) * plane, means[i] / plane);
            }
            to.put(0, pixels, pixels.length);
        }

        @Override
        public void close() {
            // holds Java arrays alone
        }
    }
}
