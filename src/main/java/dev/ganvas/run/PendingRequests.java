package dev.ganvas.run;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What was asked of the training thread and is not answered yet. Any thread. */
final class PendingRequests {
    private final Map<Long, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();

    /** Puts a question among the commands; its answer is cancelled if the run is closed before. */
    <T> CompletableFuture<T> ask(RunControl control, Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        long number = asked.getAndIncrement();
        open.put(number, answer);
        boolean accepted = control.add(() -> {
            open.remove(number);
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) { // whoever asked is told
                answer.completeExceptionally(e);
            }
        });
        if (!accepted) {
            open.remove(number);
            answer.cancel(false);
        }
        return answer;
    }

    /** Says that nobody will answer any more. */
    void cancelAll() {
        open.values().forEach(answer -> answer.cancel(false));
        open.clear();
    }
}
