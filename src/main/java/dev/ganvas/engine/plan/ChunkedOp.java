package dev.ganvas.engine.plan;

import dev.ganvas.engine.parallel.WorkerPool;

/**
 * An operation in chunks that threads of a pool take as they come. What a chunk computes depends neither on who takes it
 * nor on the other chunks, and how many there are depends on sizes alone.
 */
public interface ChunkedOp extends PlanOp, WorkerPool.ChunkedWork {
    /** Returns how many chunks there are. */
    int chunks();

    /** Computes {@code op}, on the threads of {@code pool} if it is in chunks. */
    static void run(PlanOp op, WorkerPool pool) {
        if (op instanceof ChunkedOp chunked) {
            pool.run(chunked, chunked.chunks());
        } else {
            op.run();
        }
    }

    /** Computes all of it on the calling thread. */
    @Override
    default void run() {
        for (int chunk = 0; chunk < chunks(); chunk++) {
            run(chunk, 0);
        }
    }
}
