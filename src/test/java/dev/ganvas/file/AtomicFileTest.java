package dev.ganvas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private final Path folder;

    AtomicFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void replacesAFileAsAWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        AtomicFile.write(file, temporary -> {
            Files.writeString(temporary, "new");
            assertThat(temporary).hasParent(folder).isNotEqualTo(file);
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, temporary -> {
                    Files.writeString(temporary, "half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " cannot be written (No space left on device);" + " free some space there.");

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void saysWhyWritingFailedEvenIfWhatIsHalfDoneCannotBeRemoved() {
        Path file = folder.resolve("a.txt");

        assertThatThrownBy(() -> AtomicFile.write(file, temporary -> {
                    Files.createFile(Files.createDirectory(temporary).resolve("in the way"));
                    throw new AccessDeniedException(temporary.toString(), file.toString(), null);
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " cannot be written (access denied); choose another place or make it writable.")
                .cause()
                .satisfies(cause ->
                        assertThat(cause.getSuppressed()).hasExactlyElementsOfTypes(DirectoryNotEmptyException.class));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
