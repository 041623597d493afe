package dev.ganvas.engine.plan;

/** One operation of a plan, bound to its arrays. Training thread only. */
public interface PlanOp extends AutoCloseable {
    /** When an operation runs in its pass. */
    enum Turn {
        /** Before all others, at the same time as the others of this turn. */
        FIRST,
        /** After those that were emitted before it. */
        IN_ORDER,
        /** As in order, but at the same time as the row-wise operations behind it, which need nothing of it. */
        BESIDE_NEXT,
        /** After all of the turns before, at the same time as the others of this turn. */
        AFTER_ALL,
        /** After all others, at the same time as the others of this turn. */
        LAST
    }

    /** Computes the output from the inputs as they are now. */
    void run();

    /** Returns when it runs; all but those in order are chunked. */
    default Turn turn() {
        return Turn.IN_ORDER;
    }

    @Override
    void close();
}
