package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.Primitive;
import dev.ganvas.engine.onednn.Tensor;
import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a convolution in the formats that its operations read them in. A pass packs those that it needs before
 * anything else, so they are never those of an update ago.
 */
final class PackedWeights {
    private final Floats weights;
    private final Format plain;
    private final int[] order;
    private final PlanMemory memory;
    private final List<Packed> known = new ArrayList<>();
    private final Floats arranged;

    /** Weights in one format. */
    private record Packed(Format format, Tensor tensor) {}

    /**
     * Prepares them.
     *
     * @param weights as Deeplearning4j has them
     * @param plain how {@code arranged} weights lie
     * @param order index in {@code weights} of each arranged weight; empty where they lie as they should
     */
    PackedWeights(Floats weights, Format plain, int[] order, PlanMemory memory) {
        this.weights = weights;
        this.plain = plain;
        this.order = order;
        this.memory = memory;
        this.arranged = order.length == 0 ? weights : new Floats(memory.array(plain.length()));
    }

    /** Returns them in a format; {@link #emitPacking} fills it. */
    Tensor in(Format format) {
        for (Packed packed : known) {
            if (packed.format().isSame(format)) {
                return packed.tensor();
            }
        }
        Tensor tensor = new Floats(memory.array(format.length())).tensor(format, 0);
        known.add(new Packed(format, tensor));
        return tensor;
    }

    /** Emits what packs them into some formats at the beginning of a pass. */
    void emitPacking(List<PlanOp> ops, List<Format> formats) {
        List<Tensor> wanted = formats.stream().map(this::in).distinct().toList();
        ops.add(new Packing(wanted.stream()
                .map(tensor -> Primitive.reorder(arranged.tensor(plain, 0), tensor))
                .toList()));
    }

    /** Packs them into some formats, all in one chunk, since the first step is the same for all. */
    private final class Packing implements ChunkedOp {
        private final List<Primitive> reorders;
        private final float[] from = new float[order.length];
        private final float[] to = new float[order.length];

        Packing(List<Primitive> reorders) {
            this.reorders = reorders;
        }

        @Override
        public Turn turn() {
            return Turn.FIRST;
        }

        @Override
        public int chunks() {
            return 1;
        }

        @Override
        public void run(int chunk, int thread) {
            if (order.length > 0) {
                weights.get(0, from, from.length);
                for (int i = 0; i < to.length; i++) {
                    to[i] = from[order[i]];
                }
                arranged.put(0, to, to.length);
            }
            for (int i = 0; i < reorders.size(); i++) {
                reorders.get(i).run();
            }
        }

        @Override
        public void close() {
            reorders.forEach(Primitive::close);
        }
    }
}
