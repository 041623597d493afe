package dev.ganvas.ui.export;

import dev.ganvas.problem.FileException;
import dev.ganvas.run.Run;
import dev.ganvas.ui.text.Messages;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Lets a run's own thread write something between two steps, while a background thread waits for it. */
public final class TrainingThreadWriter {
    private TrainingThreadWriter() {}

    /** What is written. */
    @FunctionalInterface
    public interface ThreadWriting {
        void write() throws IOException;
    }

    /**
     * Waits until it is written.
     *
     * @throws IOException what kept it from being written, or that the run was closed before
     * @throws CancellationException if {@code writing} threw it
     */
    public static void write(Run run, ThreadWriting writing) throws IOException {
        CompletableFuture<Optional<IOException>> answer = run.ask(trainer -> {
            try {
                writing.write();
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e);
            }
        });
        Optional<IOException> failure;
        try {
            failure = answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } catch (CancellationException e) {
            if (answer.isCancelled()) {
                throw new FileException(e, "problem.asTold", Messages.text("export.runClosed"));
            }
            throw e;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
