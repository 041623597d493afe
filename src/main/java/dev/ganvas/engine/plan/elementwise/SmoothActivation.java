package dev.ganvas.engine.plan.elementwise;

import dev.ganvas.engine.plan.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds a bias to each row and takes a smooth function, in one pass. The hyperbolic tangent is a rational function within
 * 4e-7 of the exact one, which becomes SIMD, and most others are made of it, such as {@code sigmoid(x) = (1 + tanh(x / 2))
 * / 2}.
 */
public final class SmoothActivation extends ElementwiseOp {
    /** Which function. */
    public enum Kind {
        TANH {
            @Override
            void apply(float[] x, float[] b, int count) {
                tangent(x, b, count, 1, 1, 0);
            }

            @Override
            void multiply(float[] y, float[] g, int count) {
                saturate(y, g, count, 1);
            }
        },
        SIGMOID {
            @Override
            void apply(float[] x, float[] b, int count) {
                tangent(x, b, count, 0.5f, 0.5f, 0.5f);
            }

            @Override
            void multiply(float[] y, float[] g, int count) {
                saturate(y, g, count, 0);
            }
        },
        /** {@code x} above zero, {@code exp(x) - 1} below it, which is {@code 2 t / (1 - t)} with {@code t = tanh(x / 2)}. */
        ELU {
            @Override
            void apply(float[] x, float[] b, int count) {
                for (int i = 0; i < count; i++) {
                    float v = x[i] + b[i];
                    float t = tanh(0.5f * Math.min(0f, v));
                    x[i] = Math.max(0f, v) + 2 * t / (1 - t);
                }
            }

            @Override
            void multiply(float[] y, float[] g, int count) {
                for (int i = 0; i < count; i++) {
                    g[i] *= 1 + Math.min(0f, y[i]);
                }
            }
        },
        /** {@code log(1 + exp(x))}, of which the slope is {@code 1 - exp(-y) = 2 t / (1 + t)} with {@code t = tanh(y / 2)}. */
        SOFTPLUS {
            @Override
            void apply(float[] x, float[] b, int count) {
                for (int i = 0; i < count; i++) {
                    double v = x[i] + b[i];
                    // Strict, because not every form that the compiler gives to other ones has the same bits.
                    x[i] = (float) (Math.max(0, v) + StrictMath.log1p(StrictMath.exp(-Math.abs(v))));
                }
            }

            @Override
            void multiply(float[] y, float[] g, int count) {
                for (int i = 0; i < count; i++) {
                    float t = tanh(0.5f * y[i]);
                    g[i] *= 2 * t / (1 + t);
                }
            }
        },
        /** {@code x sigmoid(x)}. It is not monotone, so its slope can only be had from {@code x}. */
        SILU {
            @Override
            void apply(float[] x, float[] b, int count) {
                for (int i = 0; i < count; i++) {
                    float v = x[i] + b[i];
                    x[i] = v * (0.5f + 0.5f * tanh(0.5f * v));
                }
            }

            @Override
            void multiply(float[] x, float[] g, int count) {
                for (int i = 0; i < count; i++) {
                    float s = 0.5f + 0.5f * tanh(0.5f * x[i]);
                    g[i] *= s * (1 + x[i] * (1 - s));
                }
            }
        };

        /** {@code x = f(x + b)}. */
        abstract void apply(float[] x, float[] b, int count);

        /** Multiplies {@code g} by the slopes where {@code f} gave {@code y}, or for {@link #SILU} where it was given that. */
        abstract void multiply(float[] y, float[] g, int count);
    }

    /** Beyond it the tangent is 1 in floats. */
    private static final float FLAT = 7.9f;

    private static final float A1 = 4.8935246e-3f;
    private static final float A3 = 6.3726195e-4f;
    private static final float A5 = 1.48572235e-5f;
    private static final float A7 = 5.1222973e-8f;
    private static final float A9 = -8.604672e-11f;
    private static final float A11 = 2.000188e-13f;
    private static final float A13 = -2.7607684e-16f;
    private static final float B0 = 4.893525e-3f;
    private static final float B2 = 2.2684347e-3f;
    private static final float B4 = 1.1853471e-4f;
    private static final float B6 = 1.1982584e-6f;

    private final Floats from;
    private final Floats to;
    private final Bias bias;
    private final Kind kind;

    /**
     * Binds it in place.
     *
     * @param bias a row, or null for none
     */
    public SmoothActivation(INDArray array, @Nullable INDArray bias, Kind kind) {
        this(array, array, bias, kind);
    }

    /**
     * Binds it.
     *
     * @param to receives what it makes of {@code from}, which lies in the same way
     * @param bias a row, or null for none
     */
    public SmoothActivation(INDArray from, INDArray to, @Nullable INDArray bias, Kind kind) {
        super(Math.toIntExact(from.length()), Math.toIntExact(from.length() / from.size(0)));
        this.from = new Floats(from);
        this.to = new Floats(to);
        this.bias = new Bias(bias == null ? null : new Floats(bias), Math.toIntExact(from.length() / from.size(0)));
        this.kind = kind;
    }

    @Override
    void begin(float[][] scratch, int longest) {
        bias.begin(scratch[1], longest);
    }

    @Override
    void compute(float[][] scratch, int first, int count) {
        from.get(first, scratch[0], count);
        bias.spread(scratch[1], first, count);
        kind.apply(scratch[0], scratch[1], count);
        to.put(first, scratch[0], count);
    }

    /** {@code x = height tanh(width (x + b)) + middle}. */
    private static void tangent(float[] x, float[] b, int count, float width, float height, float middle) {
        for (int i = 0; i < count; i++) {
            x[i] = height * tanh(width * (x[i] + b[i])) + middle;
        }
    }

    private static float tanh(float x) {
        float v = Math.max(-FLAT, Math.min(FLAT, x));
        float s = v * v;
        float above = A1 + s * (A3 + s * (A5 + s * (A7 + s * (A9 + s * (A11 + s * A13)))));
        float below = B0 + s * (B2 + s * (B4 + s * B6));
        return Math.max(-1f, Math.min(1f, v * above / below));
    }

    /** The slopes of what saturates at both ends are {@code (1 - y) (y + low)}. */
    private static void saturate(float[] y, float[] g, int count, float low) {
        for (int i = 0; i < count; i++) {
            g[i] *= (1 - y[i]) * (y[i] + low);
        }
    }

    /** Multiplies a gradient by the slope at each value. */
    public static final class Gradient extends ElementwiseOp {
        private final Floats values;
        private final Floats from;
        private final Floats to;
        private final Kind kind;

        /**
         * Binds it in place.
         *
         * @param outputs what the function gave
         */
        public Gradient(INDArray outputs, INDArray gradient, Kind kind) {
            this(outputs, gradient, gradient, kind);
        }

        /**
         * Binds it.
         *
         * @param values what the function gave, or was given where its slope needs that
         * @param from the gradient of what it gave
         * @param to receives that of what it was given
         */
        public Gradient(INDArray values, INDArray from, INDArray to, Kind kind) {
            super(Math.toIntExact(from.length()), 1);
            this.values = new Floats(values);
            this.from = new Floats(from);
            this.to = new Floats(to);
            this.kind = kind;
        }

        @Override
        void compute(float[][] scratch, int first, int count) {
            values.get(first, scratch[0], count);
            from.get(first, scratch[1], count);
            kind.multiply(scratch[0], scratch[1], count);
            to.put(first, scratch[1], count);
        }
    }
}
