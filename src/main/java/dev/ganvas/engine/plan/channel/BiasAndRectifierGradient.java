package dev.ganvas.engine.plan.channel;

import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.RowwiseOp;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.elementwise.Rectifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multiplies the gradient of an output by the slope of the rectifier, in place, and sums it over the pixels of each
 * channel, which is the gradient of the bias.
 */
public final class BiasAndRectifierGradient implements RowwiseOp {
    private final RowCut cut;
    private final ChannelPieces pieces;
    private final Floats values;
    private final Floats gradients;
    private final @Nullable Floats biasGradient;
    private final float below;
    /** Of each part. */
    private final double[][] sums;

    /**
     * Binds it.
     *
     * @param output the signs of its values are read, its gradient is overwritten
     * @param below slope of the rectifier below zero, 1 for none
     * @param biasGradient is written, one value a channel; null where nobody wants it
     */
    public BiasAndRectifierGradient(RowCut cut, Signal output, float below, @Nullable INDArray biasGradient) {
        int channels = Math.toIntExact(output.value().size(1));
        this.cut = cut;
        this.pieces = new ChannelPieces(output, channels);
        this.values = new Floats(output.value());
        this.gradients = new Floats(output.gradient());
        this.below = below;
        this.biasGradient = biasGradient == null ? null : new Floats(biasGradient);
        this.sums = new double[cut.parts().size()][channels];
    }

    /** Emits it, unless there is nothing to do. */
    public void emit(List<PlanOp> ops) {
        if (below != 1 || biasGradient != null) {
            ops.add(this);
        }
        if (biasGradient != null) {
            ops.add(new Total(biasGradient));
        }
    }

    @Override
    public RowCut cut() {
        return cut;
    }

    @Override
    public void run(int chunk, int thread) {
        RowRange rows = cut.parts().get(chunk).rows();
        float[][] tiles = ChannelPieces.tiles();
        Arrays.fill(sums[chunk], 0);
        for (int piece = 0; piece < pieces.count(); piece++) {
            Arrays.fill(tiles[2], 0);
            for (int row = rows.first(); row < rows.first() + rows.count(); row++) {
                for (int from = 0; from < pieces.length(piece); from += ChannelPieces.TILE) {
                    int count = pieces.tile(piece, from);
                    int position = row * pieces.row() + pieces.from(piece) + from;
                    gradients.get(position, tiles[1], count);
                    if (below != 1) {
                        values.get(position, tiles[0], count);
                        multiply(tiles[0], tiles[1], count, below);
                        gradients.put(position, tiles[1], count);
                    }
                    if (biasGradient != null) {
                        add(tiles[2], tiles[1], count);
                    }
                }
            }
            pieces.collect(piece, tiles[2], sums[chunk]);
        }
    }

    private static void multiply(float[] y, float[] g, int count, float below) {
        float rest = 1 - below;
        for (int i = 0; i < count; i++) {
            float positive = Math.min(Math.max((y[i] - Rectifier.SMALLEST) * Rectifier.LARGE, 0f), 1f);
            g[i] *= below + rest * positive;
        }
    }

    private static void add(float[] sum, float[] g, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += g[i];
        }
    }

    @Override
    public void close() {
        // holds Java arrays alone
    }

    /** Sums over the parts in their order. */
    private final class Total implements ChunkedOp {
        private final Floats target;
        private final float[] total = new float[pieces.channels()];

        Total(Floats target) {
            this.target = target;
        }

        @Override
        public Turn turn() {
            return Turn.AFTER_ALL;
        }

        @Override
        public int chunks() {
            return 1;
        }

        @Override
        public void run(int chunk, int thread) {
            for (int c = 0; c < total.length; c++) {
                double sum = 0;
                for (double[] part : sums) {
                    sum += part[c];
                }
                total[c] = (float) sum;
            }
            target.put(0, total, total.length);
        }

        @Override
        public void close() {
            // holds Java arrays alone
        }
    }
}
