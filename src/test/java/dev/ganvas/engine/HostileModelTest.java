package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.preset.Presets;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files made to hurt: nothing is unpacked beyond what is needed, and nothing anywhere else. */
class HostileModelTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int BOMB = 1 << 28;

    private final Path folder;
    private final Path file;

    HostileModelTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.file = Files.createDirectory(folder.resolve("run")).resolve("generator.zip");
    }

    @Test
    void aConfigurationThatUnpacksToAQuarterOfAGigabyteIsNotUnpacked() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            putCoefficients(zip, 56);
            putBomb(zip, "configuration.json");
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertRefused();
    }

    @Test
    void parametersBehindTheAnnouncedOnesAreNotUnpacked() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            putBomb(zip, "coefficients.bin");
            putText(zip, "configuration.json", "{}");
        }
        assertRefused();
    }

    @Test
    void aCountOfParametersThatNoMemoryHoldsIsRefused() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            putCoefficients(zip, Long.MAX_VALUE);
            putText(zip, "configuration.json", "{}");
        }
        assertRefused();
    }

    @Test
    void aConfigurationNestedWithoutEndIsRefused() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            putCoefficients(zip, 56);
            putText(zip, "configuration.json", "[".repeat(100_000));
        }
        assertRefused();
    }

    @Test
    void entriesThatClimbOutOfTheFolderAreWrittenNowhere() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            putText(zip, "../climbed.txt", "out");
            putText(zip, folder.resolve("absolute.txt").toString(), "out");
            putText(zip, "../configuration.json", "{}");
            putText(zip, "../coefficients.bin", "");
        }
        assertRefused();
    }

    private void assertRefused() throws IOException {
        NetworkSpec expected = Presets.EVEN.architecture().generator(7, new SampleShape(1, 1, 7));
        byte[] before = Files.readAllBytes(file);
        Assertions.assertTimeout(SOON, () -> assertThatThrownBy(() -> SavedGenerator.open(file, expected, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageMatching("[^\n]*; [^\n]*\\."));
        assertThat(file).hasBinaryContent(before);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    private static void putBomb(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) ' ');
        for (int i = 0; i < BOMB / piece.length; i++) {
            zip.write(piece);
        }
    }

    private static void putText(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void putCoefficients(ZipOutputStream zip, long announced) throws IOException {
        zip.putNextEntry(new ZipEntry("coefficients.bin"));
        DataOutputStream data = new DataOutputStream(zip);
        data.writeUTF("MIXED_DATA_TYPES");
        data.writeLong(6);
        data.writeUTF("LONG");
        for (long number : new long[] {1, announced, 1, 8192, 1, 99}) {
            data.writeLong(number);
        }
        data.writeUTF("MIXED_DATA_TYPES");
        data.writeLong(announced);
        data.writeUTF("FLOAT");
        for (int i = 0; i < 56; i++) {
            data.writeFloat(i / 100f);
        }
        data.flush();
    }
}
