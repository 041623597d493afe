package dev.ganvas.engine.parallel;

import java.util.Arrays;

/**
 * Finds the number of threads that is fastest, by the time that the first steps of training take with 1, 2, 4 … of them up
 * to the cores. They are tried in turns, several times each: other programs make steps slower, never faster, and the code
 * is still being compiled when the first ones are timed. Belongs to one trainer and its thread.
 */
public final class ThreadTrial {
    private static final int ROUNDS = 4;
    private static final int LEAST_STEPS = 3;
    private static final long TURN_NANOS = 75_000_000L;

    private final WorkerPool pool;
    private final int[] candidates;
    private final long[] fastest;
    private int turn;
    private int steps;
    private long elapsed;

    /** Begins with one thread. */
    public ThreadTrial(WorkerPool pool) {
        this.pool = pool;
        int cores = Runtime.getRuntime().availableProcessors();
        int count = Integer.SIZE - Integer.numberOfLeadingZeros(cores);
        candidates = new int[count];
        for (int i = 0; i < count; i++) {
            candidates[i] = 1 << i;
        }
        if (candidates[count - 1] < cores) {
            candidates[count - 1] = cores;
        }
        fastest = new long[count];
        Arrays.fill(fastest, Long.MAX_VALUE);
        pool.setThreads(candidates[0]);
    }

    /** Returns whether the fastest number is found and used. */
    public boolean isOver() {
        return turn == ROUNDS * candidates.length;
    }

    /** Takes in what a step took, and goes on to the next number where this one had its turn. */
    public void stepTook(long nanos) {
        int current = turn % candidates.length;
        fastest[current] = Math.min(fastest[current], nanos);
        steps++;
        elapsed += nanos;
        if (steps < LEAST_STEPS || elapsed < TURN_NANOS) {
            return;
        }
        steps = 0;
        elapsed = 0;
        turn++;
        pool.setThreads(isOver() ? best() : candidates[turn % candidates.length]);
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < candidates.length; i++) {
            if (fastest[i] < fastest[best]) {
                best = i;
            }
        }
        return candidates[best];
    }
}
