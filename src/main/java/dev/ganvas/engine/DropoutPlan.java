package dev.ganvas.engine;

import dev.ganvas.engine.plan.Floats;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inverted dropout, in place. A backward pass uses the mask that the last forward pass of its rows drew. */
final class DropoutPlan implements LayerPlan {
    private final Signal signal;
    private final INDArray mask;
    private final double rate;
    private final MaskSeed seed;
    private final int layer;

    /** What the masks of a forward pass are drawn from; the trainer sets it before each one. */
    static final class MaskSeed {
        long value;
    }

    /**
     * Binds the layer to its arrays.
     *
     * @param mask as large as the signal; receives 0 or {@code 1 / (1 - rate)}
     * @param layer index in the network, so that each layer draws masks of its own
     */
    DropoutPlan(Signal signal, INDArray mask, double rate, MaskSeed seed, int layer) {
        this.signal = signal;
        this.mask = mask;
        this.rate = rate;
        this.seed = seed;
        this.layer = layer;
    }

    @Override
    public void emitForward(List<PlanOp> ops, Statistics statistics) {
        ops.add(new DrawMask(mask, rate, seed, layer));
        ops.add(NativeOp.elementwise("multiply", List.of(signal.value(), mask), signal.value()));
    }

    @Override
    public void emitBackward(List<PlanOp> ops, Wanted wanted) {
        ops.add(NativeOp.elementwise("multiply", List.of(signal.gradient(), mask), signal.gradient()));
    }

    /** Fills a mask; the same seed gives the same mask. */
    private static final class DrawMask implements PlanOp {
        private static final int DRAWS_PER_LONG = 4;
        private static final int BITS = 16;

        private final Floats mask;
        private final int length;
        private final int threshold;
        private final float kept;
        private final MaskSeed seed;
        private final int layer;
        private final float[] piece = new float[Floats.PIECE];

        DrawMask(INDArray mask, double rate, MaskSeed seed, int layer) {
            this.mask = new Floats(mask);
            this.length = Math.toIntExact(mask.length());
            // Sixteen random bits a value: the rate is met to within 1/65536.
            this.threshold = (int) Math.round(rate * (1 << BITS));
            this.kept = (float) (1 / (1 - rate));
            this.seed = seed;
            this.layer = layer;
        }

        @Override
        public void run() {
            SplittableRandom random = new SplittableRandom(seed.value + layer * 0x9E3779B97F4A7C15L).split();
            for (int from = 0; from < length; from += Floats.PIECE) {
                int count = Math.min(Floats.PIECE, length - from);
                for (int i = 0; i < Floats.PIECE; i += DRAWS_PER_LONG) {
                    long bits = random.nextLong();
                    for (int j = 0; j < DRAWS_PER_LONG; j++) {
                        piece[i + j] = (int) (bits >>> (BITS * j) & 0xFFFF) < threshold ? 0 : kept;
                    }
                }
                mask.put(from, piece, count);
            }
        }

        @Override
        public void close() {
            // holds Java arrays alone
        }
    }
}
