package dev.ganvas.data.pictures;

import dev.ganvas.data.DataReport;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.Labels;
import dev.ganvas.data.PixelStore;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The pictures of a folder and the folders in it, such as CelebA, in the order of their paths: each turned upright, cropped
 * to its middle square, scaled to one size and kept in memory as bytes. A folder for each class gives labels. Immutable once read; any thread may
 * read.
 */
public final class ImageFolder implements Dataset {
    /** Takes every picture. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final Sentence REMEDY = Sentence.of("picture.giveFolder");
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
            return Sentence.of("problem.of", file, reason);
        }
    }

    private final Sentence title;
    private final DataReport report;
    private final int size;
    private final PixelStore pixels;
    private final Optional<Labels> labels;
    private final List<Skipped> skipped;

    private ImageFolder(String name, ImageTree tree, Reading reading) {
        this.title = title(name, reading.size);
        this.labels = reading.labels();
        this.report = reading.report(Sentence.of("problem.asTold", name), tree, labels);
        this.size = reading.size;
        this.pixels = reading.pixels;
        this.skipped = List.copyOf(reading.skipped);
    }

    /** What was read so far. */
    private static final class Reading {
        private final PixelStore pixels;
        private final SquareScaler scaler;
        private final FolderClasses classes;
        private final List<String> classNames = new ArrayList<>();
        private final List<Skipped> skipped;
        private int size;
        private int cropped;
        private int greyed;

        private Reading(PixelStore pixels, FolderClasses classes, List<Skipped> skipped) {
            this.pixels = pixels;
            this.classes = classes;
            this.scaler = new SquareScaler(pixels.shape());
            this.skipped = new ArrayList<>(skipped);
        }

        private void take(Path file) {
            try {
                ImageFile.Square square =
                        ImageFile.readSquare(file, pixels.shape().width());
                scaler.scale(square.pixels(), square.orientation(), pixels, size);
                size++;
                if (classes.exist()) {
                    classNames.add(classes.of(file));
                }
                cropped += square.cropped() ? 1 : 0;
                greyed += square.coloured() && pixels.shape().channels() == 1 ? 1 : 0;
            } catch (ImageFile.UnusableException e) {
                skipped.add(new Skipped(file, e.reason()));
            }
        }

        private Optional<Labels> labels() {
            return classNames.isEmpty() ? Optional.empty() : Optional.of(Labels.of(size, classNames::get));
        }

        private DataReport report(Sentence name, ImageTree tree, Optional<Labels> labels) {
            List<Sentence> details = new ArrayList<>();
            labels.ifPresent(all -> details.add(all.sentence()));
            if (classes.beside() > 0) {
                details.add(Sentence.of("data.noClasses", classes.beside()));
            }
            if (cropped > 0) {
                details.add(Sentence.of("data.cropped", cropped));
            }
            if (greyed > 0) {
                details.add(Sentence.of("data.greyed", greyed));
            }
            return new DataReport(name, size, tree.images().size(), skipped.size(), tree.others(), details);
        }
    }

    /**
     * Reads a folder, on the caller's thread. What cannot be read is left out and listed in {@link #skipped()}.
     *
     * @param shape to which the pictures are brought: square; one channel (luma) or three (RGB)
     * @param limit of pictures, at least 1, or {@link #NO_LIMIT}
     * @param progress is told how many files were seen while they are listed, then how many were looked at
     * @throws UnusableDataException with one sentence if no picture can be used, or they would not fit into memory
     * @throws CancellationException if {@code progress} was cancelled; nothing is kept then
     */
    public static ImageFolder read(Path folder, SampleShape shape, ValueRange range, int limit, Progress progress)
            throws UnusableDataException {
        checkWanted(shape, limit);
        progress.update(0, 0);
        ImageTree tree = ImageTree.list(folder, progress);
        List<Path> files = tree.images();
        if (files.isEmpty()) {
            throw new UnusableDataException("picture.noneInFolder", folder, otherwise(tree), REMEDY);
        }
        int count = Math.min(limit, files.size());
        PixelStore.checkMemory(folder, shape, count);
        Reading reading =
                new Reading(new PixelStore(shape, range, count), FolderClasses.of(folder, files), tree.skipped());
        readAll(files, count, reading, progress);
        if (reading.size == 0) {
            throw new UnusableDataException("picture.noneUsable", folder, reasons(folder, reading.skipped), REMEDY);
        }
        return new ImageFolder(nameOf(folder), tree, reading);
    }

    /** Returns what images are called with their number. */
    public static Sentence title(String name, int count) {
        return count == 1 ? Sentence.of("data.oneImage", name) : Sentence.of("data.images", name, count);
    }

    /**
     * Reads one picture, turned, cropped and scaled as those of a folder are.
     *
     * @throws UnusableDataException with one sentence, if it cannot be used
     */
    public static float[] picture(Path file, SampleShape shape, ValueRange range) throws UnusableDataException {
        FolderClasses none = FolderClasses.of(file, List.of(file));
        Reading reading = new Reading(new PixelStore(shape, range, 1), none, List.of());
        reading.take(file);
        if (reading.size == 0) {
            throw new UnusableDataException(
                    "picture.notUsable", file, reading.skipped.get(0).reason());
        }
        float[] picture = new float[shape.length()];
        reading.pixels.copy(0, picture, 0);
        return picture;
    }

    private static void checkWanted(SampleShape shape, int limit) {
        if (shape.width() != shape.height() || (shape.channels() != 1 && shape.channels() != 3)) {
            throw new IllegalArgumentException("Pictures are square and grey or RGB, but the shape is " + shape + ".");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, but is " + limit + ".");
        }
    }

    private static void readAll(List<Path> files, int count, Reading reading, Progress progress) {
        int done = 0;
        while (done < files.size() && reading.size < count) {
            // A skipped file is made up for by a later one, so it moves the end.
            progress.update(done, Math.min(files.size(), (long) count + done - reading.size));
            if (progress.cancelled()) {
                throw new CancellationException("cancelled after %,d of %,d images".formatted(done, files.size()));
            }
            reading.take(files.get(done++));
        }
        progress.update(done, done);
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private static Sentence otherwise(ImageTree tree) {
        int count = tree.others() + tree.skipped().size();
        if (count == 0) {
            return Sentence.of("reason.isEmpty");
        }
        String example = tree.others() == 0 ? nameOf(tree.skipped().get(0).file()) : tree.other();
        return count == 1 ? Sentence.of("picture.only", example) : Sentence.of("picture.butOthers", count, example);
    }

    private static Sentence reasons(Path folder, List<Skipped> skipped) {
        List<Sentence> named = skipped.stream()
                .limit(NAMED_FILES)
                .map(one -> Sentence.of("problem.of", folder.relativize(one.file()), one.reason()))
                .toList();
        Sentence all = Sentence.list(named);
        return skipped.size() > NAMED_FILES ? Sentence.of("problem.andSoOn", all) : all;
    }

    @Override
    public Sentence title() {
        return title;
    }

    @Override
    public DataReport report() {
        return report;
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
    public Optional<Labels> labels() {
        return labels;
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
