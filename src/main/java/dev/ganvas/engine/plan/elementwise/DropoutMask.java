package dev.ganvas.engine.plan.elementwise;

import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.PlanMemory.MaskSeed;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Draws a mask of 0 and {@code 1 / (1 - rate)} and multiplies values by it. The same seed gives the same mask, of which
 * each value depends on its own place alone, so that a mask can be drawn in parts.
 */
public final class DropoutMask extends ElementwiseOp {
    private static final int DRAWS_PER_LONG = 4;
    private static final int BITS = 16;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int FEW_CHANGES = 24;

    private final Floats values;
    private final Floats mask;
    private final int threshold;
    /** What a value that stays is multiplied by, and one that goes. */
    private final float[] factors;

    private final MaskSeed seed;
    private final int layer;

    /**
     * Binds it.
     *
     * @param values multiplied in place
     * @param mask as long; receives the factors
     * @param rate share of zeros, in [0, 1)
     * @param layer index in the network, so that each layer draws masks of its own
     */
    public DropoutMask(INDArray values, INDArray mask, double rate, MaskSeed seed, int layer) {
        super(Math.toIntExact(mask.length()), DRAWS_PER_LONG);
        this.values = new Floats(values);
        this.mask = new Floats(mask);
        // Sixteen random bits a value: the rate is met to within 1/65536.
        this.threshold = (int) Math.round(rate * (1 << BITS));
        this.factors = new float[] {(float) (1 / (1 - rate)), 0};
        this.seed = seed;
        this.layer = layer;
    }

    @Override
    void compute(float[][] scratch, int from, int count) {
        draw(scratch[0], from / DRAWS_PER_LONG, count);
        mask.put(from, scratch[0], count);
        values.get(from, scratch[1], count);
        Factors.multiply(scratch[1], scratch[0], count);
        values.put(from, scratch[1], count);
    }

    /**
     * The numbers of {@code new SplittableRandom(seed).split()} from the {@code first} on, four values of each: such a
     * generator adds a constant to its state and mixes that, so any of its numbers can be had without those before it.
     * Chance is what a processor cannot foresee, so the factor is looked up by a sign instead of branched to.
     */
    private void draw(float[] piece, int first, int count) {
        long one = seed.value + layer * GOLDEN + GOLDEN;
        long state = mix(one);
        long step = oddStep(one + GOLDEN);
        for (int i = 0; i < count; i += DRAWS_PER_LONG) {
            long bits = mix(state + (first + i / DRAWS_PER_LONG + 1) * step);
            for (int j = 0; j < DRAWS_PER_LONG; j++) {
                int drawn = (int) (bits >>> (BITS * j) & 0xFFFF);
                piece[i + j] = factors[(drawn - threshold) >>> (Integer.SIZE - 1)];
            }
        }
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }

    private static long oddStep(long z) {
        long a = (z ^ z >>> 33) * 0xff51afd7ed558ccdL;
        long b = (a ^ a >>> 33) * 0xc4ceb9fe1a85ec53L;
        long odd = (b ^ b >>> 33) | 1;
        return Long.bitCount(odd ^ odd >>> 1) < FEW_CHANGES ? odd ^ 0xaaaaaaaaaaaaaaaaL : odd;
    }

    /** Multiplies an array by another one, in place: a gradient by the mask of its forward pass. */
    public static final class Factors extends ElementwiseOp {
        private final Floats array;
        private final Floats factors;

        /** Binds it. */
        public Factors(INDArray array, INDArray factors) {
            super(Math.toIntExact(array.length()), 1);
            this.array = new Floats(array);
            this.factors = new Floats(factors);
        }

        @Override
        void compute(float[][] scratch, int from, int count) {
            array.get(from, scratch[0], count);
            factors.get(from, scratch[1], count);
            multiply(scratch[0], scratch[1], count);
            array.put(from, scratch[0], count);
        }

        static void multiply(float[] x, float[] y, int count) {
            for (int i = 0; i < count; i++) {
                x[i] *= y[i];
            }
        }
    }
}
