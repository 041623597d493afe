package dev.ganvas.data.idx;

import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the files of one IDX data set lie, found by the names that such files usually have.
 *
 * @param images the file of images
 * @param labels the file of labels beside it, if there is one
 * @param passedOver names of other files of images in that folder, which were not taken
 */
record IdxPaths(Path images, Optional<Path> labels, List<String> passedOver) {
    private static final String PACKED = ".gz";
    private static final Pattern IMAGES = Pattern.compile(".*images.*idx3.*");

    /** Returns whether a folder holds a file that is named like an IDX file of images. */
    static boolean areIn(Path folder) throws UnusableDataException {
        return !candidates(folder).isEmpty();
    }

    /** Finds the files that {@code path} means: a file of images, or a folder that holds one. */
    static IdxPaths find(Path path) throws UnusableDataException {
        Optional<Sentence> obstacle = FileException.obstacle(path);
        if (obstacle.isPresent()) {
            throw new UnusableDataException("file.notReadable", path, obstacle.get());
        }
        if (!Files.exists(path)) {
            throw new UnusableDataException("idx.noFileOrFolder", path);
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            // Reading a pipe or a device could wait forever.
            throw new UnusableDataException("idx.notRegular", path);
        }
        if (!Files.isDirectory(path)) {
            return new IdxPaths(path, labelsBeside(path), List.of());
        }
        List<Path> candidates = candidates(path);
        Path images = imagesIn(path, candidates);
        List<String> others = candidates.stream()
                .filter(file -> !unpackedName(file).equals(unpackedName(images)))
                .map(file -> file.getFileName().toString())
                .toList();
        return new IdxPaths(images, labelsBeside(images), others);
    }

    private static String unpackedName(Path file) {
        String name = lowerName(file);
        return name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
    }

    private static Path imagesIn(Path folder, List<Path> candidates) throws UnusableDataException {
        List<Path> best = preferred(candidates);
        if (best.isEmpty()) {
            throw new UnusableDataException("idx.noneInFolder", folder);
        }
        if (best.size() > 1) {
            throw new UnusableDataException(
                    "idx.several",
                    folder,
                    best.stream().map(IdxPaths::lowerName).collect(Collectors.joining(", ")));
        }
        return best.get(0);
    }

    private static List<Path> candidates(Path folder) throws UnusableDataException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> IMAGES.matcher(lowerName(file)).matches() && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(IdxPaths::lowerName))
                    .toList();
        } catch (IOException e) {
            throw new UnusableDataException(e, "picture.folderNotListed", folder, FileException.reason(e));
        }
    }

    /** Training images before test images, and an unpacked file before the packed one it was made of. */
    private static List<Path> preferred(List<Path> candidates) {
        List<Path> training = candidates.stream()
                .filter(file -> lowerName(file).startsWith("train"))
                .toList();
        List<Path> best = new ArrayList<>(training.isEmpty() ? candidates : training);
        best.removeIf(
                file -> candidates.stream().anyMatch(other -> lowerName(file).equals(lowerName(other) + ".gz")));
        return best;
    }

    private static Optional<Path> labelsBeside(Path images) {
        String name = images.getFileName().toString();
        String labels = name.replace("images", "labels").replace("idx3", "idx1");
        if (labels.equals(name)) {
            return Optional.empty();
        }
        String unpacked = labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels;
        return Stream.of(labels, unpacked, unpacked + ".gz")
                .map(images::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String lowerName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
