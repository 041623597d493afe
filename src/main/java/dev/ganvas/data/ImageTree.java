package dev.ganvas.data;

import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a folder and the folders in it: the files that their names call PNG or JPEG, and how many others. What is
 * hidden (a dot before its name, such as the companions that macOS puts into archives) is left out.
 *
 * @param images sorted by path, with the same result on every system
 * @param skipped what could not be entered or is no file, with the reason
 * @param others names of files that are no images, not hidden
 */
record ImageTree(List<Path> images, List<ImageFolder.Skipped> skipped, List<String> others) {
    private static final Pattern IMAGE = Pattern.compile(".*\\.(png|jpe?g)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static ImageTree list(Path folder, Progress progress) throws UnusableDataException {
        Optional<Sentence> obstacle = FileException.obstacle(folder);
        if (obstacle.isPresent()) {
            throw new UnusableDataException("%s cannot be read (%s); make it readable.", folder, obstacle.get());
        }
        if (!Files.exists(folder)) {
            throw new UnusableDataException("%s does not exist; give a folder of PNG or JPEG images.", folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableDataException(
                    "%s is a file, not a folder; give the folder that holds the PNG or JPEG images.", folder);
        }
        ImageTree found = new ImageTree(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    found.new Visitor(folder, progress));
        } catch (IOException e) {
            throw new UnusableDataException(
                    e,
                    "%s cannot be listed (%s); check its permissions and the disk it lies on.",
                    folder,
                    FileException.reason(e));
        }
        found.images.sort(Comparator.comparing(
                image -> folder.relativize(image).toString().replace(File.separatorChar, '/')));
        return found;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Progress progress;

        private Visitor(Path root, Progress progress) {
            this.root = root;
            this.progress = progress;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (progress.cancelled()) {
                throw new CancellationException("cancelled while listing " + root);
            }
            String name = file.getFileName().toString();
            if (hidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (!IMAGE.matcher(name).matches()) {
                others.add(name);
            } else if (attributes.isRegularFile()) {
                images.add(file);
            } else {
                // Reading a pipe or a device could wait forever.
                Sentence reason = attributes.isSymbolicLink()
                        ? Sentence.of("is a link to nothing")
                        : Sentence.of("is no regular file");
                skipped.add(new ImageFolder.Skipped(file, reason));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (path.equals(root)) {
                throw e;
            }
            Sentence reason = e instanceof FileSystemLoopException
                    ? Sentence.of("is a link to a folder that holds it")
                    : Sentence.of("cannot be opened (%s)", FileException.reason(e));
            skipped.add(new ImageFolder.Skipped(path, reason));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
        }

        private boolean hidden(Path path) {
            return !path.equals(root) && path.getFileName().toString().startsWith(".");
        }
    }
}
