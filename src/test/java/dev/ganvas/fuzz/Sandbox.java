package dev.ganvas.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of a fuzzer's own: what a reader finds there is set before each input, and it must leave nothing else. */
final class Sandbox {
    private final Path root;
    private final Path folder;

    Sandbox() {
        try {
            root = Files.createTempDirectory("ganvas-fuzz");
            folder = Files.createDirectories(root.resolve("inner"));
            root.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path put(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file, if it is there. */
    void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Fails if anything but these files lies here, in the folder or beside it. */
    void assertOnly(String... names) {
        try (Stream<Path> found = Files.walk(root)) {
            Set<String> files = found.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> wanted = new TreeSet<>(List.of(names).stream()
                    .map(name -> Path.of("inner", name).toString())
                    .toList());
            if (!files.equals(wanted)) {
                throw new IllegalStateException("The reader left " + files + " in place of " + wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if what is said of a bad file is not one sentence for a user. */
    static void assertSentence(Exception refusal) {
        String text = refusal.getMessage();
        if (text == null || text.isBlank() || text.length() > 4000 || !text.endsWith(".") || text.contains("\n\tat ")) {
            throw new IllegalStateException("No sentence for a user: " + text, refusal);
        }
    }
}
