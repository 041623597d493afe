package dev.ganvas.engine.plan.channel;

import dev.ganvas.engine.plan.BatchStatistics;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.Arrays;
import java.util.List;

/** {@code y = f(gamma (x - mean) / sqrt(variance + epsilon) + beta)}. */
public final class NormalizationForward extends Normalization {
    private final Floats in;
    private final Floats out;
    private final float slope;
    /** Of each part: what was subtracted before summing, the mean, and the sum of squared deviations from it. */
    private final float[][] shift;

    private final double[][] mean;
    private final double[][] deviation;
    /** Of each group, {@code y = scale x + offset}. */
    private final float[][] scale;

    private final float[][] offset;
    private final float[] gamma;
    private final float[] beta;

    /**
     * Binds it.
     *
     * @param statistics one for each group of the cut
     * @param in its values are read
     * @param out its values are written
     * @param slope of the rectifier below zero, 1 for none
     */
    public NormalizationForward(
            NormalizationParameters parameters,
            List<BatchStatistics> statistics,
            RowCut cut,
            Signal in,
            Signal out,
            float slope) {
        super(parameters, statistics, cut, in);
        this.in = new Floats(in.value());
        this.out = new Floats(out.value());
        this.slope = slope;
        this.shift = new float[cut.parts().size()][channels];
        this.mean = new double[cut.parts().size()][channels];
        this.deviation = new double[cut.parts().size()][channels];
        this.scale = new float[statistics.size()][channels];
        this.offset = new float[statistics.size()][channels];
        this.gamma = new float[channels];
        this.beta = new float[channels];
    }

    /** Emits the operations. */
    public void emit(List<PlanOp> ops, Statistics wanted) {
        if (wanted == Statistics.BATCH) {
            ops.add(new Measure());
        }
        ops.add(new Settle(wanted));
        ops.add(new Apply());
    }

    /** Measures each part. Sums deviations from a value of it, so that a large mean costs no digits of the variance. */
    private final class Measure extends Rows {
        @Override
        void compute(int part, RowRange rows, BatchStatistics ofGroup, int piece) {
            float[][] tiles = ChannelPieces.tiles();
            float[] x = tiles[0];
            float[] shifts = tiles[1];
            float[] sum = tiles[2];
            float[] squares = tiles[3];
            in.get(position(rows.first(), piece, 0), x, pieces.tile(piece, 0));
            pieces.pick(piece, x, shift[part]);
            pieces.spread(piece, shift[part], shifts);
            Arrays.fill(sum, 0);
            Arrays.fill(squares, 0);
            int length = pieces.length(piece);
            for (int row = rows.first(); row < rows.first() + rows.count(); row++) {
                for (int from = 0; from < length; from += ChannelPieces.TILE) {
                    int count = pieces.tile(piece, from);
                    in.get(position(row, piece, from), x, count);
                    accumulate(x, shifts, sum, squares, count);
                }
            }
            int first = pieces.firstChannel(piece);
            int last = first + pieces.channels(piece);
            Arrays.fill(mean[part], first, last, 0);
            Arrays.fill(deviation[part], first, last, 0);
            pieces.collect(piece, sum, mean[part]);
            pieces.collect(piece, squares, deviation[part]);
            double n = (double) rows.count() * pieces.plane();
            for (int c = first; c < last; c++) {
                double away = mean[part][c] / n;
                mean[part][c] = shift[part][c] + away;
                deviation[part][c] = Math.max(0, deviation[part][c] - n * away * away);
            }
        }

        private static void accumulate(float[] x, float[] shift, float[] sum, float[] squares, int count) {
            for (int i = 0; i < count; i++) {
                float d = x[i] - shift[i];
                sum[i] += d;
                squares[i] += d * d;
            }
        }
    }

    /** Puts the parts of each group together, and works out the factors of each channel. */
    private final class Settle extends Once {
        private final Statistics wanted;

        Settle(Statistics wanted) {
            this.wanted = wanted;
        }

        @Override
        public void run() {
            parameters.gamma().get(0, gamma, channels);
            parameters.beta().get(0, beta, channels);
            for (int group = 0; group < statistics.size(); group++) {
                BatchStatistics measured = statistics.get(group);
                if (wanted == Statistics.BATCH) {
                    join(group, measured);
                } else if (wanted == Statistics.RUNNING) {
                    measured.useRunning(parameters.epsilon());
                }
                for (int c = 0; c < channels; c++) {
                    float factor = gamma[c] * measured.inverseDeviation()[c];
                    scale[group][c] = factor;
                    offset[group][c] = beta[c] - measured.mean()[c] * factor;
                }
            }
        }

        /** Joins means and squared deviations pairwise (Chan, Golub and LeVeque, 1979). */
        private void join(int group, BatchStatistics measured) {
            for (int c = 0; c < channels; c++) {
                double n = 0;
                double middle = 0;
                double squares = 0;
                for (int part = 0; part < mean.length; part++) {
                    if (cut.parts().get(part).group() != group) {
                        continue;
                    }
                    double more = (double) cut.parts().get(part).rows().count() * pieces.plane();
                    double away = mean[part][c] - middle;
                    squares += deviation[part][c] + away * away * n * more / (n + more);
                    n += more;
                    middle += away * more / n;
                }
                measured.set(c, middle, squares / n, parameters.epsilon());
            }
        }
    }

    /** Normalizes and rectifies. */
    private final class Apply extends Rows {
        @Override
        void compute(int part, RowRange rows, BatchStatistics ofGroup, int piece) {
            float[][] tiles = ChannelPieces.tiles();
            float[] x = tiles[0];
            float[] scales = tiles[1];
            float[] offsets = tiles[2];
            int group = cut.parts().get(part).group();
            pieces.spread(piece, scale[group], scales);
            pieces.spread(piece, offset[group], offsets);
            int length = pieces.length(piece);
            for (int row = rows.first(); row < rows.first() + rows.count(); row++) {
                for (int from = 0; from < length; from += ChannelPieces.TILE) {
                    int count = pieces.tile(piece, from);
                    in.get(position(row, piece, from), x, count);
                    apply(x, scales, offsets, count, slope);
                    out.put(position(row, piece, from), x, count);
                }
            }
        }

        private static void apply(float[] x, float[] scale, float[] offset, int count, float slope) {
            for (int i = 0; i < count; i++) {
                float v = x[i] * scale[i] + offset[i];
                x[i] = Math.max(v, slope * v);
            }
        }
    }
}
