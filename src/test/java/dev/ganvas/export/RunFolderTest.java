package dev.ganvas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            assertThat(wanted).isEmptyDirectory();
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
                .hasMessage(root + " already holds a run (" + name + "); choose another folder, or delete it first.");
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
