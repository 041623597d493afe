package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.RowwiseOp;
import dev.ganvas.engine.plan.Signal.RowRange;

/** Makes rows of taps of pictures, or pictures of rows of taps. */
final class TapsOp implements RowwiseOp {
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    private final RowCut cut;
    private final Taps taps;
    private final Direction direction;
    private final Floats pictures;
    private final Floats rows;

    /** Which of the two is made. */
    enum Direction {
        /** Rows of taps of pictures. */
        SPREAD,
        /** Pictures of rows of taps. */
        SUM
    }

    /** Of one thread; grows on the first step. */
    private static final class Buffers {
        private float[] picture = {};
        private float[] row = {};

        /** One value more than there are, which stays zero. */
        float[] picture(int length) {
            if (picture.length <= length) {
                picture = new float[length + 1];
            }
            picture[length] = 0;
            return picture;
        }

        float[] row(int length) {
            if (row.length <= length) {
                row = new float[length + 1];
            }
            row[length] = 0;
            return row;
        }
    }

    TapsOp(RowCut cut, Taps taps, Direction direction, Floats pictures, Floats rows) {
        this.cut = cut;
        this.taps = taps;
        this.direction = direction;
        this.pictures = pictures;
        this.rows = rows;
    }

    @Override
    public RowCut cut() {
        return cut;
    }

    @Override
    public void run(int chunk, int thread) {
        float[] picture = BUFFERS.get().picture(taps.picture());
        float[] row = BUFFERS.get().row(taps.row());
        RowRange range = cut.parts().get(chunk).rows();
        for (int i = range.first(); i < range.first() + range.count(); i++) {
            if (direction == Direction.SPREAD) {
                pictures.get(i * taps.picture(), picture, taps.picture());
                taps.spread(picture, row);
                rows.put(i * taps.row(), row, taps.row());
            } else {
                rows.get(i * taps.row(), row, taps.row());
                taps.sum(row, picture);
                pictures.put(i * taps.picture(), picture, taps.picture());
            }
        }
    }

    @Override
    public void close() {
        // holds Java arrays alone
    }
}
