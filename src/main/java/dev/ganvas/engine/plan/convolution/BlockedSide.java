package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.Primitive;
import dev.ganvas.engine.onednn.Tensor;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.Layout;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What goes into a convolution or comes out of it, as oneDNN computes on it: with its channels in blocks. That is the
 * signal itself where it lies so, else a copy of it.
 */
final class BlockedSide {
    private final Signal signal;
    private final Signal blocks;
    private final boolean copied;
    private final int channels;
    private final int side;
    /** Values in a row of {@link #blocks}, those that fill the last block up included. */
    private final long row;

    /** Which half of a signal. */
    enum Half {
        VALUE,
        GRADIENT;

        Floats of(Signal signal) {
            return new Floats(this == VALUE ? signal.value() : signal.gradient());
        }
    }

    /** Prepares it for all rows of a layer. */
    BlockedSide(Signal signal, PlanMemory memory) {
        this.signal = signal;
        this.channels = Math.toIntExact(signal.value().size(1));
        this.side = Math.toIntExact(signal.value().size(2));
        this.row = Format.blocked(1, channels, side).length();
        // Single pixels whose channels fill their blocks lie in the same way in both layouts.
        boolean same = side == 1 && row == channels;
        this.copied = signal.layout() == Layout.PLAIN && !same;
        this.blocks = copied ? memory.signal(signal.value().size(0), row) : signal;
    }

    /** Joins a plain signal and the same in blocks. */
    BlockedSide(Signal plain, Signal blocks) {
        this.signal = plain;
        this.blocks = blocks;
        this.copied = true;
        this.channels = Math.toIntExact(plain.value().size(1));
        this.side = Math.toIntExact(plain.value().size(2));
        this.row = Format.blocked(1, channels, side).length();
    }

    private BlockedSide(BlockedSide all, RowRange rows) {
        this.signal = all.signal.rows(rows);
        this.copied = all.copied;
        this.blocks = copied ? all.blocks.rows(rows) : signal;
        this.channels = all.channels;
        this.side = all.side;
        this.row = all.row;
    }

    /** Returns the part of some rows, on the same memory. */
    BlockedSide rows(RowRange rows) {
        return new BlockedSide(this, rows);
    }

    int channels() {
        return channels;
    }

    int side() {
        return side;
    }

    /** Returns some rows in blocks. */
    Tensor tensor(Half half, RowRange rows) {
        return half.of(blocks).tensor(Format.blocked(rows.count(), channels, side), rows.first() * row);
    }

    /** Emits what brings the signal into blocks, if need be. */
    void emitEnter(List<PlanOp> ops, Half half, RowCut cut) {
        if (copied) {
            ops.add(rowwise(cut, part -> Primitive.reorder(plain(half, part), tensor(half, part))));
        }
    }

    /** Emits what brings the blocks back into the signal, if need be. */
    void emitLeave(List<PlanOp> ops, Half half, RowCut cut) {
        if (copied) {
            ops.add(rowwise(cut, part -> Primitive.reorder(tensor(half, part), plain(half, part))));
        }
    }

    private Tensor plain(Half half, RowRange rows) {
        long length = (long) channels * side * side;
        return half.of(signal).tensor(Format.plain(rows.count(), channels, side), rows.first() * length);
    }

    private interface Made {
        Primitive of(RowRange rows);
    }

    private static PlanOp rowwise(RowCut cut, Made made) {
        IntFunction<Primitive> ofPart = part -> made.of(cut.parts().get(part).rows());
        return new RowwisePrimitive("layout of channels", cut, ofPart);
    }
}
