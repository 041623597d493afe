package dev.ganvas.cli;

import dev.ganvas.run.Run;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Pauses a run when the process is told to end (Ctrl-C), and keeps the process alive until what the run made is saved.
 */
final class StopOnShutdown {
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Run run;

    private StopOnShutdown(Run run) {
        this.run = run;
    }

    /**
     * Works and saves on the calling thread while watching over {@code run}.
     *
     * @param run already started, so that the pause comes behind it
     * @param work trains the run and saves it
     */
    static <T> T during(Run run, Callable<T> work) throws Exception {
        StopOnShutdown watch = new StopOnShutdown(run);
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
        run.pause();
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
