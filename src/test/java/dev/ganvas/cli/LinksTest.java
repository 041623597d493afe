package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.file.NeedsLinks;
import dev.ganvas.store.SavedRunFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link in the folder of a run is no way out of it. */
@NeedsLinks
class LinksTest {
    private static final String PRECIOUS = "precious, and not of Ganvas";

    @TempDir
    private Path folder = Path.of("");

    private Path run = Path.of("");
    private Path victim = Path.of("");

    @BeforeEach
    void train() throws Exception {
        run = folder.resolve("run");
        SavedRunFolders.save(run, 20);
        victim = Files.writeString(folder.resolve("victim.txt"), PRECIOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".lock",
                "losses.csv",
                "numbers.txt",
                "run.json",
                "generator.zip",
                "discriminator.zip",
                "checkpoint-1.ganvas",
                "checkpoint-2.ganvas"
            })
    void aLinkToAFileElsewhereIsRefused(String name) throws Exception {
        Path link = run.resolve(name);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("../victim.txt"));
        List<Path> before = RunFolders.files(run);

        assertRefused(link);
        assertThat(victim).hasContent(PRECIOUS);
        Files.delete(victim);
        assertRefused(link);
        assertThat(victim).doesNotExist();
        assertThat(RunFolders.files(run)).isEqualTo(before);
    }

    @Test
    void aLinkToAFolderElsewhereIsRefused() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("step-000099.png"), PRECIOUS);
        for (Path sample : RunFolders.files(run.resolve("samples"))) {
            Files.delete(sample);
        }
        Files.delete(run.resolve("samples"));
        Files.createSymbolicLink(run.resolve("samples"), elsewhere);

        assertRefused(run.resolve("samples"));
        assertThat(elsewhere).isDirectoryContaining(precious::equals);
        assertThat(RunFolders.files(elsewhere)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".lock", "losses.csv", "numbers.txt", "generator.zip", "checkpoint-1.ganvas"})
    void aFileThatHasANameElsewhereTooKeepsItsContentThere(String name) throws Exception {
        Path shared = run.resolve(name);
        if (name.equals(".lock")) {
            Files.createLink(shared, victim);
        } else {
            Files.delete(victim);
            Files.createLink(victim, shared); // as backups share what did not change
        }
        byte[] before = Files.readAllBytes(victim);

        CliRun resumed = CliRun.of("resume", run.toString(), "--steps", "5");
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).isZero();
        assertThat(victim).hasBinaryContent(before);
        assertThat(run.resolve("losses.csv")).content().hasLineCount(26);
    }

    @Test
    void aRunFolderThatIsALinkItselfIsTheUsersOwnChoice() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), run);

        assertThat(CliRun.of("resume", link.toString(), "--steps", "5").code()).isZero();
        assertThat(run.resolve("losses.csv")).content().hasLineCount(26);
    }

    @Test
    void aLinkInTheWayOfAComparedRunIsRefused() throws Exception {
        Path compared = Files.createDirectory(folder.resolve("compared"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(compared.resolve("adam"), elsewhere);

        CliRun comparison =
                CliRun.of("compare", "even", "--optimizers", "adam", "--steps", "2", "--out", compared.toString());
        assertThat(comparison.code()).isEqualTo(3);
        assertThat(elsewhere).isEmptyDirectory();
    }

    private void assertRefused(Path link) {
        CliRun resumed = CliRun.of("resume", run.toString(), "--steps", "5");
        assertThat(resumed.code()).isEqualTo(3);
        assertThat(resumed.err().strip())
                .isEqualTo(link + " is a link, and nothing is written through links in the folder of a run;"
                        + " put what it leads to in its place, or delete it.");
    }
}
