package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.history.History;
import dev.ganvas.store.CheckpointFile.CheckpointContent;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A checkpoint comes back as it went; a file that is damaged, foreign or hostile is refused in one sentence. */
@Timeout(120)
class CheckpointFileTest {
    private static final int HEADER_LENGTH_AT = 20;
    private static final int HEADER_AT = 24;

    private static byte[] whole = new byte[0];

    private final Path folder;

    CheckpointFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void train(@TempDir Path folder) throws Exception {
        SavedRunFolders.save(folder.resolve("run"), 40);
        whole = Files.readAllBytes(newest(folder.resolve("run")));
    }

    @Test
    void whatWasSavedComesBack() throws Exception {
        CheckpointContent content = CheckpointFile.read(file(whole));
        Checkpoint checkpoint = content.checkpoint();

        assertThat(checkpoint.step()).isEqualTo(40);
        assertThat(checkpoint.history().length()).isEqualTo(40);
        assertThat(checkpoint.history().rows().step(39)).isEqualTo(40);
        assertThat(checkpoint.history().rows().value(StepFigure.D_LOSS, 39)).isPositive();
        assertThat(checkpoint.timeline()).hasSizeGreaterThan(20);
        assertThat(checkpoint.trainer().generator().parameters()).hasSize(56);
        assertThat(checkpoint.trainer().discriminator().updates()).isEqualTo(40);
        Path again = folder.resolve("again");
        CheckpointFile.write(again, content);
        assertThat(again).hasBinaryContent(whole);
    }

    /** A later Ganvas measures more, or one of today's figures no longer. */
    @Test
    void figuresAreFoundByTheirNames() throws Exception {
        History.Past all = CheckpointFile.read(file(whole)).checkpoint().history();
        Path other = file(summed(replaced(whole.clone(), "\"d_loss\"", "\"of_tomorrow\"")));

        History.Past past = CheckpointFile.read(other).checkpoint().history();

        assertThat(past.length()).isEqualTo(40);
        for (int row = 0; row < past.length(); row++) {
            assertThat(past.rows().value(StepFigure.D_LOSS, row)).isNaN();
            for (StepFigure figure : StepFigure.all()) {
                if (figure != StepFigure.D_LOSS) {
                    assertThat(past.rows().value(figure, row))
                            .isEqualTo(all.rows().value(figure, row));
                }
            }
        }
    }

