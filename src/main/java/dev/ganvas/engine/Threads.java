package dev.ganvas.engine;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.NativeOp;

/** How many threads the arithmetic uses. It is a matter of speed alone: results have the same bits for any number. */
public final class Threads {
    /** In place of a number: as many as {@link #byRule}. */
    public static final int BY_RULE = 0;

    /** In place of a number: as many as are fastest in the first steps. */
    public static final int FASTEST = -1;

    private Threads() {}

    /**
     * Returns the number used unless another one is asked for: one for each core. A thread that finds nothing to do gives
     * its core away, so the window keeps its pulse.
     */
    public static int byRule() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Starts the threads that compute beside the calling thread, which owns them.
     *
     * @param threads how many compute, the calling one counted, at least 1
     */
    static WorkerPool pool(int threads) {
        NativeOp.useCallingThread();
        return new WorkerPool("engine", threads, NativeOp::useCallingThread);
    }
}
