package dev.ganvas.engine.plan;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds a bias to each row and takes the hyperbolic tangent or the sigmoid, in place and in one pass. The tangent is a
 * rational function within 4e-7 of the exact one, which becomes SIMD; {@code sigmoid(x) = (1 + tanh(x / 2)) / 2}.
 */
public final class SmoothActivation extends ElementwiseOp {
    /** Which function. */
    public enum Kind {
        TANH,
        SIGMOID
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

    private final Floats values;
    private final Bias bias;
    private final Kind kind;

    /**
     * Binds it.
     *
     * @param bias a row, or null for none
     */
    public SmoothActivation(INDArray array, @Nullable INDArray bias, Kind kind) {
        super(Math.toIntExact(array.length()), Math.toIntExact(array.length() / array.size(0)));
        this.values = new Floats(array);
        this.bias = new Bias(bias == null ? null : new Floats(bias), Math.toIntExact(array.length() / array.size(0)));
        this.kind = kind;
    }

    @Override
    void begin(float[][] scratch, int longest) {
        bias.begin(scratch[1], longest);
    }

    @Override
    void compute(float[][] scratch, int from, int count) {
        values.get(from, scratch[0], count);
        bias.spread(scratch[1], from, count);
        if (kind == Kind.TANH) {
            tangent(scratch[0], scratch[1], count, 1, 1, 0);
        } else {
            tangent(scratch[0], scratch[1], count, 0.5f, 0.5f, 0.5f);
        }
        values.put(from, scratch[0], count);
    }

    /** {@code x = height tanh(width (x + b)) + middle}. */
    private static void tangent(float[] x, float[] b, int count, float width, float height, float middle) {
        for (int i = 0; i < count; i++) {
            float v = Math.max(-FLAT, Math.min(FLAT, width * (x[i] + b[i])));
            float s = v * v;
            float above = A1 + s * (A3 + s * (A5 + s * (A7 + s * (A9 + s * (A11 + s * A13)))));
            float below = B0 + s * (B2 + s * (B4 + s * B6));
            x[i] = height * Math.max(-1f, Math.min(1f, v * above / below)) + middle;
        }
    }

    /** Multiplies a gradient by the slope at each value, in place: {@code 1 - y y} or {@code y (1 - y)}. */
    public static final class Gradient extends ElementwiseOp {
        private final Floats outputs;
        private final Floats gradient;
        private final Kind kind;

        /**
         * Binds it.
         *
         * @param outputs what the function gave
         */
        public Gradient(INDArray outputs, INDArray gradient, Kind kind) {
            super(Math.toIntExact(gradient.length()), 1);
            this.outputs = new Floats(outputs);
            this.gradient = new Floats(gradient);
            this.kind = kind;
        }

        @Override
        void compute(float[][] scratch, int from, int count) {
            outputs.get(from, scratch[0], count);
            gradient.get(from, scratch[1], count);
            multiply(scratch[0], scratch[1], count, kind == Kind.TANH ? 1 : 0);
            gradient.put(from, scratch[1], count);
        }

        /** Both slopes are {@code (1 - y) (y + low)}. */
        private static void multiply(float[] y, float[] g, int count, float low) {
            for (int i = 0; i < count; i++) {
                g[i] *= (1 - y[i]) * (y[i] + low);
            }
        }
    }
}