    @Test
    void aFileCutAnywhereIsRefused() throws Exception {
        for (int length = 0; length < whole.length; length += length < 100 ? 1 : 97) {
            assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
        }
        assertRefused(Arrays.copyOf(whole, whole.length - 1), "cut by one");
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "one too many");
    }

    @Test
    void aFlippedBitAnywhereIsFound() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = whole.clone();
            int at = i < HEADER_AT ? i : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            assertRefused(bytes, "flipped at " + at);
        }
    }

    /** Whoever writes a file on purpose gives it the right sum. */
    @Test
    void anyContentUnderARightSumIsReadOrRefusedWithinTheMemoryOfTheFile() throws Exception {
        Random random = new Random(8);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = whole.clone();
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                // Mostly the header, where everything is decided.
                int at = random.nextInt(random.nextInt(4) > 0 ? 3500 : bytes.length - Integer.BYTES);
                bytes[at] = (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt(256));
            }
            refused += isRefused(summed(bytes), "change " + i) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(1000);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                row("another magic", bytes -> bytes.putLong(0, 1), "it does not begin as a checkpoint does"),
                row("a later format", bytes -> bytes.putInt(8, 2), "has format 2, but this Ganvas reads format 1;"),
                row(
                        "a giant header",
                        bytes -> bytes.putInt(HEADER_LENGTH_AT, Integer.MAX_VALUE),
                        "announces 2,147,483,647"),
                row("a negative header", bytes -> bytes.putInt(HEADER_LENGTH_AT, -1), "announces -1 bytes"),
                row("an empty header", bytes -> bytes.putInt(HEADER_LENGTH_AT, 0), "is of an experiment \"\""),
                text("giant rows", "\"rows\":40", "\"rows\":99", "rows is \"99\""),
                text("fewer rows", "\"rows\":40", "\"rows\":39", "is of step"),
                text("a giant latent", "\"bits\":7", "\"bits\":16", "which even does not make"),
                text("a giant batch", "\"batch\":16", "\"batch\":65536", "it announces 1835008 bytes"),
                text("giant snapshots", "\"snapshots\":41", "\"snapshots\":99999", "it announces"),
                text("fewer snapshots", "\"snapshots\":41", "\"snapshots\":1", "there is more behind its end"),
                text("negative updates", "\"updates\":40", "\"updates\":-4", "updates is \"-4\""),
                text("another optimizer", "\"optimizer\":\"ADAM\"", "\"optimizer\":\"XYZ\"", "optimizer \"XYZ\""),
                text("more slots", "\"optimizer\":\"ADAM\"", "\"optimizer\":\"SGD\"", "is of step"),
                text("a figure twice", "\"d_loss\"", "\"g_loss\"", "it names no figures that can be"),
                text("no name of a figure", "\"d_loss\"", "\"../x\"", "it names no figures that can be"),
                text("a figure that is no text", "\"d_loss\"", "[[]]", "it names no figures that can be"),
                text("no list of figures", "\"figures\":[", "\"figures\":0,\"x\":[", "it names no figures that can be"),
                text("more figures", "\"d_loss\"", "\"a\",\"b\",\"d_loss\"", "is damaged"),
                text("a figure less", "\"d_loss\",", "", "is damaged"),
                text("no numbers", "\"check\":", "\"chuck\":", "check is \"\""),
                text("a giant shape", "\"shape\":[1,1,7]", "\"shape\":[3,4096,4096]", "does not make"),
                text("other steps", "\"steps\":40}", "\"steps\":1}", "rows is \"40\""),
                text("another setting", "\"lr\":", "\"rl\":", "has a setting \"rl\", which is unknown in even;"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aHostileFileIsRefused(String what, UnaryOperator<byte[]> change, String sentence) throws Exception {
        Path file = file(summed(change.apply(whole.clone())));

        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(sentence)
                .hasMessageMatching("[^\n]*; [^\n]*\\.");
    }

    @Test
    void theCheckpointBeforeIsUsedWhereTheNewestIsDamaged() throws Exception {
        SavedRunFolders.save(folder.resolve("run"), 30);
        Path newest = newest(folder.resolve("run"));
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 500));

        SavedCheckpoint saved = SavedCheckpoint.read(folder.resolve("run"));

        assertThat(saved.checkpoint().step()).isZero();
        assertThat(saved.note().orElseThrow().toString())
                .startsWith(newest + " is damaged (its check sum is wrong);")
                .endsWith(" The checkpoint of step 0 is used instead.");
        List<Path> files = CheckpointSlots.files(folder.resolve("run"));
        for (Path file : files) {
            Files.write(file, new byte[3]);
        }
        assertThatThrownBy(() -> SavedCheckpoint.read(folder.resolve("run")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("is damaged (it has only 3 bytes); restore it from a copy, or train again.");
    }

    @Test
    void whoGoesOnIsToldOnceThatTheArithmeticHasChanged() throws Exception {
        SavedRunFolders.save(folder.resolve("run"), 30);
        Path newest = newest(folder.resolve("run"));
        CheckpointContent saved = CheckpointFile.read(newest);
        assertThat(SavedCheckpoint.read(folder.resolve("run")).note()).isEmpty();

        CheckpointFile.write(newest, new CheckpointContent(saved.checkpoint(), saved.tables(), saved.sequence(), 1));

        assertThat(SavedCheckpoint.read(folder.resolve("run"))
                        .note()
                        .orElseThrow()
                        .toString())
                .isEqualTo(folder.resolve("run") + " was saved by a Ganvas that rounded otherwise; it goes on, but its"
                        + " last digits differ from those of before.");
    }

    private static Path newest(Path run) {
        return CheckpointSlots.files(run).get(0);
    }

    private void assertRefused(byte[] bytes, String what) throws Exception {
        assertThat(isRefused(bytes, what)).as(what).isTrue();
    }

    /** Reads the bytes; anything but success and one sentence fails. */
    private boolean isRefused(byte[] bytes, String what) throws Exception {
        try {
            CheckpointFile.read(file(bytes));
            return false;
        } catch (UnusableDataException e) {
            assertThat(e).hasMessageMatching("[^\n]*; [^\n]*\\.");
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("checkpoint-1.ganvas"), bytes);
    }

    private static byte[] summed(byte[] bytes) {
        CRC32C sum = new CRC32C();
        int end = bytes.length - Integer.BYTES;
        sum.update(bytes, 0, end);
        ByteBuffer.wrap(bytes).putInt(end, (int) sum.getValue());
        return bytes;
    }

    private static Arguments row(String what, java.util.function.Consumer<ByteBuffer> change, String sentence) {
        UnaryOperator<byte[]> changed = bytes -> {
            change.accept(ByteBuffer.wrap(bytes));
            return bytes;
        };
        return Arguments.of(what, changed, sentence);
    }

    /** Replaces text in the header, whose length follows. */
    private static Arguments text(String what, String from, String to, String sentence) {
        UnaryOperator<byte[]> changed = bytes -> replaced(bytes, from, to);
        return Arguments.of(what, changed, sentence);
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        int length = ByteBuffer.wrap(bytes).getInt(HEADER_LENGTH_AT);
        String header = new String(bytes, HEADER_AT, length, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(header).contains(from);
        byte[] other = header.replaceFirst(java.util.regex.Pattern.quote(from), to)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteBuffer result = ByteBuffer.allocate(bytes.length - length + other.length);
        result.put(bytes, 0, HEADER_AT).put(other).put(bytes, HEADER_AT + length, bytes.length - HEADER_AT - length);
        return result.putInt(HEADER_LENGTH_AT, other.length).array();
    }
}
