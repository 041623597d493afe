package dev.ganvas.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine, which can be told to misbehave. */
abstract class MnistDownloadTestCase {
    static final int SIZE = 300_000;
    static final int HALF = SIZE / 2;
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(400);

    final Path folder;
    final byte[] content = new byte[SIZE];
    final MnistDownload.RemoteFile file;
    final List<String> requests = new CopyOnWriteArrayList<>();
    final CountDownLatch testEnded = new CountDownLatch(1);
    final ExecutorService threads = Executors.newCachedThreadPool();
    final HttpServer server;
    final URI base;

    MnistDownloadTestCase(@TempDir Path temporary) throws Exception {
        this.folder = temporary.resolve("new/mnist");
        new Random(1).nextBytes(content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        this.file = new MnistDownload.RemoteFile("digits.gz", SIZE, sha256);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.base = URI.create("http://localhost:" + server.getAddress().getPort() + "/mnist");
    }

    interface ServerAnswer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    final void start() {
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    final void stop() {
        testEnded.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    final MnistDownload download(URI... bases) {
        return new MnistDownload(List.of(bases), List.of(file), LONG);
    }

    final void serve(String path, ServerAnswer answer) {
        server.createContext(path, exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(range == null ? "all" : range);
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    final void wellBehaved(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, content, SIZE);
            return;
        }
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        exchange.getResponseHeaders().add("Content-Range", "bytes %d-%d/%d".formatted(from, SIZE - 1, SIZE));
        send(exchange, 206, Arrays.copyOfRange(content, from, SIZE), SIZE - from);
    }

    /** Announces a length and sends {@code bytes} all the same; then the connection is cut if bytes are missing. */
    static void send(HttpExchange exchange, int status, byte[] bytes, int announced) throws IOException {
        exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
        if (announced > 0) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
    }

    final void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), bytes);
    }

    List<String> filesInFolder() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
