package dev.ganvas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .hasMessage(file + " cannot be written (the disk is full); free some space there.");

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "There is not enough space on the disk",
                "The disk is full",
                "Disk quota exceeded",
                "Disc quota exceeded"
            })
    void saysThatTheDiskIsFullWhateverTheSystemAndTheLibraryCallIt(String told) {
        Path file = folder.resolve("a.png");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(told);
            }
        };
        int[] noise = new Random(1).ints(400 * 400).toArray();

        assertThatThrownBy(
                        () -> AtomicFile.write(file, temporary -> PngWriter.encode(new Picture(400, 400, noise), full)))
                .hasMessage(file + " cannot be written (the disk is full); free some space there.")
                .hasStackTraceContaining(told);
        assertThatThrownBy(() -> AtomicFile.write(file, temporary -> {
                    throw new FileSystemException(file.toString(), null, told);
                }))
                .hasMessage(file + " cannot be written (the disk is full); free some space there.");
    }

    @Test
    void whatAnImageLibraryHidesIsTold() {
        Path file = folder.resolve("a.png");

        assertThatThrownBy(() -> AtomicFile.write(file, temporary -> {
                    throw new IIOException("I/O error writing PNG file!", new IOException("Input/output error"));
                }))
                .hasMessage(
                        file + " cannot be written (Input/output error); choose another place or make it writable.");
    }
}
