package dev.ganvas.file;

import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Writes whole files or nothing: first a temporary file in the same folder, which then takes the file's name. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file to a path. */
    public interface Content {
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Writes {@code target}, or leaves it as it was.
     *
     * @throws IOException with one sentence for the user: the file, the reason, the remedy
     */
    public static void write(Path target, Content content) throws IOException {
        Path temporary = temporaryBeside(target);
        // As a resource: where the temporary file cannot be removed either, the first reason is the one that is told.
        Closeable removal = () -> Files.deleteIfExists(temporary);
        try (removal) {
            content.writeTo(temporary);
            replace(temporary, target);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /**
     * Does the same, and returns only when the file would survive a power cut.
     *
     * @throws IOException with one sentence for the user: the file, the reason, the remedy
     */
    public static void writeDurably(Path target, Content content) throws IOException {
        write(target, temporary -> {
            content.writeTo(temporary);
            force(temporary, StandardOpenOption.WRITE);
        });
        Path folder = target.toAbsolutePath().getParent();
        // Elsewhere a folder cannot be opened, and the system itself takes care of names.
        if (folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try {
                force(folder, StandardOpenOption.READ);
            } catch (IOException e) {
                throw failure(target, e);
            }
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /**
     * Makes sure that a file can be written, before the work that makes its content.
     *
     * @throws IOException with one sentence for the user: the file, the reason, the remedy
     */
    public static void check(Path target) throws IOException {
        try {
            if (Files.isDirectory(target)) {
                throw new FileException("reason.isFolder");
            }
            Path probe = temporaryBeside(target);
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Returns a path in the folder of {@code target} that no file has; hidden, and readable as other new files are. */
    static Path temporaryBeside(Path target) {
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return target.resolveSibling(".%s.%s.part".formatted(target.getFileName(), random));
    }

    static void replace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network folders cannot: a plain move is the closest that they offer.
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public static IOException failure(Path target, IOException e) {
        Sentence reason = FileException.reason(e);
        return FileException.isDiskFull(e)
                ? new FileException(e, "file.noSpaceToWrite", target, reason)
                : new FileException(e, "file.notWritable", target, reason);
    }
}
