package dev.ganvas.engine.plan;

import java.util.List;

/** How one layer of a network is computed for a fixed range of rows: it emits the operations of a plan. */
public interface LayerPlan {

    /** Which gradients a backward pass is after. */
    enum Wanted {
        /** The parameters' and the input's. */
        BOTH,
        /** The parameters' alone: for the lowest layer. */
        PARAMETERS,
        /** The input's alone: for a discriminator that only passes the gradient on to the generator. */
        INPUT
    }

    /** Which statistics batch normalization uses in a forward pass. */
    enum Statistics {
        /** Those of the batch itself. */
        BATCH,
        /** Those that training kept track of. */
        RUNNING,
        /** Those that the forward pass before it, of the same rows, used. */
        SAME
    }

    /** There is nothing to be done: the output is the input. */
    LayerPlan NOTHING = new LayerPlan() {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {}

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {}
    };

    /** Emits the operations that make the output of the input. */
    void emitForward(List<PlanOp> ops, Statistics statistics);

    /** Emits the operations that make the wanted gradients of the output's gradient, which they may overwrite. */
    void emitBackward(List<PlanOp> ops, Wanted wanted);

    /** Adds the batch statistics of this layer, if it has any, to {@code statistics}, in the order of the rows. */
    default void collectStatistics(List<BatchStatistics> statistics) {}
}
