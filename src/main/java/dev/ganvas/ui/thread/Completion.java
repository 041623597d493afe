package dev.ganvas.ui.thread;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Goes on, on the JavaFX thread, when something that others do is over. Any thread. */
public final class Completion {
    private Completion() {}

    /** Tells {@code next} on the JavaFX thread when {@code work} is over: what went wrong, or null. */
    public static void await(CompletableFuture<Void> work, Consumer<? super @Nullable Throwable> next) {
        CompletableFuture<Void> unused =
                work.whenComplete((nothing, failure) -> Platform.runLater(() -> next.accept(failure)));
    }
}
