package dev.ganvas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from a server on this machine, which can be told to misbehave. */
class MnistDownloadTest {
    private static final int SIZE = 300_000;
    private static final int HALF = SIZE / 2;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final Path folder;
    private final byte[] content = new byte[SIZE];
    private final MnistDownload.RemoteFile file;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch testEnded = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI base;

    MnistDownloadTest(@TempDir Path temporary) throws Exception {
        this.folder = temporary.resolve("new/mnist");
        new Random(1).nextBytes(content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        this.file = new MnistDownload.RemoteFile("digits.gz", SIZE, sha256);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.base = URI.create("http://localhost:" + server.getAddress().getPort() + "/mnist");
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        testEnded.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void fetchesEveryFileAndTellsHowFarItIs() throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);
        serve("/mnist/again.gz", this::wellBehaved);
        MnistDownload.RemoteFile again = new MnistDownload.RemoteFile("again.gz", SIZE, file.sha256());
        List<Long> told = new ArrayList<>();

        new MnistDownload(List.of(base), List.of(file, again), LONG).fetch(folder, (done, total) -> {
            assertThat(total).isEqualTo(2 * SIZE);
            told.add(done);
        });

        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
        assertThat(folder.resolve("again.gz")).hasBinaryContent(content);
        assertThat(filesInFolder()).containsExactly("again.gz", "digits.gz");
        assertThat(told).isSorted().startsWith(0L).endsWith(2L * SIZE);
        assertThat(told).hasSizeGreaterThan(6);
    }

