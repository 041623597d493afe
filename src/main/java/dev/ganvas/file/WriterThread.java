package dev.ganvas.file;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Writes the files of a run on a thread of its own, one after another in the order in which they were given, so that
 * training waits for the disk only where more writing piles up than fits here. Whatever is given must not change any
 * more. Not to be given anything by its own thread, which would wait for itself.
 */
public final class WriterThread implements Executor, AutoCloseable {
    /** What waits may take so much memory: enough to get over a slow moment of the disk, or a burst of small files. */
    private static final int MOST_BYTES = 16 << 20;
    /** What a piece of work takes at least. */
    private static final int LEAST_BYTES = 1 << 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(WriterThread::daemon);
    private final Semaphore room = new Semaphore(MOST_BYTES, true);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "writer");
        thread.setDaemon(true);
        return thread;
    }

    /** Does some work after all that was given before; waits while too much is waiting already. */
    @Override
    public void execute(Runnable work) {
        execute(work, LEAST_BYTES);
    }

    /**
     * Does the same.
     *
     * @param bytes that the work keeps in memory until it is done
     */
    public void execute(Runnable work, long bytes) {
        int taken = (int) Math.max(LEAST_BYTES, Math.min(bytes, MOST_BYTES));
        room.acquireUninterruptibly(taken);
        thread.execute(() -> {
            try {
                work.run();
            } finally {
                room.release(taken);
            }
        });
    }

    /** Does some work after all that was given before, and tells what came of it. */
    public <T> Future<T> submit(Callable<T> work) {
        return thread.submit(work);
    }

    /** Waits until all that was given is written. */
    public void finish() {
        result(submit(() -> true));
    }

    /** Waits for what came of some work. */
    public static <T> T result(Future<T> work) {
        return uninterruptibly(() -> {
            try {
                return work.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        });
    }

    /** Writes what is waiting, and ends the thread. */
    @Override
    public void close() {
        thread.shutdown();
        uninterruptibly(() -> thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    }

    private interface Waiting<T> {
        T await() throws InterruptedException;
    }

    /** What was given is written even where somebody wants the thread that waits for it to end. */
    private static <T> T uninterruptibly(Waiting<T> waiting) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
