package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.Layout;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.convolution.BlockedSide.Half;
import java.util.List;

/** Brings a signal in blocks into the plain layout, for layers that compute on no other, and its gradient back. */
public final class LayoutChange {
    private final Signal plain;
    private final BlockedSide side;

    /** Allocates the plain signal for all rows. */
    public LayoutChange(Signal blocks, PlanMemory memory) {
        this.plain = memory.signal(blocks.value().shape());
        this.side = new BlockedSide(plain, new Signal(blocks.value(), blocks.gradient(), Layout.BLOCKED));
    }

    /** Returns the plain signal. */
    public Signal plain() {
        return plain;
    }

    /** Binds it on some rows. */
    public LayerPlan rows(RowRange rows, RowCut cut) {
        return new Plan(side.rows(rows), cut);
    }

    /** Some rows of it. */
    private record Plan(BlockedSide side, RowCut cut) implements LayerPlan {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            side.emitLeave(ops, Half.VALUE, cut);
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            side.emitEnter(ops, Half.GRADIENT, cut);
        }
    }
}
