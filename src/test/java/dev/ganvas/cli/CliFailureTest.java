package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.idx.IdxSamples;
import dev.ganvas.file.NeedsLinks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure: the exit code, one sentence, and nothing left behind. */
class CliFailureTest {
    private final Path folder;
    private final String out;

    CliFailureTest(@TempDir Path folder) {
        this.folder = folder;
        this.out = folder.resolve("deep/run").toString();
    }

    @Test
    void saysSoWhenMnistCannotBeFetched() throws IOException {
        // A port that was free a moment ago, so nobody answers there.
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CliRun run = CliRun.of("fetch", "--out", out, "--from", "http://127.0.0.1:" + port + "/");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "fast", ""})
    void refusesALearningRateThatIsNone(String rate) {
        CliRun run = CliRun.of("train", "even", "--lr", rate, "--out", out);

        assertFailed(run, 2, "lr must be a number above 0 and at most 100, but is ");
        assertThat(run.err()).containsAnyOf("but is " + rate + ".", "but is \"" + rate + "\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --batch 0                | batch must be a whole number from 1 to 65536, but is 0.
            --bits 17                | bits must be a whole number from 2 to 16, but is 17.
            --steps 5.5              | steps must be a whole number from 0 to 9223372036854775807, but is "5.5".
            --optimizer best         | optimizer must be one of sgd, rmsprop, adam, but is "best".
            --set lr                 | --set takes name=value, but is "lr"; write for example --set lr=0.001.
            --set lr=fast            | lr must be a number above 0 and at most 100, but is "fast".
            --lr 1 --set lr=2        | lr is given twice; give it once.
            --set lr=1 --set lr=1    | lr is given twice; give it once.
            --steps 5 --epochs 5     | steps and epochs are both given; give one of them.
            --steps 5 --set epochs=5 | steps and epochs are both given; give one of them.
            --lr 1 --lr 2            | Option '--lr' (X) should be specified only once; see ganvas train --help.
            --colour red             | There is no option "--colour"; see ganvas train --help.
            --real-label 0           | real-label is 0 and fake-label is 0; real-label must be the larger.
            more                     | "more" is one argument too many; see ganvas train --help.
            """)
    void refusesWrongUsage(String options, String sentence) {
        String[] arguments = Stream.concat(Stream.of("train", "even", "--out", out), Arrays.stream(options.split(" ")))
                .toArray(String[]::new);

        assertFailed(CliRun.of(arguments), 2, sentence);
    }

    @Test
    void refusesAnUnknownSettingAndNamesTheKnownOnes() {
        assertFailed(
                CliRun.of("train", "even", "--out", out, "--set", "speed=9"),
                2,
                "even has no setting \"speed\"; it has optimizer, lr,");
    }

    @Test
    void refusesWhatIsNoCommand() {
        assertFailed(CliRun.of("paint"), 2, "There is no command \"paint\"; see ganvas --help.");
        assertFailed(CliRun.of("--verbose"), 2, "No command is given; see ganvas --help.");
        assertFailed(
                CliRun.of("train", "cats", "--out", out), 2, "There is no experiment \"cats\"; choose one of even, ");
        assertFailed(CliRun.of("train", "even"), 2, "Missing required option: '--out=DIR'; see ganvas train --help.");
        assertFailed(CliRun.of("train", "even", "--out", " "), 2, "--out is empty; give the folder to save in.");
        assertFailed(CliRun.of("bench", "even", "--steps", "0"), 2, "steps is 0, but a timing needs at least 1.");
        assertFailed(CliRun.of("bench", "all", "--steps", "0"), 2, "steps is 0, but a timing needs at least 1.");
        assertFailed(
                CliRun.of("bench", "all", "--threads", "0", "--lr", "1"),
                2,
                "lr cannot be set for all experiments at once; name one, or give steps and threads only.");
        assertFailed(
                CliRun.of("train", "all", "--out", out), 2, "There is no experiment \"all\"; choose one of even, ");
    }

    @Test
    void refusesABatchLargerThanTheData() throws IOException {
        Path data = IdxSamples.write(folder, "few", IdxSamples.images(3, 4, 4));

        assertFailed(
                CliRun.of("train", "mnist-mlp", "--data", data.toString(), "--batch", "4", "--out", out),
                2,
                "batch is 4, but few, 3 images has only 3 samples; give at most 3.");
    }

    @Test
    void refusesUnusableData() throws IOException {
        assertUnusable("nowhere", " does not exist; give an IDX file of images, or a folder that holds one.");
        IdxSamples.write(folder, "empty", new byte[0]);
        assertUnusable("empty", " is empty; give an IDX file of images, such as train-images-idx3-ubyte.gz.");
        IdxSamples.write(folder, "cut", Arrays.copyOf(IdxSamples.images(3, 4, 4), 40));
        assertUnusable("cut", " is truncated: its header announces 3 images in 48 bytes");
        IdxSamples.write(folder, "labels", IdxSamples.labels(3));
        assertUnusable("labels", " holds labels (it begins with 0x00000801) where images are needed");
        IdxSamples.write(folder, "text", "not an IDX file".getBytes(StandardCharsets.US_ASCII));
        assertUnusable("text", " begins with 0x6e6f7420, not with the 0x00000803 of IDX images");
    }

    /** A permission would not keep the tests' own user out where that is root; a link to itself keeps out anyone. */
    @Test
    @NeedsLinks
    void whatCannotBeLookedAtIsNotCalledMissing() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        for (String[] arguments : List.of(
                new String[] {"train", "mnist-mlp", "--data", "" + loop, "--out", out},
                new String[] {"train", "faces", "--data", "" + loop, "--out", out},
                new String[] {"resume", "" + loop},
                new String[] {"sample", "--run", "" + loop, "--out", folder + "/a.png"})) {
            assertThat(CliRun.of(arguments).err())
                    .as(String.join(" ", arguments))
                    .startsWith(loop + " cannot be read (Too many levels of symbolic links")
                    .endsWith("; make it readable." + System.lineSeparator());
        }
    }

    @Test
    void countsOneAsOne() throws IOException {
        Path one = IdxSamples.write(folder, "one", IdxSamples.images(1, 8, 8));
        assertFailed(
                CliRun.of("train", "mnist-mlp", "--data", "" + one, "--out", out),
                2,
                "batch is 100, but one, 1 image has only 1 sample; give at most 1.");
    }

    @Test
    void refusesLabelsOfAnotherCount() throws IOException {
        IdxSamples.write(folder, "images-idx3-ubyte", IdxSamples.images(3, 4, 4));
        Path labels = IdxSamples.write(folder, "labels-idx1-ubyte", IdxSamples.labels(4));

        assertFailed(
                CliRun.of("train", "mnist-mlp", "--data", folder.toString(), "--out", out),
                3,
                labels + " has 4 labels, but " + folder.resolve("images-idx3-ubyte") + " has 3 images");
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertFailed(
                CliRun.of("train", "even", "--out", file.toString()),
                3,
                file + " cannot be written to (it is a file); choose another folder.");
        assertFailed(
                CliRun.of("train", "even", "--out", file.resolve("run").toString()),
                3,
                file.resolve("run") + " cannot be written to (a file is in the way); choose another folder.");
        assertThat(file).hasContent("x");
    }

    @Test
    void showsTheWholeFailureOnlyWhenAsked() {
        String missing = folder.resolve("nowhere").toString();

        CliRun plain = CliRun.of("train", "mnist-mlp", "--data", missing, "--out", out);
        CliRun verbose = CliRun.of("train", "mnist-mlp", "--data", missing, "--out", out, "--verbose");
        Logging.quiet();

        assertThat(plain.err().lines()).hasSize(1);
        assertThat(verbose.err()).startsWith(plain.err().strip()).contains("at dev.ganvas.data.idx.IdxPaths.find(");
        assertThat(verbose.code()).isEqualTo(3);
    }

    private void assertUnusable(String name, String sentence) {
        String path = folder.resolve(name).toString();
        assertFailed(CliRun.of("train", "mnist-mlp", "--data", path, "--out", out), 3, path + sentence);
    }

    private void assertFailed(CliRun run, int code, String sentence) {
        assertThat(run.err()).startsWith(sentence);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err().strip()).endsWith(".");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
        assertThat(folder.resolve("deep")).doesNotExist();
    }
}
