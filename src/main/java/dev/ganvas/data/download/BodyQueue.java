package dev.ganvas.data.download;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands the body of a response, as it arrives, to the thread that wants it. Unlike a stream, that thread can stop
 * waiting at any time. Asks for the next bytes only once the last were taken, so memory stays small.
 */
final class BodyQueue implements HttpResponse.BodySubscriber<BodyQueue>, AutoCloseable {

    /** What arrived: bytes; none at the end; or the failure that ended it. */
    private record Arrival(List<ByteBuffer> buffers, @Nullable Throwable failure) {}

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final CompletableFuture<BodyQueue> subscribed = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * Waits for the next bytes, no longer than {@code wait}.
     *
     * @return none at the end; null if nothing came in time
     * @throws IOException if the connection broke
     */
    @Nullable
    List<ByteBuffer> poll(Duration wait) throws IOException, InterruptedException {
        Arrival arrival = arrivals.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (arrival == null) {
            return null;
        }
        if (arrival.failure() != null) {
            throw new IOException(arrival.failure().getMessage(), arrival.failure());
        }
        Flow.Subscription from = subscription;
        if (from != null && !arrival.buffers().isEmpty()) {
            from.request(1);
        }
        return arrival.buffers();
    }

    /** Ends the connection if the body has not arrived as a whole. */
    @Override
    public void close() {
        Flow.Subscription from = subscription;
        if (from != null) {
            from.cancel();
        }
    }

    @Override
    public CompletionStage<BodyQueue> getBody() {
        return subscribed;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        subscribed.complete(this);
        to.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Flow.Subscription from = subscription;
        if (from != null && buffers.stream().noneMatch(ByteBuffer::hasRemaining)) {
            // Bytes that are none would look like the end.
            from.request(1);
            return;
        }
        arrivals.add(new Arrival(buffers, null));
    }

    @Override
    public void onError(Throwable failure) {
        subscribed.completeExceptionally(failure);
        arrivals.add(new Arrival(List.of(), failure));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(List.of(), null));
    }
}
