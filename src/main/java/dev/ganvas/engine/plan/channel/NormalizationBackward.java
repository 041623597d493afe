package dev.ganvas.engine.plan.channel;

import dev.ganvas.engine.plan.BatchStatistics;
import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan.Wanted;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.elementwise.Rectifier;
import java.util.Arrays;
import java.util.List;

/**
 * With {@code g} the gradient before the rectifier, {@code h = (x - mean) / sqrt(variance + epsilon)} and {@code n} values
 * a channel: {@code dgamma = sum g h}, {@code dbeta = sum g}, {@code dx = gamma / sqrt(variance + epsilon) (g - dbeta / n -
 * h dgamma / n)}.
 */
public final class NormalizationBackward extends Normalization {
    private final Floats in;
    private final Floats inGradient;
    private final Floats outGradient;
    private final float slope;
    private final Wanted wanted;
    /** Of each part. */
    private final double[][] sum;

    private final double[][] product;
    /** Of each group: dbeta / n, dgamma / n, and the factor of dx. */
    private final float[][] meanSum;

    private final float[][] meanProduct;
    private final float[][] scale;
    private final float[] gamma;
    private final float[] beta;
    private final float[] gammaGradient;
    private final float[] betaGradient;

    /**
     * Binds it.
     *
     * @param statistics one for each group of the cut
     * @param out its gradient is read; may lie where that of {@code in} is written
     * @param slope of the rectifier below zero, 1 for none
     */
    public NormalizationBackward(
            NormalizationParameters parameters,
            List<BatchStatistics> statistics,
            RowCut cut,
            Signal in,
            Signal out,
            float slope,
            Wanted wanted) {
        super(parameters, statistics, cut, in);
        this.in = new Floats(in.value());
        this.inGradient = new Floats(in.gradient());
        this.outGradient = new Floats(out.gradient());
        this.slope = slope;
        this.wanted = wanted;
        this.sum = new double[cut.parts().size()][channels];
        this.product = new double[cut.parts().size()][channels];
        this.meanSum = new float[statistics.size()][channels];
        this.meanProduct = new float[statistics.size()][channels];
        this.scale = new float[statistics.size()][channels];
        this.gamma = new float[channels];
        this.beta = new float[channels];
        this.gammaGradient = new float[channels];
        this.betaGradient = new float[channels];
    }

    /** Emits the operations. */
    public void emit(List<PlanOp> ops) {
        ops.add(new Begin());
        ops.add(new Sum());
        ops.add(new Settle());
        ops.add(new Combine());
    }

    /** Reads pieces: normalized values into the tile 0, gradients before the rectifier into the tile 1. */
    private abstract class Gradients extends Rows {
        final void begin(BatchStatistics ofGroup, int piece) {
            float[][] tiles = ChannelPieces.tiles();
            pieces.spread(piece, ofGroup.mean(), tiles[2]);
            pieces.spread(piece, ofGroup.inverseDeviation(), tiles[3]);
            pieces.spread(piece, gamma, tiles[4]);
            pieces.spread(piece, beta, tiles[5]);
        }

        final void load(float[][] tiles, int position, int count) {
            in.get(position, tiles[0], count);
            outGradient.get(position, tiles[1], count);
            normalize(tiles[0], tiles[2], tiles[3], count);
            if (slope != 1) {
                rectify(tiles[1], tiles[0], tiles[4], tiles[5], count, slope);
            }
        }

        private static void normalize(float[] x, float[] mean, float[] inverse, int count) {
            for (int i = 0; i < count; i++) {
                x[i] = (x[i] - mean[i]) * inverse[i];
            }
        }

        private static void rectify(float[] g, float[] h, float[] gamma, float[] beta, int count, float slope) {
            float rest = 1 - slope;
            for (int i = 0; i < count; i++) {
                float v = h[i] * gamma[i] + beta[i];
                float positive = Math.min(Math.max((v - Rectifier.SMALLEST) * Rectifier.LARGE, 0f), 1f);
                g[i] *= slope + rest * positive;
            }
        }
    }

    /** Takes in the parameters, which the passes over the rows need. */
    private final class Begin implements ChunkedOp {
        @Override
        public Turn turn() {
            return Turn.FIRST;
        }

