package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.store.SavedRunFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is there already is only written over where {@code --force} says so. */
class ForceTest {
    private static final String PRECIOUS = "precious, and not of Ganvas";

    @TempDir
    private Path folder = Path.of("");

    private Path run = Path.of("");

    @BeforeEach
    void train() throws Exception {
        run = folder.resolve("run");
        SavedRunFolders.save(run, 12);
    }

    @ParameterizedTest
    @CsvSource({
        "sample,    a.png",
        "png,       b.png",
        "gif,       c.gif",
        "csv,       d.csv",
        "numbers,   e.txt",
    })
    void aFileIsNotWrittenOverUnasked(String what, String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), PRECIOUS);
        String[] command = what.equals("sample")
                ? new String[] {"sample", "--run", "" + run, "--out", "" + file}
                : new String[] {"export", "" + run, "--what", what, "--out", "" + file};

        CliRun refused = CliRun.of(command);
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().strip())
                .isEqualTo(file + " is there already; give another name, or --force to write over it.");
        assertThat(file).hasContent(PRECIOUS);
        CliRun forced = CliRun.of(forced(command));
        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .isNotEqualTo(PRECIOUS);
        assertThat(CliRun.of(command).code())
                .as("a file of its own is no exception")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"pictures, sample-001.png", "networks, run.json"})
    void aFolderIsNotWrittenIntoUnasked(String what, String replaced) throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("mine.txt"), PRECIOUS);
        Files.writeString(out.resolve(replaced), PRECIOUS);
        String[] command = {"export", "" + run, "--what", what, "--out", "" + out};

        assertThat(CliRun.of(command).err())
                .isEqualToIgnoringNewLines(out + " is there already; give another name, or --force to write over it.");
        assertThat(RunFolders.files(out)).hasSize(2);
        CliRun forced = CliRun.of(forced(command));
        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(out.resolve("mine.txt")).hasContent(PRECIOUS);
        assertThat(Files.size(out.resolve(replaced))).isNotEqualTo(PRECIOUS.length());
        assertThat(out).isDirectoryNotContaining("glob:**.export*");
    }

    @Test
    void aRunIsNotMixedWithOtherFilesUnasked() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path mine = Files.writeString(out.resolve("thesis.txt"), PRECIOUS);
        String[] command = {"train", "even", "--steps", "3", "--out", "" + out};

        CliRun refused = CliRun.of(command);
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().strip())
                .isEqualTo(out + " already holds other things (thesis.txt); choose another folder, or give --force to"
                        + " save beside them.");
        assertThat(RunFolders.files(out)).containsExactly(mine);
        assertThat(CliRun.of(forced(command)).code()).isZero();
        assertThat(mine).hasContent(PRECIOUS);
        assertThat(out.resolve("losses.csv")).content().hasLineCount(4);
    }

    @Test
    void aRunIsPutAsideForAnother() throws Exception {
        byte[] networks = Files.readAllBytes(run.resolve("generator.zip"));
        byte[] losses = Files.readAllBytes(run.resolve("losses.csv"));
        String[] command = {"train", "even", "--steps", "3", "--out", "" + run};

        assertThat(CliRun.of(command).code()).isEqualTo(3);
        assertThat(CliRun.of(forced(command)).code()).isZero();
        assertThat(run.resolve("losses.csv")).content().hasLineCount(4);
        assertThat(run.resolve("replaced/generator.zip")).hasBinaryContent(networks);
        assertThat(run.resolve("replaced/losses.csv")).hasBinaryContent(losses);
        assertThat(CliRun.of("resume", run.resolve("replaced").toString(), "--steps", "2")
                        .out())
                .startsWith("Going on from step 12.");
    }

    @Test
    void aComparisonIsPutAsideForAnother() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        String[] command = {"compare", "even", "--optimizers", "adam,sgd", "--steps", "2", "--out", "" + out};
        Path mine = Files.writeString(out.resolve("thesis.txt"), PRECIOUS);
        assertThat(CliRun.of(command).code()).isEqualTo(3);
        Files.delete(mine);
        assertThat(CliRun.of(command).code()).isZero();
        byte[] networks = Files.readAllBytes(out.resolve("adam/generator.zip"));
        assertThat(CliRun.of(command).code()).isEqualTo(3);
        assertThat(out.resolve("adam/generator.zip")).hasBinaryContent(networks);
        assertThat(CliRun.of(forced(command)).code()).isZero();
        assertThat(out.resolve("adam/replaced/generator.zip")).hasBinaryContent(networks);
    }

    private static String[] forced(String[] command) {
        String[] forced = java.util.Arrays.copyOf(command, command.length + 1);
        forced[command.length] = "--force";
        return forced;
    }
}
