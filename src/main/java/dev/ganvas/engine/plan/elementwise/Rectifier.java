package dev.ganvas.engine.plan.elementwise;

import dev.ganvas.engine.plan.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds a bias to each row and rectifies, in place and in one pass: {@code x = max(x + b, slope (x + b))}. */
public final class Rectifier extends ElementwiseOp {
    /**
     * Subtracted, then multiplied by {@link #LARGE}, this turns any value above zero into at least 1 and zero or less into
     * something below 0, without a branch that would keep the loop from becoming SIMD.
     */
    public static final float SMALLEST = 1e-37f;

    /** See {@link #SMALLEST}. */
    public static final float LARGE = 3e38f;

    private final Floats values;
    private final Bias bias;
    private final float slope;

    /**
     * Binds it.
     *
     * @param bias a row, or null for none
     * @param slope below zero, 1 for none
     */
    public Rectifier(INDArray array, @Nullable INDArray bias, float slope) {
        super(Math.toIntExact(array.length()), row(array));
        this.values = new Floats(array);
        this.bias = new Bias(bias == null ? null : new Floats(bias), row(array));
        this.slope = slope;
    }

    private static int row(INDArray array) {
        return Math.toIntExact(array.length() / array.size(0));
    }

    @Override
    void begin(float[][] scratch, int longest) {
        bias.begin(scratch[1], longest);
    }

    @Override
    void compute(float[][] scratch, int from, int count) {
        values.get(from, scratch[0], count);
        bias.spread(scratch[1], from, count);
        rectify(scratch[0], scratch[1], count, slope);
        values.put(from, scratch[0], count);
    }

    private static void rectify(float[] x, float[] b, int count, float slope) {
        for (int i = 0; i < count; i++) {
            float v = x[i] + b[i];
            x[i] = Math.max(v, slope * v);
        }
    }

    /** Multiplies a gradient by the rectifier's slope at each value, in place. */
    public static final class Gradient extends ElementwiseOp {
        private final Floats values;
        private final Floats gradient;
        private final float slope;

        /**
         * Binds it.
         *
         * @param values the rectifier's inputs or outputs: only their signs matter
         */
        public Gradient(INDArray values, INDArray gradient, float slope) {
            super(Math.toIntExact(gradient.length()), 1);
            this.values = new Floats(values);
            this.gradient = new Floats(gradient);
            this.slope = slope;
        }

        @Override
        void compute(float[][] scratch, int from, int count) {
            values.get(from, scratch[0], count);
            gradient.get(from, scratch[1], count);
            multiply(scratch[0], scratch[1], count, slope);
            gradient.put(from, scratch[1], count);
        }

        private static void multiply(float[] y, float[] g, int count, float slope) {
            float rest = 1 - slope;
            for (int i = 0; i < count; i++) {
                float positive = Math.min(Math.max((y[i] - SMALLEST) * LARGE, 0f), 1f);
                g[i] *= slope + rest * positive;
            }
        }
    }
}
