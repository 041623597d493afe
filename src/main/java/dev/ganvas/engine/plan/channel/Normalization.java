package dev.ganvas.engine.plan.channel;

import dev.ganvas.engine.plan.BatchStatistics;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.RowwiseOp;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.List;

/**
 * What the passes of batch normalization (Ioffe and Szegedy, 2015) with a rectifier behind it have in common. A pass sums
 * over each part of the rows, puts the sums of a group together in the order of its parts, and goes through the rows once
 * more.
 */
abstract class Normalization {
    final NormalizationParameters parameters;
    /** One for each group. */
    final List<BatchStatistics> statistics;

    final RowCut cut;
    final ChannelPieces pieces;
    final int channels;

    Normalization(NormalizationParameters parameters, List<BatchStatistics> statistics, RowCut cut, Signal signal) {
        this.parameters = parameters;
        this.statistics = statistics;
        this.cut = cut;
        this.channels = parameters.channels();
        this.pieces = new ChannelPieces(signal, channels);
    }

    /** A pass over all rows. */
    abstract class Rows implements RowwiseOp {
        @Override
        public final RowCut cut() {
            return cut;
        }

        @Override
        public final void run(int chunk, int thread) {
            RowCut.Part part = cut.parts().get(chunk);
            for (int piece = 0; piece < pieces.count(); piece++) {
                compute(chunk, part.rows(), statistics.get(part.group()), piece);
            }
        }

        /** Computes a piece of some rows. */
        abstract void compute(int part, RowRange rows, BatchStatistics ofGroup, int piece);

        /** Returns where a tile lies in the array. */
        final int position(int row, int piece, int from) {
            return row * pieces.row() + pieces.from(piece) + from;
        }

        @Override
        public void close() {
            // holds Java arrays alone
        }
    }

    /** What is done once between two passes over the rows. */
    abstract static class Once implements PlanOp {
        @Override
        public void close() {
            // holds Java arrays alone
        }
    }
}
