package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.problem.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    private final Path root;

    RunFolderTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void removesTheFoldersItMadeIfNothingCameIntoThem() throws Exception {
        Path wanted = root.resolve("a/b/c");
        try (RunFolder folder = RunFolder.create(wanted)) {
            assertThat(wanted).isDirectoryNotContaining(file -> !file.endsWith(".lock"));
            assertThat(folder.sample(7)).isEqualTo(wanted.resolve("samples/step-000007.png"));
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void keepsAFolderThatWasThereOrIsUsed() throws Exception {
        Path there = Files.createDirectory(root.resolve("there"));
        RunFolder.create(there).close();
        assertThat(there).isEmptyDirectory();

        Path used = root.resolve("used");
        try (RunFolder folder = RunFolder.create(used)) {
            Files.writeString(folder.run(), "{}");
        }
        assertThat(used.resolve("run.json")).exists();
    }

    @Test
    void aFolderBelongsToOneRunAtATime() throws Exception {
        Path run = root.resolve("run");
        String sentence = run + " is in use by another Ganvas; wait until that has ended, or give another folder.";
        try (RunFolder folder = RunFolder.create(run)) {
            assertThat(folder.path()).isEqualTo(run);
            assertThatThrownBy(() -> RunFolder.open(run))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessage(sentence);
            assertThatThrownBy(() -> RunFolder.create(run))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessage(sentence);
            assertThat(run).as("whoever is refused leaves it alone").isNotEmptyDirectory();
        }
        RunFolder.create(run).close();
        assertThat(run).doesNotExist();
    }

    @Test
    void aLockWhoseHolderIsDeadIsNoLock() throws Exception {
        Files.writeString(root.resolve(".lock"), "left over");
        RunFolder.create(root).close();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void clearsAwayWhatACutOffProcessLeftAndNothingElse() throws Exception {
        Files.createDirectory(root.resolve("samples"));
        List<String> ours =
                List.of(".losses.csv.12ab.part", ".checkpoint-2.ganvas.0.part", "samples/.step-000010.png.ff.part");
        List<String> others = List.of(".notes.txt.12ab.part", "losses.csv.part", "samples/picture.part");
        for (String name : ours) {
            Files.writeString(root.resolve(name), "half");
        }
        for (String name : others) {
            Files.writeString(root.resolve(name), "precious");
        }
        RunFolder.open(root).close();
        for (String name : ours) {
            assertThat(root.resolve(name)).doesNotExist();
        }
        for (String name : others) {
            assertThat(root.resolve(name)).hasContent("precious");
        }
    }

    @Test
    void numbersSamplesInSixDigitsOrMore() throws Exception {
        try (RunFolder folder = RunFolder.create(root)) {
            assertThat(folder.sample(12_345_678).getFileName()).hasToString("step-12345678.png");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "losses.csv", "samples", "generator.zip"})
    void refusesAFolderThatHoldsARun(String name) throws Exception {
        Files.writeString(root.resolve(name), "precious");

        assertThatThrownBy(() -> RunFolder.create(root))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(root + " already holds a run (" + name
                        + "); choose another folder, or give --force to put that aside in it.");
        assertThat(root.resolve(name)).hasContent("precious");
    }

    @Test
    void refusesAFileInTheWayAndLeavesNothing() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "x");

        assertThatThrownBy(() -> RunFolder.create(file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(file + " cannot be written to (it is a file); choose another folder.");
        assertThatThrownBy(() -> RunFolder.create(file.resolve("a/b")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(
                        file.resolve("a/b") + " cannot be written to (a file is in the way); choose another folder.");
        assertThat(file).hasContent("x");
    }
}
