package dev.ganvas.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.ganvas.data.Progress;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that fail or are cancelled: what is said, and what is left in the folder. */
class MnistDownloadFailureTest extends MnistDownloadTestCase {
    MnistDownloadFailureTest(@TempDir Path temporary) throws Exception {
        super(temporary);
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
    void saysThatThereIsNoServer() {
        server.stop(0);

        assertThatThrownBy(() -> download(base).fetch(folder, false, Progress.NONE))
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

        assertThatThrownBy(() ->
                        new MnistDownload(List.of(base), List.of(file), SHORT).fetch(folder, false, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("broke off after 150,000 of 300,000 bytes (nothing came for");
        assertThat(folder.resolve("digits.gz.part")).hasSize(HALF);
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        serve("/mnist/digits.gz", exchange -> waitForTheEnd());

        assertThatThrownBy(() ->
                        new MnistDownload(List.of(base), List.of(file), SHORT).fetch(folder, false, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("did not answer within");
    }

    @Test
    void canBeCancelledWhileNothingComes() {
        serve("/mnist/digits.gz", this::sendHalfThenNothing);

        assertThatThrownBy(() -> download(base).fetch(folder, false, new CancelAt(HALF)))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("digits.gz.part")).hasSize(HALF);
    }

    @Test
    void canBeCancelledBeforeItBegins() {
        serve("/mnist/digits.gz", this::wellBehaved);

        assertThatThrownBy(() -> download(base).fetch(folder, false, new CancelAt(0)))
                .isInstanceOf(CancellationException.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void anInterruptCancelsAndStaysSet() {
        serve("/mnist/digits.gz", this::wellBehaved);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> download(base).fetch(folder, false, Progress.NONE))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void neverReplacesAFileOfAnotherDataSet() throws Exception {
        byte[] fashion = {1, 2, 3};
        write("digits.gz", fashion);

        fails(
                folder.resolve("digits.gz")
                        + " exists, but is not the file that was published; move it away, choose another folder, or give --force to write over it.",
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

    private void fails(String part, URI... bases) {
        assertThatThrownBy(() -> download(bases).fetch(folder, false, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(part);
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
