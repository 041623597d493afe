package dev.ganvas.file;

import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Keeps what is written below a run folder from ending up elsewhere, through a link that somebody put there. */
public final class Links {
    private Links() {}

    /**
     * Makes sure that a path is no symbolic link.
     *
     * @throws UnusableDataException with one sentence, if it is
     */
    public static void refuse(Path path) throws UnusableDataException {
        if (Files.isSymbolicLink(path)) {
            throw new UnusableDataException("file.isLink", path);
        }
    }

    /** Returns whether a file has other names too (hard links), under which what is written into it would be seen. */
    public static boolean hasOtherNames(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        try {
            Object names = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
            return names instanceof Integer count && count > 1;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
