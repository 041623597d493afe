package dev.ganvas.file;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes the files of a run on a thread of its own, one after another in the order in which they were given, so that
 * training waits for the disk only where more writing piles up than fits here. Whatever is given must not change any
 * more. Not to be given anything by its own thread, which would wait for itself.
 */
public final class WriterThread implements Executor, AutoCloseable {
    /** Few enough that their samples take little memory, and enough to get over a slow moment of the disk. */
    private static final int MOST_WAITING = 32;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            WriterThread::daemon,
            WriterThread::waitForRoom);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "writer");
        thread.setDaemon(true);
        return thread;
    }

    private static void waitForRoom(Runnable work, ThreadPoolExecutor full) {
        if (full.isShutdown()) {
            throw new RejectedExecutionException("The files of this run are closed.");
        }
        uninterruptibly(() -> {
            full.getQueue().put(work);
            return work;
        });
    }

    /** Does some work after all that was given before; waits while too much is waiting already. */
    @Override
    public void execute(Runnable work) {
        thread.execute(work);
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
