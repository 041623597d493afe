package dev.ganvas.run;

import dev.ganvas.experiment.Schema.LatentLaw;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws noise. Every batch has its own generator, made of its seed, so nothing needs to be saved to go on later. */
public final class NoiseSource {
    private NoiseSource() {}

    /** What a stream of random numbers is for; streams of one seed are independent. */
    public enum Stream {
        DATA(1),
        TRAINING_NOISE(2),
        FIXED_NOISE(3),
        QUALITY(4),
        /** Noise that somebody drew to look at, which training never sees. */
        SHOWN_NOISE(5),
        /** How real samples and fakes are mixed. */
        MIXTURE(6),
        /** Noise on what D sees. */
        DISTURBANCE(7);

        private final int number;

        Stream(int number) {
            this.number = number;
        }
    }

    /**
     * Fills {@code latents} with {@code scale} times noise.
     *
     * @param law of each value before scaling
     */
    public static void fill(float[] latents, LatentLaw law, double scale, RandomGenerator random) {
        float factor = (float) scale;
        switch (law) {
            case BITS -> {
                for (int i = 0; i < latents.length; i++) {
                    latents[i] = random.nextBoolean() ? factor : 0;
                }
            }
            case NORMAL -> {
                for (int i = 0; i < latents.length; i++) {
                    latents[i] = factor * (float) random.nextGaussian();
                }
            }
            case UNIFORM -> {
                for (int i = 0; i < latents.length; i++) {
                    latents[i] = factor * (2 * random.nextFloat() - 1);
                }
            }
            case UNIT_UNIFORM -> {
                for (int i = 0; i < latents.length; i++) {
                    latents[i] = factor * random.nextFloat();
                }
            }
            case UNIT_NORMAL -> {
                for (int i = 0; i < latents.length; i++) {
                    latents[i] = factor * unitNormal(random);
                }
            }
        }
    }

    private static float unitNormal(RandomGenerator random) {
        while (true) {
            float value = (float) (0.5 + 0.25 * random.nextGaussian());
            if (value >= 0 && value <= 1) {
                return value;
            }
        }
    }

    /** Fills {@code shares} with numbers that are uniform in [0, 1). */
    public static void fillShares(float[] shares, RandomGenerator random) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = random.nextFloat();
        }
    }

    /** Fills the first values with standard normal numbers. */
    public static void fillNormal(float[] values, int count, RandomGenerator random) {
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }

    /** Returns every pattern of {@code bits}, counting up from all 0, first bit most significant; a 1 is {@code scale}. */
    public static float[] everyPattern(int bits, double scale) {
        float one = (float) scale;
        float[] patterns = new float[(1 << bits) * bits];
        for (int number = 0; number < 1 << bits; number++) {
            for (int bit = 0; bit < bits; bit++) {
                patterns[number * bits + bit] = (number >> (bits - 1 - bit) & 1) * one;
            }
        }
        return patterns;
    }

    /** Returns the generator of one batch. */
    public static RandomGenerator random(long seed, Stream stream, long step, int draw) {
        long mixed = mix(seed + 0x632BE59BD9B4E019L * stream.number);
        mixed = mix(mixed ^ (step + 0x9E3779B97F4A7C15L));
        return new SplittableRandom(mix(mixed + draw));
    }

    /** Spreads every bit over all 64 (the finalizer of SplitMix64, Steele et al. 2014, variant 13 of D. Stafford). */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
