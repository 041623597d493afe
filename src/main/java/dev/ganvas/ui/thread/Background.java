package dev.ganvas.ui.thread;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Does what must not hold up the window: reading data, writing files. Asked on the JavaFX thread, which also hears. */
public interface Background extends AutoCloseable {

    /**
     * Does {@code work} elsewhere, then tells either {@code done} or {@code failed} on the JavaFX thread.
     *
     * @param failed hears whatever {@code work} threw
     */
    <T> void submit(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed);

    /** Tells {@code news} of work under way on the JavaFX thread; called on whichever thread does the work. */
    void tell(Runnable news);

    /** Returns one for work of another kind, so that neither kind waits for the other; closed by whoever asked for it. */
    default Background another() {
        return this;
    }

    /** Begins nothing more; what is under way is finished. */
    @Override
    void close();

    /** Returns one that does one thing after another on a daemon thread. */
    static Background onOneThread() {
        ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "background");
            thread.setDaemon(true);
            return thread;
        });
        return new Background() {
            @Override
            public <T> void submit(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                executor.execute(() -> {
                    Runnable report = attempt(work, done, failed);
                    Platform.runLater(report);
                });
            }

            @Override
            public void tell(Runnable news) {
                Platform.runLater(news);
            }

            @Override
            public Background another() {
                return onOneThread();
            }

            @Override
            public void close() {
                executor.shutdown();
            }
        };
    }

    /** Returns one that does everything at once on the calling thread, for tests. */
    static Background onCallingThread() {
        return new Background() {
            @Override
            public <T> void submit(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                attempt(work, done, failed).run();
            }

            @Override
            public void tell(Runnable news) {
                // A run and what saves it have threads of their own even here.
                if (Platform.isFxApplicationThread()) {
                    news.run();
                } else {
                    Platform.runLater(news);
                }
            }

            @Override
            public void close() {}
        };
    }

    private static <T> Runnable attempt(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        try {
            T result = work.call();
            return () -> done.accept(result);
        } catch (Throwable e) { // Errors as well: running out of memory while loading must be shown
            return () -> failed.accept(e);
        }
    }
}
