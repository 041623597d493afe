package dev.ganvas.cli;

import dev.ganvas.run.Run;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Stops training when the process is told to end (Ctrl-C), and keeps the process alive until what it made is saved.
 */
final class StopOnShutdown {
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Runnable stop;

    private StopOnShutdown(Runnable stop) {
        this.stop = stop;
    }

    /**
     * Works and saves on the calling thread while watching over {@code run}.
     *
     * @param run already started, so that the pause comes behind it
     * @param work trains the run and saves it
     */
    static <T> T during(Run run, Callable<T> work) throws Exception {
        return during(run::pause, work);
    }

    /**
     * Works and saves on the calling thread.
     *
     * @param stop makes the work end soon; called on another thread
     */
    static <T> T during(Runnable stop, Callable<T> work) throws Exception {
        StopOnShutdown watch = new StopOnShutdown(stop);
        Thread hook = new Thread(watch::stop, "stop-on-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            watch.saved.countDown();
            remove(hook);
        }
    }

    private void stop() {
        stop.run();
        try {
            saved.await();
        } catch (InterruptedException e) {
            // Nobody interrupts hooks; if somebody does, the process is to end at once.
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and Java offers no other way to ask. The hook runs and is let go at once.
        }
    }
}
