package dev.ganvas.engine.plan;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds a bias to each row and rectifies, in place and in one pass: {@code x = max(x + b, slope (x + b))}. ND4J needs two
 * passes for it, and its leaky rectifier alone takes longer.
 */
public final class Rectifier implements PlanOp {
    /**
     * Subtracted, then multiplied by {@link #LARGE}, this turns any value above zero into at least 1 and zero or less into
     * something below 0, without a branch that would keep the loop from becoming SIMD.
     */
    public static final float SMALLEST = 1e-37f;

    /** See {@link #SMALLEST}. */
    public static final float LARGE = 3e38f;

    private final Floats values;
    private final @Nullable Floats bias;
    private final int length;
    private final int columns;
    private final float slope;
    private final float[] piece;
    private final float[] tiled;

    public Rectifier(INDArray array, @Nullable INDArray bias, float slope) {
        this.values = new Floats(array);
        this.bias = bias == null ? null : new Floats(bias);
        this.length = Math.toIntExact(array.length());
        this.columns = Math.toIntExact(length / array.size(0));
        this.slope = slope;
        // With a bias, a whole number of rows, so that the bias, repeated, fits every piece.
        int size = bias == null ? Floats.PIECE : Math.max(1, Floats.PIECE / columns) * columns;
        this.piece = new float[size];
        this.tiled = new float[size];
    }

    @Override
    public void run() {
        if (bias != null) {
            bias.get(0, tiled, columns);
            for (int to = columns; to < tiled.length; to += columns) {
                System.arraycopy(tiled, 0, tiled, to, columns);
            }
        }
        for (int from = 0; from < length; from += piece.length) {
            int count = Math.min(piece.length, length - from);
            values.get(from, piece, count);
            rectify(piece, tiled, count, slope);
            values.put(from, piece, count);
        }
    }

    private static void rectify(float[] x, float[] b, int count, float slope) {
        for (int i = 0; i < count; i++) {
            float v = x[i] + b[i];
            x[i] = Math.max(v, slope * v);
        }
    }

    @Override
    public void close() {
        // holds Java arrays alone
    }

    /** Multiplies a gradient by the rectifier's slope at each value, in place. */
    public static final class Gradient implements PlanOp {
        private final Floats values;
        private final Floats gradient;
        private final int length;
        private final float slope;
        private final float[] piece = new float[Floats.PIECE];
        private final float[] gradientPiece = new float[Floats.PIECE];

        /**
         * Binds it.
         *
         * @param values the rectifier's inputs or outputs: only their signs matter
         */
        public Gradient(INDArray values, INDArray gradient, float slope) {
            this.values = new Floats(values);
            this.gradient = new Floats(gradient);
            this.length = Math.toIntExact(gradient.length());
            this.slope = slope;
        }

        @Override
        public void run() {
            for (int from = 0; from < length; from += Floats.PIECE) {
                int count = Math.min(Floats.PIECE, length - from);
                values.get(from, piece, count);
                gradient.get(from, gradientPiece, count);
                multiply(piece, gradientPiece, count, slope);
                gradient.put(from, gradientPiece, count);
            }
        }

        private static void multiply(float[] y, float[] g, int count, float slope) {
            float rest = 1 - slope;
            for (int i = 0; i < count; i++) {
                float positive = Math.min(Math.max((y[i] - SMALLEST) * LARGE, 0f), 1f);
                g[i] *= slope + rest * positive;
            }
        }

        @Override
        public void close() {
            // holds Java arrays alone
        }
    }
}
