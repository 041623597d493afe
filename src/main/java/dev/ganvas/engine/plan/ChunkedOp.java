package dev.ganvas.engine.plan;

import dev.ganvas.engine.parallel.WorkerPool;

/**
 * An operation in chunks that threads of a pool take as they come. What a chunk computes depends neither on who takes it
 * nor on the other chunks, and how many there are depends on sizes alone.
 */
public interface ChunkedOp extends PlanOp, WorkerPool.ChunkedWork {
    /** Returns how many chunks there are. */
    int chunks();

    /** Computes all of it on the calling thread. */
    @Override
    default void run() {
        for (int chunk = 0; chunk < chunks(); chunk++) {
            run(chunk, 0);
        }
    }
}
