package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.ConvolutionKernels;
import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.Primitive;
import dev.ganvas.engine.onednn.Tensor;
import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradient of a convolution's weights: of each part of the rows by itself, then the sum over the parts in their order,
 * then in the order in which Deeplearning4j keeps weights.
 */
final class WeightGradient {
    private final Floats gradient;
    private final Format plain;
    private final int[] order;
    private final PlanMemory memory;
    /** Room for the gradients of parts, by length: plans of one network never run at the same time. */
    private final Map<Long, List<Floats>> room = new HashMap<>();

    /** Binds what makes the gradient of some rows. */
    interface Made {
        Primitive of(RowRange rows, Tensor gradient);
    }

    /**
     * Prepares it.
     *
     * @param gradient as Deeplearning4j has it
     * @param plain how the arranged gradient lies
     * @param order index in {@code gradient} of each arranged weight; empty where they lie as they should
     */
    WeightGradient(Floats gradient, Format plain, int[] order, PlanMemory memory) {
        this.gradient = gradient;
        this.plain = plain;
        this.order = order;
        this.memory = memory;
    }

    /** Emits all of it for rows that are cut as {@code cut} says; the gradient of parts is cut more coarsely. */
    void emit(List<PlanOp> ops, RowCut cut, KernelsByRows kernels, Made made) {
        RowCut wide = cut.wide(plain.length());
        List<Format> formats = kernels.formats(wide, ConvolutionKernels::weightGradients);
        boolean alike = formats.stream().allMatch(formats.get(0)::isSame);
        // Only gradients that lie in the same way can be added up.
        RowCut used = alike ? wide : cut.whole();
        Format format =
                kernels.formats(used, ConvolutionKernels::weightGradients).get(0);
        emit(ops, used, format, kernels.shape().title() + " weights", made);
    }

    private void emit(List<PlanOp> ops, RowCut cut, Format format, String title, Made made) {
        List<Floats> parts = new ArrayList<>();
        List<Primitive> primitives = new ArrayList<>();
        List<Floats> known = room.computeIfAbsent(format.length(), length -> new ArrayList<>());
        for (RowCut.Part part : cut.parts()) {
            if (known.size() == parts.size()) {
                known.add(new Floats(memory.array(format.length())));
            }
            Floats own = known.get(parts.size());
            parts.add(own);
            primitives.add(made.of(part.rows(), own.tensor(format, 0)));
        }
        ops.add(new OfParts(title, primitives));
        if (parts.size() > 1) {
            ops.add(new Sum(parts, Math.toIntExact(format.length())));
        }
        Floats arranged = order.length == 0 ? gradient : new Floats(memory.array(plain.length()));
        Primitive reorder = Primitive.reorder(parts.get(0).tensor(format, 0), arranged.tensor(plain, 0));
        ops.add(new Store(reorder, arranged));
    }

    /** The gradients of the parts, while the gradient of the input is made of the same. */
    private record OfParts(String title, List<Primitive> primitives) implements ChunkedOp {
        @Override
        public Turn turn() {
            return Turn.BESIDE_NEXT;
        }

        @Override
        public int chunks() {
            return primitives.size();
        }

        @Override
        public void run(int chunk, int thread) {
            primitives.get(chunk).run();
        }

        @Override
        public void close() {
            primitives.forEach(Primitive::close);
        }
    }

    /** Adds the other parts to the first one. */
    private static final class Sum implements ChunkedOp {
        private static final int VALUES_OF_A_CHUNK = 8 * Floats.PIECE;
        private static final ThreadLocal<float[][]> PIECES = ThreadLocal.withInitial(() -> new float[2][Floats.PIECE]);

        private final List<Floats> parts;
        private final int length;

        Sum(List<Floats> parts, int length) {
            this.parts = parts;
            this.length = length;
        }

        @Override
        public Turn turn() {
            return Turn.AFTER_ALL;
        }

        @Override
        public int chunks() {
            return (length + VALUES_OF_A_CHUNK - 1) / VALUES_OF_A_CHUNK;
        }

        @Override
        public void run(int chunk, int thread) {
            float[] sum = PIECES.get()[0];
            float[] more = PIECES.get()[1];
            int end = Math.min(length, (chunk + 1) * VALUES_OF_A_CHUNK);
            for (int from = chunk * VALUES_OF_A_CHUNK; from < end; from += Floats.PIECE) {
                int count = Math.min(Floats.PIECE, end - from);
                parts.get(0).get(from, sum, count);
                for (int part = 1; part < parts.size(); part++) {
                    parts.get(part).get(from, more, count);
                    add(sum, more, count);
                }
                parts.get(0).put(from, sum, count);
            }
        }

        private static void add(float[] sum, float[] more, int count) {
            for (int i = 0; i < count; i++) {
                sum[i] += more[i];
            }
        }

        @Override
        public void close() {
            // the parts belong to the memory of the plan
        }
    }

    /** Puts the sum where Deeplearning4j has it. */
    private final class Store implements ChunkedOp {
        private final Primitive reorder;
        private final Floats arranged;
        private final float[] from = new float[order.length];
        private final float[] to = new float[order.length];

        Store(Primitive reorder, Floats arranged) {
            this.reorder = reorder;
            this.arranged = arranged;
        }

        @Override
        public Turn turn() {
            return Turn.LAST;
        }

        @Override
        public int chunks() {
            return 1;
        }

        @Override
        public void run(int chunk, int thread) {
            reorder.run();
            if (order.length > 0) {
                arranged.get(0, from, from.length);
                for (int i = 0; i < from.length; i++) {
                    to[order[i]] = from[i];
                }
                gradient.put(0, to, to.length);
            }
        }

        @Override
        public void close() {
            reorder.close();
        }
    }
}
