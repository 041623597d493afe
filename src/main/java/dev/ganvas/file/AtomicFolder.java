package dev.ganvas.file;

import dev.ganvas.problem.FileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes whole folders or nothing: first under a temporary name, which is then changed to the folder's own. */
public final class AtomicFolder {
    private AtomicFolder() {}

    /** Fills an empty folder. */
    public interface FolderContent {
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Creates a folder with its content; none of it stays if anything fails.
     *
     * @throws IOException with one sentence for the user
     */
    public static void write(Path target, FolderContent content) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileException("file.thereAlready", target);
        }
        Path temporary = AtomicFile.temporaryBeside(target);
        // As a resource: where the temporary folder cannot be removed either, the first reason is the one that is told.
        Closeable removal = () -> delete(temporary);
        try (removal) {
            Files.createDirectory(temporary);
            content.writeTo(temporary);
            Files.move(temporary, target);
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    /** Returns {@code name} in {@code parent}, or the name with the first number behind it that is free. */
    public static Path free(Path parent, String name) {
        Path path = parent.resolve(name);
        for (int number = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); number++) {
            path = parent.resolve(name + "-" + number);
        }
        return path;
    }

    /**
     * Moves each file of a folder into another one, where it takes the place of one of its name, and deletes the folder.
     *
     * @throws IOException with one sentence for the user
     */
    public static void empty(Path folder, Path into) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                AtomicFile.replace(file, into.resolve(file.getFileName()));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw AtomicFile.failure(into, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
