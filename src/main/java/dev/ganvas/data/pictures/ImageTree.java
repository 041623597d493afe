package dev.ganvas.data.pictures;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Lists what lies in a folder and the folders in it: the files that are named like pictures, and how many others. What is
 * hidden (a dot before its name, such as the companions that macOS puts into archives) is left out.
 *
 * <p>Each real file and folder counts once, whatever links lead to it, so links that run in a circle end. A link that lies
 * in the folder itself may lead anywhere; one further down may not lead out of what belongs to the folder by then.
 */
final class ImageTree {
    /** File systems whose files the kernel makes up: listing them may never end, and reading them may wait forever. */
    private static final Set<String> MADE_UP =
            Set.of("proc", "sysfs", "devtmpfs", "devpts", "cgroup", "cgroup2", "debugfs", "tracefs", "securityfs");

    private record Image(Path shown, Object key) {}

    private final Path folder;
    private final Comparator<Path> order;
    private final Progress progress;
    private final List<Image> images = new ArrayList<>();
    private final List<ImageFolder.Skipped> skipped = new ArrayList<>();
    /** The real folders that belong to it: itself, and what the links in it lead to. */
    private final List<Path> own = new ArrayList<>();

    private final Set<Object> entered = new HashSet<>();
    private List<Path> links = new ArrayList<>();
    private long seen;
    private List<Path> found = List.of();
    private int others;
    private String other = "";

    private ImageTree(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
        this.order =
                Comparator.comparing(path -> folder.relativize(path).toString().replace(File.separatorChar, '/'));
    }

    /**
     * Lists a folder.
     *
     * @param progress is told how many files were seen, and may cancel
     * @throws UnusableDataException with one sentence, if it is no folder or may not be listed
     * @throws CancellationException if {@code progress} was cancelled
     */
    static ImageTree list(Path folder, Progress progress) throws UnusableDataException {
        if (Files.isRegularFile(folder)) {
            throw new UnusableDataException("picture.folderIsFile", folder);
        }
        ImageTree tree = new ImageTree(folder, progress);
        try {
            Path real = folder.toRealPath();
            String kind = Files.getFileStore(real).type();
            if (MADE_UP.contains(kind)) {
                throw new UnusableDataException("picture.onlySystemFiles", folder, kind);
            }
            tree.own.add(real);
            tree.walk(folder, real);
            tree.follow();
            tree.found = tree.sorted();
        } catch (NoSuchFileException e) {
            throw new UnusableDataException(e, "picture.folderMissing", folder);
        } catch (AccessDeniedException e) {
            throw new UnusableDataException(e, "idx.mayNotBeListed", folder);
        } catch (IOException e) {
            throw new UnusableDataException(e, "picture.folderNotListed", folder, FileException.reason(e));
        }
        return tree;
    }

    /** Returns the files that are named like pictures, sorted by path, with the same result on every system. */
    List<Path> images() {
        return found;
    }

    private List<Path> sorted() {
        Set<Object> taken = new HashSet<>();
        return images.stream()
                .filter(image -> taken.add(image.key))
                .map(Image::shown)
                .sorted(order)
                .toList();
    }

    /** Returns what could not be entered or is no file, with the reason. */
    List<ImageFolder.Skipped> skipped() {
        return skipped;
    }

    /** Returns how many files are named like no picture. */
    int others() {
        return others;
    }

    /** Returns the name of one of {@link #others}. */
    String other() {
        return other;
    }

    /** Lists a folder, but only collects the links in it. */
    private void walk(Path shown, Path real) throws IOException {
        int before = images.size();
        Files.walkFileTree(real, new Visitor(shown, real));
        // Which of two names of one file counts must not depend on the order in which the system lists them.
        images.subList(before, images.size()).sort(Comparator.comparing(Image::shown, order));
    }

    /** Follows the links that were collected, and those that are found behind them. */
    private void follow() throws IOException {
        while (!links.isEmpty()) {
            List<Path> next = links;
            links = new ArrayList<>();
            next.sort(Comparator.<Path, Boolean>comparing(link -> !liesInFolder(link))
                    .thenComparing(order));
            for (Path link : next) {
                checkCancelled();
                follow(link);
            }
        }
    }

    private void follow(Path link) throws IOException {
        Path real;
        BasicFileAttributes attributes;
        try {
            real = link.toRealPath();
            attributes = Files.readAttributes(real, BasicFileAttributes.class);
        } catch (IOException e) {
            boolean nothing = e instanceof NoSuchFileException;
            skip(link, nothing ? Sentence.of("picture.linkToNothing") : unopened(e));
            return;
        }
        if (!liesInFolder(link) && own.stream().noneMatch(real::startsWith)) {
            if (attributes.isDirectory() || ImageFile.isNamedLikeOne(nameOf(link))) {
                skip(link, Sentence.of("picture.linkLeadsOut"));
            }
        } else if (!attributes.isDirectory()) {
            file(link, real, attributes);
        } else if (!entered.contains(key(real, attributes))) {
            if (liesInFolder(link)) {
                own.add(real);
            }
            walk(link, real);
        }
    }

    private void file(Path shown, Path real, BasicFileAttributes attributes) {
        if (!ImageFile.isNamedLikeOne(nameOf(shown))) {
            others++;
            other = nameOf(shown);
        } else if (attributes.isRegularFile()) {
            images.add(new Image(shown, key(real, attributes)));
        } else {
            // Reading a pipe or a device could wait forever.
            skip(shown, Sentence.of("picture.notRegular"));
        }
    }

    private void skip(Path path, Sentence reason) {
        skipped.add(new ImageFolder.Skipped(path, reason));
    }

    private boolean liesInFolder(Path link) {
        return folder.equals(link.getParent());
    }

    private void checkCancelled() {
        if (progress.cancelled()) {
            throw new CancellationException("cancelled while listing " + folder);
        }
    }

    private static Sentence unopened(IOException e) {
        return Sentence.of("picture.notOpened", FileException.reason(e));
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Returns what is the same for all names of one file or folder. */
    private static Object key(Path real, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? real : key; // Windows has no keys
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path shownRoot;
        private final Path root;

        private Visitor(Path shownRoot, Path root) {
            this.shownRoot = shownRoot;
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path real, BasicFileAttributes attributes) {
            checkCancelled();
            if (hidden(real) || !entered.add(key(real, attributes))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            try {
                if (!MADE_UP.contains(Files.getFileStore(real).type())) {
                    return FileVisitResult.CONTINUE;
                }
                skip(shown(real), Sentence.of("picture.systemFiles"));
            } catch (IOException e) {
                skip(shown(real), unopened(e));
            }
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path real, BasicFileAttributes attributes) {
            checkCancelled();
            progress.update(++seen, 0);
            if (hidden(real)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                links.add(shown(real));
            } else {
                file(shown(real), real, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path real, IOException e) throws IOException {
            if (real.equals(own.get(0))) {
                throw e;
            }
            skip(shown(real), unopened(e));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path real, @Nullable IOException e) throws IOException {
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(real, e);
        }

        private Path shown(Path real) {
            return shownRoot.resolve(root.relativize(real));
        }

        private boolean hidden(Path real) {
            return !real.equals(root) && nameOf(real).startsWith(".");
        }
    }
}
