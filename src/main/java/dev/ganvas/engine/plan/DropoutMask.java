package dev.ganvas.engine.plan;

import dev.ganvas.engine.plan.PlanMemory.MaskSeed;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fills a mask with 0 and {@code 1 / (1 - rate)}; the same seed gives the same mask. */
public final class DropoutMask implements PlanOp {
    private static final int DRAWS_PER_LONG = 4;
    private static final int BITS = 16;

    private final Floats mask;
    private final int length;
    private final int threshold;
    private final float kept;
    private final MaskSeed seed;
    private final int layer;
    private final float[] piece = new float[Floats.PIECE];

    /**
     * Binds it.
     *
     * @param rate share of zeros, in [0, 1)
     * @param layer index in the network, so that each layer draws masks of its own
     */
    public DropoutMask(INDArray mask, double rate, MaskSeed seed, int layer) {
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
