package dev.ganvas.engine.plan.channel;

import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.RowwiseOp;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds a bias to each channel and rectifies, in place and in one pass: {@code x = max(x + b, slope (x + b))}. */
public final class BiasAndRectifier implements RowwiseOp {
    private final RowCut cut;
    private final ChannelPieces pieces;
    private final Floats values;
    private final @Nullable Floats bias;
    private final float slope;
    /** Of each part, so that threads do not disturb each other. */
    private final float[][] biases;

    /**
     * Binds it.
     *
     * @param bias one value a channel, or null for none
     * @param slope of the rectifier below zero, 1 for none
     */
    public BiasAndRectifier(RowCut cut, Signal signal, @Nullable INDArray bias, float slope) {
        this.cut = cut;
        this.pieces = new ChannelPieces(signal, Math.toIntExact(signal.value().size(1)));
        this.values = new Floats(signal.value());
        this.bias = bias == null ? null : new Floats(bias);
        this.slope = slope;
        this.biases = new float[cut.parts().size()][pieces.channels()];
    }

    @Override
    public RowCut cut() {
        return cut;
    }

    @Override
    public void run(int chunk, int thread) {
        RowRange rows = cut.parts().get(chunk).rows();
        float[][] tiles = ChannelPieces.tiles();
        float[] own = biases[chunk];
        if (bias != null) {
            bias.get(0, own, own.length);
        }
        for (int piece = 0; piece < pieces.count(); piece++) {
            pieces.spread(piece, own, tiles[1]);
            for (int row = rows.first(); row < rows.first() + rows.count(); row++) {
                for (int from = 0; from < pieces.length(piece); from += ChannelPieces.TILE) {
                    int count = pieces.tile(piece, from);
                    int position = row * pieces.row() + pieces.from(piece) + from;
                    values.get(position, tiles[0], count);
                    rectify(tiles[0], tiles[1], count, slope);
                    values.put(position, tiles[0], count);
                }
            }
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
}
