package dev.ganvas.data.download;

import dev.ganvas.problem.Sentence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file from one server into a part file, after the bytes that are there already, and checks it. Works on the
 * caller's thread, which writes the file itself; no wait is longer than a moment without asking whether to go on.
 */
final class FileTransfer {
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** A server that did not give the file, with the reason, to be read behind its address. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Sentence reason;

        FailedException(Sentence reason) {
            super(reason.toString());
            this.reason = reason;
        }

        FailedException(Sentence reason, Throwable cause) {
            super(reason.toString(), cause);
            this.reason = reason;
        }

        Sentence reason() {
            return reason;
        }
    }

    private final MnistDownload.Rising progress;
    private final Duration patience;
    private final HttpClient client;

    FileTransfer(MnistDownload.Rising progress, Duration patience) {
        this.progress = progress;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Completes {@code part} and checks it.
     *
     * @throws IOException if {@code part} cannot be written or read
     * @throws FailedException if the server does not give the file; what did arrive stays in {@code part}
     */
    void fetch(URI address, MnistDownload.RemoteFile file, Path part) throws IOException, FailedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        if (have > file.bytes()) {
            have = 0;
        }
        progress.checkCancelled();
        if (have < file.bytes()) {
            have = transfer(address, file, part, have);
        }
        if (Checksum.of(part).equals(file.sha256())) {
            return;
        }
        Files.delete(part);
        if (have == 0) {
            throw new FailedException(Sentence.of("download.otherFile"));
        }
        // What was there before may have been the wrong half: once more, all of it.
        fetch(address, file, part);
    }

    /** Returns how many of the bytes that were there before were kept. */
    private long transfer(URI address, MnistDownload.RemoteFile file, Path part, long have)
            throws IOException, FailedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<BodyQueue> response = send(request.build());
        try (BodyQueue body = response.body()) {
            int status = response.statusCode();
            if (status == RANGE_NOT_SATISFIABLE && have > 0) {
                return transfer(address, file, part, 0);
            }
            if (status != OK && status != PARTIAL) {
                throw new FailedException(Sentence.of("download.status", status));
            }
            long start = status == PARTIAL ? have : 0;
            checkOffer(response, file.bytes() - start, start);
            write(body, file, part, start);
            return start;
        }
    }

    /** Refuses what cannot be the file, such as the page of a network that wants a login, before the part is touched. */
    private static void checkOffer(HttpResponse<?> response, long wanted, long start) throws FailedException {
        long offered = response.headers().firstValueAsLong("Content-Length").orElse(wanted);
        if (offered != wanted) {
            throw new FailedException(Sentence.of("download.otherLength", start + offered, start + wanted));
        }
        String range = response.headers().firstValue("Content-Range").orElse("bytes " + start + "-");
        if (!range.startsWith("bytes " + start + "-")) {
            throw new FailedException(Sentence.of("download.otherPart"));
        }
    }

    private void write(BodyQueue body, MnistDownload.RemoteFile file, Path part, long start)
            throws IOException, FailedException {
        long position = start;
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.truncate(start).position(start);
            progress.at(position);
            for (List<ByteBuffer> buffers = next(body, file, position);
                    !buffers.isEmpty();
                    buffers = next(body, file, position)) {
                for (ByteBuffer buffer : buffers) {
                    position += buffer.remaining();
                    if (position > file.bytes()) {
                        channel.truncate(0);
                        throw new FailedException(Sentence.of("download.tooMuch", file.bytes()));
                    }
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
                progress.at(position);
            }
            channel.force(true);
        }
        if (position < file.bytes()) {
            throw cutOff(file, position, Sentence.of("download.ended"), null);
        }
    }

    /** Waits for the next bytes; returns none at the end. */
    private List<ByteBuffer> next(BodyQueue body, MnistDownload.RemoteFile file, long position) throws FailedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                progress.checkCancelled();
                List<ByteBuffer> buffers = body.poll(MOMENT);
                if (buffers != null) {
                    return buffers;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw cutOff(file, position, Sentence.of("download.silence", patience.toSeconds()), null);
                }
            }
        } catch (IOException e) {
            throw cutOff(file, position, reason(e), e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private HttpResponse<BodyQueue> send(HttpRequest request) throws FailedException {
        CompletableFuture<HttpResponse<BodyQueue>> answer = client.sendAsync(request, headers -> new BodyQueue());
        long deadline = System.nanoTime() + patience.toNanos();
        boolean answered = false;
        try {
            while (true) {
                progress.checkCancelled();
                try {
                    HttpResponse<BodyQueue> response = answer.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
                    answered = true;
                    return response;
                } catch (TimeoutException e) {
                    if (System.nanoTime() - deadline > 0) {
                        throw new FailedException(Sentence.of("download.noAnswer", patience.toSeconds()), e);
                    }
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FailedException(Sentence.of("download.notReached", reason(cause)), cause);
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            if (!answered) {
                answer.cancel(true);
            }
        }
    }

    private static FailedException cutOff(
            MnistDownload.RemoteFile file, long position, Sentence why, @Nullable Throwable cause) {
        Sentence reason = Sentence.of("download.brokeOff", position, file.bytes(), why);
        return cause == null ? new FailedException(reason) : new FailedException(reason, cause);
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("the download was interrupted");
    }

    private static Sentence reason(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null && thrown instanceof ConnectException) {
            return Sentence.of("download.unknownName");
        }
        return Sentence.of("problem.asTold", message == null ? thrown.getClass().getSimpleName() : message);
    }
}
