package dev.ganvas.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.UnusableDataException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that end well, from the start or from where an earlier one stopped. */
class MnistDownloadTest extends MnistDownloadTestCase {
    MnistDownloadTest(@TempDir Path temporary) throws Exception {
        super(temporary);
    }

    @Test
    void fetchesEveryFileAndTellsHowFarItIs() throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);
        serve("/mnist/again.gz", this::wellBehaved);
        MnistDownload.RemoteFile again = new MnistDownload.RemoteFile("again.gz", SIZE, file.sha256());
        List<Long> told = new ArrayList<>();

        new MnistDownload(List.of(base), List.of(file, again), LONG).fetch(folder, false, (done, total) -> {
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

        download(base).fetch(folder, false, Progress.NONE);

        assertThat(requests).containsExactly("bytes=" + HALF + "-");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
        assertThat(filesInFolder()).containsExactly("digits.gz");
    }

    @Test
    void needsNoNetworkForAPartThatIsWhole() throws Exception {
        write("digits.gz.part", content);

        download(base).fetch(folder, false, Progress.NONE);

        assertThat(requests).isEmpty();
        assertThat(filesInFolder()).containsExactly("digits.gz");
    }

    @Test
    void beginsAnewWithAServerThatKnowsNoRanges() throws Exception {
        serve("/mnist/digits.gz", exchange -> send(exchange, 200, content, SIZE));
        write("digits.gz.part", Arrays.copyOf(content, HALF));

        download(base).fetch(folder, false, Progress.NONE);

        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void beginsAnewWhereTheServerRefusesTheRange() throws Exception {
        serve("/mnist/digits.gz", exchange -> {
            boolean ranged = exchange.getRequestHeaders().containsKey("Range");
            send(exchange, ranged ? 416 : 200, content, ranged ? 0 : SIZE);
        });
        write("digits.gz.part", Arrays.copyOf(content, HALF));

        download(base).fetch(folder, false, Progress.NONE);

        assertThat(requests).containsExactly("bytes=" + HALF + "-", "all");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, HALF, SIZE, SIZE + 1})
    void replacesAPartThatWasWrong(int length) throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);
        write("digits.gz.part", new byte[length]);

        download(base).fetch(folder, false, Progress.NONE);

        assertThat(requests).endsWith("all");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
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

        assertThatThrownBy(() -> download(base).fetch(folder, false, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("digits.gz could not be downloaded: " + base + " broke off after ")
                .hasMessageContaining(" of 300,000 bytes (");
        long kept = Files.size(folder.resolve("digits.gz.part"));
        assertThat(kept).isBetween(1L, (long) HALF);
        assertThat(filesInFolder()).containsExactly("digits.gz.part");

        download(base).fetch(folder, false, Progress.NONE);

        assertThat(requests).containsExactly("all", "bytes=" + kept + "-");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void anotherServerGoesOnWhereOneBrokeOff() throws Exception {
        serve("/cut/digits.gz", exchange -> send(exchange, 200, Arrays.copyOf(content, HALF), SIZE));
        serve("/mnist/digits.gz", this::wellBehaved);

        download(base.resolve("/cut/"), base).fetch(folder, false, Progress.NONE);

        assertThat(requests).hasSize(2).element(1).asString().startsWith("bytes=");
        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void asksTheNextServerWhereOneLacksTheFile() throws Exception {
        serve("/mnist/digits.gz", this::wellBehaved);

        download(URI.create(base + "/old"), base).fetch(folder, false, Progress.NONE);

        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void followsToWhereTheFileHasMoved() throws Exception {
        serve("/old/digits.gz", exchange -> {
            exchange.getResponseHeaders().add("Location", "/mnist/digits.gz");
            send(exchange, 302, content, 0);
        });
        serve("/mnist/digits.gz", this::wellBehaved);

        download(base.resolve("/old/")).fetch(folder, false, Progress.NONE);

        assertThat(folder.resolve("digits.gz")).hasBinaryContent(content);
    }

    @Test
    void doesNotFetchWhatIsThere() throws Exception {
        write("digits.gz", content);
        List<Long> told = new ArrayList<>();

        download(base).fetch(folder, false, (done, total) -> told.add(done));

        assertThat(requests).isEmpty();
        assertThat(told).endsWith((long) SIZE);
    }

    @Test
    void knowsThePublishedFiles() {
        assertThat(MnistDownload.TRAINING_SET).hasSize(2).allSatisfy(published -> {
            assertThat(published.sha256()).matches("[0-9a-f]{64}");
            assertThat(published.name()).endsWith("-ubyte.gz");
        });
        assertThat(MnistDownload.MIRRORS).isNotEmpty().allSatisfy(mirror -> assertThat(mirror)
                .hasScheme("https"));
    }
}
