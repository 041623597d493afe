package dev.ganvas.engine.plan.elementwise;

import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.Floats;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An operation that makes each value of an array of the values in the same place, piece after piece. */
abstract class ElementwiseOp implements ChunkedOp {
    /** Pieces in a chunk: some microseconds, beside which handing it over is little. */
    private static final int PIECES = 4;

    private static final int ARRAYS = 3;
    private static final ThreadLocal<float[][]> SCRATCH =
            ThreadLocal.withInitial(() -> new float[ARRAYS][Floats.PIECE]);

    private final int length;
    private final int piece;
    private final int chunkLength;

    /**
     * Cuts an array.
     *
     * @param unit a piece has a whole number of so many values, if that many fit into it
     */
    ElementwiseOp(int length, int unit) {
        this.length = length;
        this.piece = unit > Floats.PIECE ? Floats.PIECE : Floats.PIECE / unit * unit;
        this.chunkLength = piece * PIECES;
    }

    @Override
    public final int chunks() {
        return (length + chunkLength - 1) / chunkLength;
    }

    @Override
    public final void run(int chunk, int thread) {
        float[][] scratch = SCRATCH.get();
        int end = Math.min(length, (chunk + 1) * chunkLength);
        begin(scratch, Math.min(piece, end - chunk * chunkLength));
        for (int from = chunk * chunkLength; from < end; from += piece) {
            compute(scratch, from, Math.min(piece, end - from));
        }
    }

    /** Prepares a chunk whose pieces have at most {@code longest} values. */
    void begin(float[][] scratch, int longest) {}

    /**
     * Computes a piece.
     *
     * @param scratch arrays of {@link Floats#PIECE} values that belong to the calling thread
     */
    abstract void compute(float[][] scratch, int from, int count);

    @Override
    public void close() {
        // holds Java arrays alone
    }

    /** A bias that is added to each row; repeated, so that the loops over a piece are plain ones. */
    static final class Bias {
        private final @Nullable Floats values;
        private final int columns;

        /**
         * Binds it.
         *
         * @param values as long as a row; null for none
         */
        Bias(@Nullable Floats values, int columns) {
            this.values = values;
            this.columns = columns;
        }

        /** Fills an array that serves each piece of whole rows; nothing where a row is longer than a piece. */
        void begin(float[] tiled, int count) {
            if (values == null) {
                Arrays.fill(tiled, 0, count, 0);
            } else if (columns <= Floats.PIECE) {
                values.get(0, tiled, columns);
                for (int filled = columns; filled < count; filled *= 2) {
                    System.arraycopy(tiled, 0, tiled, filled, Math.min(filled, count - filled));
                }
            }
        }

        /** Fills it for one piece, where a row is longer than that. */
        void spread(float[] tiled, int from, int count) {
            if (values == null || columns <= Floats.PIECE) {
                return;
            }
            for (int done = 0; done < count; ) {
                int column = (from + done) % columns;
                int part = Math.min(count - done, columns - column);
                values.get(column, tiled, done, part);
                done += part;
            }
        }
    }
}
