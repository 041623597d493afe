package dev.ganvas.engine;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.NativeOp;

/** How many threads the arithmetic uses. */
public final class Threads {
    private static final int MOST_BY_RULE = 8;
    private static final long TRIAL_NANOS = 300_000_000L;
    private static final int TRIAL_STEPS = 3;

    private Threads() {}

    /**
     * Returns the number used unless another one is asked for: one less than the cores, which leaves one to the window,
     * but at least 1 and at most 8. It depends on the machine alone, so a run repeats bit for bit on one machine.
     */
    public static int byRule() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Math.max(1, Math.min(MOST_BY_RULE, cores - 1));
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

    /** Times {@code step} of a pool with 1, 2, 4 … threads up to the cores, a third of a second each, and returns the best number. */
    static int fastest(WorkerPool pool, Runnable step) {
        int cores = Runtime.getRuntime().availableProcessors();
        long fastest = Long.MAX_VALUE;
        int best = 1;
        for (int candidate = 1; candidate <= cores; candidate *= 2) {
            pool.setThreads(candidate);
            long nanos = nanosPerStep(step);
            if (nanos < fastest) {
                fastest = nanos;
                best = candidate;
            }
        }
        return best;
    }

    /** Returns the fastest of the steps in a short while: other programs make steps slower, never faster. */
    private static long nanosPerStep(Runnable step) {
        long fastest = Long.MAX_VALUE;
        long end = System.nanoTime() + TRIAL_NANOS;
        for (int steps = 0; steps < TRIAL_STEPS || System.nanoTime() < end; steps++) {
            long start = System.nanoTime();
            step.run();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
