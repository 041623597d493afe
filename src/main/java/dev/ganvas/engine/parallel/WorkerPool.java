package dev.ganvas.engine.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help the training thread with one operation at a time. An operation is cut into chunks; each thread, the
 * caller too, takes the next chunk until none is left. What a chunk computes must not depend on who takes it, nor on how
 * many threads there are: then the results have the same bits for any number of threads.
 *
 * <p>The caller waits only for chunks that were taken. A worker whose core is busy with something else has taken none,
 * and holds nobody up. Workers that find nothing to do spin for a while, then give their core away, then sleep.
 *
 * <p>One thread owns the pool and calls it; nothing is allocated in {@link #run}.
 */
@SuppressWarnings("ThreadPriorityCheck") // nothing relies on yielding: it only lets others have a core that would spin
public final class WorkerPool implements AutoCloseable {
    /** The most chunks in one operation. */
    public static final int MOST_CHUNKS = 0xffff;

    /** Looks at the next operation this often before a worker yields: some tens of microseconds. */
    private static final int SPINS = 1000;

    private static final int YIELDS = 50;
    /** The owner, who waits for chunks that are being computed, yields after so many looks. */
    private static final int OWNER_SPINS = 500;

    private static final int CHUNK_BITS = 16;

    /** An operation in chunks. */
    public interface ChunkedWork {
        /**
         * Computes one chunk; called by any thread of the pool, each chunk exactly once.
         *
         * @param chunk from 0 on
         * @param thread which thread this is, from 0 (the owner) on: for memory that each thread has of its own
         */
        void run(int chunk, int thread);

        /** Returns what it is called where times are told: its class in words, unless it says more. */
        default String title() {
            String name = getClass().getName();
            String words = name.substring(name.lastIndexOf('.') + 1).replace('$', ' ');
            return words.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
    }

    private final String name;
    private final Runnable beginning;
    private final List<Worker> workers = new ArrayList<>();

    /** Generation, number of chunks, next chunk: taking a chunk is one compare-and-set, which fails if any has changed. */
    private final AtomicLong state = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private volatile @Nullable ChunkedWork work;
    private volatile @Nullable Throwable failure;
    private int generation;
    private @Nullable Profile profile;
    private long waitingSince;

    /**
     * Starts the threads.
     *
     * @param name of the threads, for whoever looks at a list of them
     * @param threads how many work on an operation, the caller counted, at least 1
     * @param beginning what each new thread does first
     */
    public WorkerPool(String name, int threads, Runnable beginning) {
        this.name = name;
        this.beginning = beginning;
        setThreads(threads);
    }

    /** Returns how many threads work on an operation, the owner counted. */
    public int threads() {
        return workers.size() + 1;
    }

    /** Changes the number of threads, between two operations. */
    public void setThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A pool needs at least one thread, not " + threads);
        }
        while (workers.size() >= threads) {
            workers.remove(workers.size() - 1).leave();
        }
        while (workers.size() < threads - 1) {
            Worker worker = new Worker(workers.size() + 1);
            workers.add(worker);
            worker.thread.start();
        }
    }

    /**
     * Computes all chunks of an operation and returns when each is done.
     *
     * @param chunks from 0 to {@link #MOST_CHUNKS}
     * @throws RuntimeException or an error that a chunk threw; what the other chunks did is then unknown
     */
    public void run(ChunkedWork chunked, int chunks) {
        Profile kept = profile;
        if (kept == null) {
            compute(chunked, chunks);
            return;
        }
        long begun = System.nanoTime();
        waitingSince = 0;
        compute(chunked, chunks);
        long end = System.nanoTime();
        kept.add(chunked, end - begun, waitingSince == 0 ? 0 : end - waitingSince);
    }

    /** Has the time of each operation that follows added to {@code kept}; null ends it. */
    public void setProfile(@Nullable Profile kept) {
        profile = kept;
    }

    private void compute(ChunkedWork chunked, int chunks) {
        if (chunks < 0 || chunks > MOST_CHUNKS) {
            throw new IllegalArgumentException("An operation has 0 to " + MOST_CHUNKS + " chunks, not " + chunks);
        }
        if (chunks == 1 || workers.isEmpty()) {
            for (int chunk = 0; chunk < chunks; chunk++) {
                chunked.run(chunk, 0);
            }
            return;
        }
        work = chunked;
        finished.set(0);
        generation++;
        long open = (long) generation << (2 * CHUNK_BITS) | (long) chunks << CHUNK_BITS;
        state.set(open);
        for (int i = 0; i < workers.size() && i < chunks - 1; i++) {
            workers.get(i).wake();
        }
        takeChunks(0);
        if (profile != null) {
            waitingSince = System.nanoTime();
        }
        for (int looks = 0; finished.get() < chunks; looks++) {
            if (looks < OWNER_SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        work = null;
        throwFailure();
    }

    /** Ends the threads; they are gone soon after. */
    @Override
    public void close() {
        setThreads(1);
    }

    private static int next(long state) {
        return (int) (state & MOST_CHUNKS);
    }

    private static int limit(long state) {
        return (int) (state >>> CHUNK_BITS & MOST_CHUNKS);
    }

    /** Computes chunks until none is left; returns whether there was one. */
    private boolean takeChunks(int thread) {
        boolean any = false;
        while (true) {
            long seen = state.get();
            if (next(seen) >= limit(seen)) {
                return any;
            }
            if (state.compareAndSet(seen, seen + 1)) {
                // This chunk is not finished, so the operation that it belongs to is the one that is open.
                ChunkedWork open = work;
                try {
                    if (open != null) {
                        open.run(next(seen), thread);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    finished.incrementAndGet();
                }
                any = true;
            }
        }
    }

    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown == null) {
            return;
        }
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    /** A thread that helps. */
    private final class Worker implements Runnable {
        private final int index;
        private final Thread thread;
        private volatile boolean sleeping;
        private volatile boolean leaving;

        Worker(int index) {
            this.index = index;
            thread = new Thread(this, name + "-" + index);
            thread.setDaemon(true);
        }

        @Override
        public void run() {
            beginning.run();
            int idle = 0;
            while (!leaving) {
                if (takeChunks(index)) {
                    idle = 0;
                } else if (idle < SPINS) {
                    idle++;
                    Thread.onSpinWait();
                } else if (idle < SPINS + YIELDS) {
                    idle++;
                    Thread.yield();
                } else {
                    sleep();
                    idle = 0;
                }
            }
        }

        /** Sleeps unless there is something to do: says so first and looks once more, so that no call is missed. */
        private void sleep() {
            sleeping = true;
            long seen = state.get();
            if (next(seen) >= limit(seen) && !leaving) {
                LockSupport.park(this);
            }
            sleeping = false;
        }

        void wake() {
            if (sleeping) {
                LockSupport.unpark(thread);
            }
        }

        void leave() {
            leaving = true;
            LockSupport.unpark(thread);
        }
    }
}
