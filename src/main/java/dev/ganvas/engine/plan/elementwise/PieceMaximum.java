package dev.ganvas.engine.plan.elementwise;

import dev.ganvas.engine.plan.Floats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The largest of each so many values that follow each other. */
public final class PieceMaximum extends ElementwiseOp {
    private final Floats values;
    private final Floats largest;
    private final int pieces;

    /**
     * Binds it.
     *
     * @param largest receives one value for each {@code pieces} of {@code values}
     * @param pieces at most {@link Floats#PIECE}
     */
    public PieceMaximum(INDArray values, INDArray largest, int pieces) {
        super(Math.toIntExact(values.length()), pieces);
        this.values = new Floats(values);
        this.largest = new Floats(largest);
        this.pieces = pieces;
    }

    @Override
    void compute(float[][] scratch, int from, int count) {
        values.get(from, scratch[0], count);
        float[] all = scratch[0];
        for (int unit = 0; unit < count / pieces; unit++) {
            float most = all[unit * pieces];
            for (int i = unit * pieces + 1; i < (unit + 1) * pieces; i++) {
                most = Math.max(most, all[i]);
            }
            scratch[1][unit] = most;
        }
        largest.put(from / pieces, scratch[1], count / pieces);
    }

    /** Gives the gradient of each largest value to the first of those that are as large, and 0 to the others. */
    public static final class Gradient extends ElementwiseOp {
        private final Floats values;
        private final Floats valueGradient;
        private final Floats gradient;
        private final int pieces;

        /**
         * Binds it.
         *
         * @param values of which the largest were taken
         * @param gradient of those
         * @param valueGradient as long as {@code values}; receives theirs
         */
        public Gradient(INDArray values, INDArray gradient, INDArray valueGradient, int pieces) {
            super(Math.toIntExact(values.length()), pieces);
            this.values = new Floats(values);
            this.gradient = new Floats(gradient);
            this.valueGradient = new Floats(valueGradient);
            this.pieces = pieces;
        }

        @Override
        void compute(float[][] scratch, int from, int count) {
            values.get(from, scratch[0], count);
            gradient.get(from / pieces, scratch[1], count / pieces);
            float[] all = scratch[0];
            for (int unit = 0; unit < count / pieces; unit++) {
                int most = unit * pieces;
                for (int i = most; i < (unit + 1) * pieces; i++) {
                    most = all[i] > all[most] ? i : most;
                    scratch[2][i] = 0;
                }
                scratch[2][most] = scratch[1][unit];
            }
            valueGradient.put(from, scratch[2], count);
        }
    }
}