        @Override
        public int chunks() {
            return 1;
        }

        @Override
        public void run(int chunk, int thread) {
            parameters.gamma().get(0, gamma, channels);
            parameters.beta().get(0, beta, channels);
        }

        @Override
        public void close() {
            // holds Java arrays alone
        }
    }

    /** Sums over each part. */
    private final class Sum extends Gradients {
        @Override
        void compute(int part, RowRange rows, BatchStatistics ofGroup, int piece) {
            float[][] tiles = ChannelPieces.tiles();
            begin(ofGroup, piece);
            Arrays.fill(tiles[6], 0);
            Arrays.fill(tiles[7], 0);
            int length = pieces.length(piece);
            for (int row = rows.first(); row < rows.first() + rows.count(); row++) {
                for (int from = 0; from < length; from += ChannelPieces.TILE) {
                    int count = pieces.tile(piece, from);
                    load(tiles, position(row, piece, from), count);
                    accumulate(tiles[0], tiles[1], tiles[6], tiles[7], count);
                }
            }
            int first = pieces.firstChannel(piece);
            int last = first + pieces.channels(piece);
            Arrays.fill(sum[part], first, last, 0);
            Arrays.fill(product[part], first, last, 0);
            pieces.collect(piece, tiles[6], sum[part]);
            pieces.collect(piece, tiles[7], product[part]);
        }

        private static void accumulate(float[] h, float[] g, float[] sum, float[] product, int count) {
            for (int i = 0; i < count; i++) {
                sum[i] += g[i];
                product[i] += g[i] * h[i];
            }
        }
    }

    /** Puts the parts together: for each group by itself, and over all groups for the gradients of the parameters. */
    private final class Settle extends Once {
        @Override
        public void run() {
            Arrays.fill(gammaGradient, 0);
            Arrays.fill(betaGradient, 0);
            for (int group = 0; group < statistics.size(); group++) {
                join(group);
            }
            if (wanted != Wanted.INPUT) {
                parameters.gammaGradient().put(0, gammaGradient, channels);
                parameters.betaGradient().put(0, betaGradient, channels);
            }
        }

        private void join(int group) {
            float[] inverse = statistics.get(group).inverseDeviation();
            for (int c = 0; c < channels; c++) {
                double n = 0;
                double g = 0;
                double gh = 0;
                for (int part = 0; part < sum.length; part++) {
                    if (cut.parts().get(part).group() == group) {
                        n += (double) cut.parts().get(part).rows().count() * pieces.plane();
                        g += sum[part][c];
                        gh += product[part][c];
                    }
                }
                betaGradient[c] += (float) g;
                gammaGradient[c] += (float) gh;
                meanSum[group][c] = (float) (g / n);
                meanProduct[group][c] = (float) (gh / n);
                scale[group][c] = gamma[c] * inverse[c];
            }
        }
    }

    /** Makes the gradient of the input. */
    private final class Combine extends Gradients {
        @Override
        void compute(int part, RowRange rows, BatchStatistics ofGroup, int piece) {
            float[][] tiles = ChannelPieces.tiles();
            begin(ofGroup, piece);
            int group = cut.parts().get(part).group();
            pieces.spread(piece, meanSum[group], tiles[6]);
            pieces.spread(piece, meanProduct[group], tiles[7]);
            pieces.spread(piece, scale[group], tiles[8]);
            int length = pieces.length(piece);
            for (int row = rows.first(); row < rows.first() + rows.count(); row++) {
                for (int from = 0; from < length; from += ChannelPieces.TILE) {
                    int count = pieces.tile(piece, from);
                    load(tiles, position(row, piece, from), count);
                    combine(tiles[0], tiles[1], tiles[6], tiles[7], tiles[8], count);
                    inGradient.put(position(row, piece, from), tiles[1], count);
                }
            }
        }

        private static void combine(float[] h, float[] g, float[] sum, float[] product, float[] scale, int count) {
            for (int i = 0; i < count; i++) {
                g[i] = scale[i] * (g[i] - sum[i] - h[i] * product[i]);
            }
        }
    }
}
