package dev.ganvas.data;

import dev.ganvas.problem.Counted;
import dev.ganvas.problem.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The PNG and JPEG pictures of a folder and the folders in it, such as CelebA, in the order of their paths: each
 * cropped to its middle square, scaled to one size and kept in memory as bytes. Immutable once read; any thread may
 * read.
 */
public final class ImageFolder implements Dataset {
    /** Takes every picture. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final Sentence REMEDY = Sentence.of("give a folder of PNG or JPEG images");
    private static final int NAMED_FILES = 3;

    /**
     * A file or folder that was left out.
     *
     * @param file its path
     * @param reason to be read behind the path, such as {@code "is empty"}
     */
    public record Skipped(Path file, Sentence reason) {
        /** Returns both. */
        Sentence note() {
            return Sentence.of("%s %s", file, reason);
        }
    }

    private final Sentence title;
    private final int size;
    private final PixelStore pixels;
    private final List<Skipped> skipped;

    private ImageFolder(Sentence title, int size, PixelStore pixels, List<Skipped> skipped) {
        this.title = title;
        this.size = size;
        this.pixels = pixels;
        this.skipped = skipped;
    }

    /**
     * Reads a folder, on the caller's thread. What cannot be read is left out and listed in {@link #skipped()}.
     *
     * @param shape to which the pictures are brought: square; one channel (luma) or three (RGB)
     * @param limit of pictures, at least 1, or {@link #NO_LIMIT}
     * @param progress is told how many files were looked at
     * @throws UnusableDataException with one sentence if no picture can be used, or they would not fit into memory
     * @throws CancellationException if {@code progress} was cancelled; nothing is kept then
     */
    public static ImageFolder read(Path folder, SampleShape shape, ValueRange range, int limit, Progress progress)
            throws UnusableDataException {
        checkWanted(shape, limit);
        progress.update(0, 0);
        ImageTree tree = ImageTree.list(folder, progress);
        if (tree.images().isEmpty()) {
            throw new UnusableDataException("%s holds no PNG or JPEG file (%s); %s.", folder, otherwise(tree), REMEDY);
        }
        int count = Math.min(limit, tree.images().size());
        checkMemory(folder, shape, count);
        PixelStore pixels = new PixelStore(shape, range, count);
        List<Skipped> skipped = new ArrayList<>(tree.skipped());
        int size = fill(pixels, tree.images(), count, skipped, progress);
        if (size == 0) {
            Object reasons = reasons(folder, skipped);
            throw tree.images().size() == 1
                    ? new UnusableDataException(
                            "%s holds one PNG or JPEG file, but it cannot be used (%s); %s.", folder, reasons, REMEDY)
                    : new UnusableDataException(
                            "%s holds %,d PNG or JPEG files, but none can be used (%s); %s.",
                            folder, tree.images().size(), reasons, REMEDY);
        }
        return new ImageFolder(Counted.imagesOf(nameOf(folder), size), size, pixels, List.copyOf(skipped));
    }

    private static void checkWanted(SampleShape shape, int limit) {
        if (shape.width() != shape.height() || (shape.channels() != 1 && shape.channels() != 3)) {
            throw new IllegalArgumentException("Pictures are square and grey or RGB, but the shape is " + shape + ".");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, but is " + limit + ".");
        }
    }

    private static void checkMemory(Path folder, SampleShape shape, int count) throws UnusableDataException {
        long needed = (long) count * shape.length();
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        long most = Math.min(PixelStore.LARGEST, free);
        if (needed > most) {
            throw new UnusableDataException(
                    "%s: %,d images of %d x %d x %d take %,d MB, but %,d MB is the most that fits; set limit to at most %,d.",
                    folder,
                    count,
                    shape.width(),
                    shape.height(),
                    shape.channels(),
                    needed / 1_000_000,
                    most / 1_000_000,
                    Math.max(1, most / shape.length()));
        }
    }

    private static int fill(PixelStore pixels, List<Path> files, int count, List<Skipped> skipped, Progress progress) {
        SquareScaler scaler = new SquareScaler(pixels.shape());
        int size = 0;
        int done = 0;
        while (done < files.size() && size < count) {
            // A skipped file is made up for by a later one, so it moves the end.
            progress.update(done, Math.min(files.size(), (long) count + done - size));
            if (progress.cancelled()) {
                throw new CancellationException("cancelled after %,d of %,d images".formatted(done, files.size()));
            }
            Path file = files.get(done++);
            try {
                scaler.scale(ImageFile.readSquare(file, pixels.shape().width()), pixels, size);
                size++;
            } catch (ImageFile.UnusableException e) {
                skipped.add(new Skipped(file, e.reason()));
            }
        }
        progress.update(done, done);
        return size;
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private static Sentence otherwise(ImageTree tree) {
        int count = tree.others().size() + tree.skipped().size();
        if (count == 0) {
            return Sentence.of("it is empty");
        }
        String example = tree.others().isEmpty()
                ? nameOf(tree.skipped().get(0).file())
                : tree.others().get(0);
        return count == 1
                ? Sentence.of("only %s", example)
                : Sentence.of("but %,d other files, such as %s", count, example);
    }

    private static Sentence reasons(Path folder, List<Skipped> skipped) {
        List<Sentence> named = skipped.stream()
                .limit(NAMED_FILES)
                .map(one -> Sentence.of("%s %s", folder.relativize(one.file()), one.reason()))
                .toList();
        Sentence all = Sentence.list(named);
        return skipped.size() > NAMED_FILES ? Sentence.of("%s, and so on", all) : all;
    }

    @Override
    public Sentence title() {
        return title;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public SampleShape shape() {
        return pixels.shape();
    }

    @Override
    public ValueRange range() {
        return pixels.range();
    }

    @Override
    public void copy(int index, float[] into, int offset) {
        pixels.copy(index, into, offset);
    }

    @Override
    public List<Sentence> notes() {
        return skipped.stream().map(Skipped::note).toList();
    }

    /** Returns what was left out, and why: first what could not be entered, then files in the order of their paths. */
    public List<Skipped> skipped() {
        return skipped;
    }
}