    @Test
    void goesOnWhereAnEarlierDownloadStopped() throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);
        write("digits.gz.part", Arrays.copyOf(content, HALF));

        download(base).fetch(folder, Progress.NONE);

        assertThat(requests).containsExactly("bytes=" + HALF + "-");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
        assertThat(filesInFolder()).containsExactly("digits.gz");
    }

    @Test
    void needsNoNetworkForAPartThatIsWhole() throws Exception {
        write("digits.gz.part", content);

        download(base).fetch(folder, Progress.NONE);

        assertThat(requests).isEmpty();
        assertThat(filesInFolder()).containsExactly("digits.gz");
    }

    @Test
    void beginsAnewWithAServerThatKnowsNoRanges() throws Exception {
        serve("/mnist/digits.gz", exchange -> send(exchange, 200, content, SIZE));
        write("digits.gz.part", Arrays.copyOf(content, HALF));

        download(base).fetch(folder, Progress.NONE);

        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void beginsAnewWhereTheServerRefusesTheRange() throws Exception {
        serve("/mnist/digits.gz", exchange -> {
            boolean ranged = exchange.getRequestHeaders().containsKey("Range");
            send(exchange, ranged ? 416 : 200, content, ranged ? 0 : SIZE);
        });
        write("digits.gz.part", Arrays.copyOf(content, HALF));

        download(base).fetch(folder, Progress.NONE);

        assertThat(requests).containsExactly("bytes=" + HALF + "-", "all");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, HALF, SIZE, SIZE + 1})
    void replacesAPartThatWasWrong(int length) throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);
        write("digits.gz.part", new byte[length]);

        download(base).fetch(folder, Progress.NONE);

        assertThat(requests).endsWith("all");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void keepsNothingOfAFileWithAnotherHash() {
        byte[] other = content.clone();
        other[SIZE - 1]++;
        serve("/mnist/digits.gz", exchange -> send(exchange, 200, other, SIZE));

        fails(
                "digits.gz could not be downloaded: " + base
                        + " has another file under this name (its SHA-256 is not the"
                        + " published one); check the network and try again, or put the file into " + folder
                        + " yourself.",
                base);
        assertThat(folder).isEmptyDirectory();
        assertThat(requests).hasSize(1);
    }

    @Test
    void keepsWhatHadArrivedBeforeTheConnectionWasCutAndGoesOnNextTime() throws Exception {
        serve("/mnist/digits.gz", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Range")) {
                wellBehaved(exchange);
            } else {
                send(exchange, 200, Arrays.copyOf(content, HALF), SIZE);
            }
        });

        assertThatThrownBy(() -> download(base).fetch(folder, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("digits.gz could not be downloaded: " + base + " broke off after ")
                .hasMessageContaining(" of 300,000 bytes (");
        long kept = Files.size(folder.resolve("digits.gz.part"));
        assertThat(kept).isBetween(1L, (long) HALF);
        assertThat(filesInFolder()).containsExactly("digits.gz.part");

        download(base).fetch(folder, Progress.NONE);

        assertThat(requests).containsExactly("all", "bytes=" + kept + "-");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void anotherServerGoesOnWhereOneBrokeOff() throws Exception {
        serve("/cut/digits.gz", exchange -> send(exchange, 200, Arrays.copyOf(content, HALF), SIZE));
        serve("/mnist/digits.gz", this::wellBehaved);

        download(base.resolve("/cut/"), base).fetch(folder, Progress.NONE);

        assertThat(requests).hasSize(2).element(1).asString().startsWith("bytes=");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void saysThatEveryServerLacksTheFile() {
        fails(
                "digits.gz could not be downloaded: " + base + " answered with status 404, " + base
                        + "/old answered with status 404; check the network and try again, or put the file into "
                        + folder
                        + " yourself.",
                base,
                URI.create(base + "/old"));
    }

    @Test
    void asksTheNextServerWhereOneLacksTheFile() throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);

        download(URI.create(base + "/old"), base).fetch(folder, Progress.NONE);

        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void followsToWhereTheFileHasMoved() throws Exception {
        serve("/old/digits.gz", exchange -> {
            exchange.getResponseHeaders().add("Location", "/mnist/digits.gz");
            send(exchange, 302, content, 0);
        });
        serve("/mnist/digits.gz", this::wellBehaved);

        download(base.resolve("/old/")).fetch(folder, Progress.NONE);

        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void saysThatThereIsNoServer() {
        server.stop(0);

        assertThatThrownBy(() -> download(base).fetch(folder, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("digits.gz could not be downloaded: " + base + " cannot be reached (")
                .hasMessageEndingWith("; check the network and try again, or put the file into %s yourself.", folder)
                .hasMessageNotContaining("null");
    }

    @Test
    void leavesThePartAloneWhenALoginPageAnswers() throws Exception {
        byte[] page = "<html>please log in</html>".getBytes(StandardCharsets.UTF_8);
        serve("/mnist/digits.gz", exchange -> send(exchange, 200, page, page.length));
        byte[] part = Arrays.copyOf(content, HALF);
        write("digits.gz.part", part);

        fails("offers a file of 26 bytes in place of 300,000", base);
        assertThat(folder.resolve("digits.gz.part")).hasBinaryContent(part);
    }

    @Test
    void stopsReadingFromAServerThatSendsTooMuch() {
        serve("/mnist/digits.gz", exchange -> {
            // Length 0 means chunks: the client cannot know the length.
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10; i++) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });

        fails("sends more than the 300,000 bytes of the file", base);
        assertThat(folder.resolve("digits.gz.part")).isEmptyFile();
    }

    @Test
    void givesUpOnAServerThatFallsSilent() throws Exception {
        serve("/mnist/digits.gz", this::sendHalfThenNothing);

        assertThatThrownBy(() -> new MnistDownload(List.of(base), List.of(file), SHORT).fetch(folder, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("broke off after 150,000 of 300,000 bytes (nothing came for");
        assertThat(folder.resolve("digits.gz.part")).hasSize(HALF);
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        serve("/mnist/digits.gz", exchange -> waitForTheEnd());

        assertThatThrownBy(() -> new MnistDownload(List.of(base), List.of(file), SHORT).fetch(folder, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("did not answer within");
    }

    @Test
    void canBeCancelledWhileNothingComes() {
        serve("/mnist/digits.gz", this::sendHalfThenNothing);

        assertThatThrownBy(() -> download(base).fetch(folder, new CancelAt(HALF)))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("digits.gz.part")).hasSize(HALF);
    }

    @Test
    void canBeCancelledBeforeItBegins() {
        serve("/mnist/digits.gz", this::wellBehaved);

        assertThatThrownBy(() -> download(base).fetch(folder, new CancelAt(0)))
                .isInstanceOf(CancellationException.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void anInterruptCancelsAndStaysSet() {
        serve("/mnist/digits.gz", this::wellBehaved);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> download(base).fetch(folder, Progress.NONE)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void doesNotFetchWhatIsThere() throws Exception {
        write("digits.gz", content);
        List<Long> told = new ArrayList<>();

        download(base).fetch(folder, (done, total) -> told.add(done));

        assertThat(requests).isEmpty();
        assertThat(told).endsWith((long) SIZE);
    }

    @Test
    void neverReplacesAFileOfAnotherDataSet() throws Exception {
        byte[] fashion = {1, 2, 3};
        write("digits.gz", fashion);

        fails(
                folder.resolve("digits.gz")
                        + " exists, but is not the file that was published; move it away or choose another folder.",
                base);
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(fashion);
    }

    @Test
    void refusesAFolderThatIsAFile() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.write(folder, content);

        fails(folder + " cannot be made a folder (FileAlreadyExistsException", base);
    }

    @Test
    void saysWhichFileCannotBeWritten() throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);
        Files.createDirectories(folder.resolve("digits.gz.part"));

        fails(folder.resolve("digits.gz") + " cannot be written (", base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/mnist", "mnist", "file:/tmp", "https:mnist"})
    void refusesWhatIsNoAddress(String address) {
        fails(address + " is no address to download from; give one that begins with https://.", URI.create(address));
        assertThat(folder).doesNotExist();
    }

    @Test
    void knowsThePublishedFiles() {
        assertThat(MnistDownload.TRAINING_SET).allSatisfy(published -> {
            assertThat(published.sha256()).matches("[0-9a-f]{64}");
            assertThat(published.name()).endsWith("-ubyte.gz");
        });
        assertThat(MnistDownload.MIRRORS)
                .allSatisfy(mirror -> assertThat(mirror).hasScheme("https"));
    }

    private void fails(String part, URI... bases) {
        assertThatThrownBy(() -> download(bases).fetch(folder, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(part);
    }

    private MnistDownload download(URI... bases) {
        return new MnistDownload(List.of(bases), List.of(file), LONG);
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(range == null ? "all" : range);
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private void wellBehaved(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, content, SIZE);
            return;
        }
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        exchange.getResponseHeaders().add("Content-Range", "bytes %d-%d/%d".formatted(from, SIZE - 1, SIZE));
        send(exchange, 206, Arrays.copyOfRange(content, from, SIZE), SIZE - from);
    }

    private void sendHalfThenNothing(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, SIZE);
        exchange.getResponseBody().write(content, 0, HALF);
        exchange.getResponseBody().flush();
        waitForTheEnd();
    }

    private void waitForTheEnd() throws IOException {
        try {
            testEnded.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Announces a length and sends {@code bytes} all the same; then the connection is cut if bytes are missing. */
    private static void send(HttpExchange exchange, int status, byte[] bytes, int announced) throws IOException {
        exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
        if (announced > 0) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), bytes);
    }

    private List<String> filesInFolder() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Cancels once so many bytes have come. */
    private static final class CancelAt implements Progress {
        private final long bytes;
        private boolean reached;

        CancelAt(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void update(long done, long total) {
            reached |= done >= bytes;
        }

        @Override
        public boolean cancelled() {
            return reached;
        }
    }
}
