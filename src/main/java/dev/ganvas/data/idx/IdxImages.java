package dev.ganvas.data.idx;

import dev.ganvas.data.DataReport;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.Labels;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.data.pictures.ImageFolder;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Grey pictures from an IDX file, such as MNIST or Fashion-MNIST, kept in memory as the bytes they are stored in.
 * Immutable; any thread may read.
 */
public final class IdxImages implements Dataset {
    /** The largest side of a picture: dense networks on more would not fit into memory. */
    public static final int LARGEST_SIDE = 1024;

    private static final String BUNDLED_IMAGES = "/dev/ganvas/data/mnist10k/images-idx3-ubyte.gz";
    private static final String BUNDLED_LABELS = "/dev/ganvas/data/mnist10k/labels-idx1-ubyte.gz";

    private final Sentence title;
    private final Sentence name;
    private final List<String> passedOver;
    private final SampleShape shape;
    private final ValueRange range;
    private final byte[] pixels;
    private final Optional<Labels> labels;
    private final float[] levels = new float[256];

    private IdxImages(Source source, SampleShape shape, ValueRange range, byte[] pixels, Optional<Labels> labels) {
        this.title = source.title.apply(pixels.length / shape.length());
        this.name = source.name;
        this.passedOver = source.passedOver;
        this.shape = shape;
        this.range = range;
        this.pixels = pixels;
        this.labels = labels;
        for (int level = 0; level < levels.length; level++) {
            levels[level] = range.fromByte(level);
        }
    }

    /**
     * Where images come from.
     *
     * @param name what they are called
     * @param title what they are called with their number
     * @param passedOver names of files beside it that were not taken
     */
    private record Source(Sentence name, IntFunction<Sentence> title, List<String> passedOver) {}

    /** Reads the 10,000 MNIST digits that ship with Ganvas (Y. LeCun, C. Cortes, C. J. C. Burges). */
    public static IdxImages bundled(ValueRange range) throws UnusableDataException {
        return read(
                inside(BUNDLED_IMAGES),
                Optional.of(inside(BUNDLED_LABELS)),
                range,
                new Source(Sentence.of("data.mnist"), count -> Sentence.of("data.mnistDigits", count), List.of()));
    }

    /** Returns the shape of the pictures that ship with Ganvas, from their header alone. */
    public static SampleShape bundledShape() throws UnusableDataException {
        return shape(inside(BUNDLED_IMAGES));
    }

    /**
     * Reads an IDX file of images, gzipped or not, and the labels beside it if there are any.
     *
     * @param path the file, or a folder that holds one
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static IdxImages read(Path path, ValueRange range) throws UnusableDataException {
        IdxPaths found = IdxPaths.find(path);
        Optional<IdxFile> labels = Optional.empty();
        if (found.labels().isPresent()) {
            labels = Optional.of(IdxFile.at(found.labels().get()));
        }
        Path file = found.images().getFileName();
        Source source = new Source(
                Sentence.of("problem.asTold", file),
                count -> ImageFolder.title(String.valueOf(file), count),
                found.passedOver());
        return read(IdxFile.at(found.images()), labels, range, source);
    }

    /** Returns whether {@code path} is a file, or a folder that holds an IDX file of images; a folder of pictures is neither. */
    public static boolean areAt(Path path) throws UnusableDataException {
        return !Files.isDirectory(path) || IdxPaths.areIn(path);
    }

    /**
     * Returns the shape of the pictures that {@link #read(Path, ValueRange)} would find, from their header alone.
     *
     * @throws UnusableDataException as reading does
     */
    public static SampleShape shape(Path path) throws UnusableDataException {
        return shape(IdxFile.at(IdxPaths.find(path).images()));
    }

    private static IdxImages read(IdxFile images, Optional<IdxFile> labels, ValueRange range, Source source)
            throws UnusableDataException {
        SampleShape shape = shape(images);
        IdxFile.Contents contents = images.read(IdxFile.ValueType.IMAGES);
        int count = contents.sizes()[0];
        Optional<Labels> classes = Optional.empty();
        if (labels.isPresent()) {
            byte[] numbers = labels.get().read(IdxFile.ValueType.LABELS).values();
            if (numbers.length != count) {
                throw new UnusableDataException(
                        "idx.countsDiffer",
                        labels.get().name(),
                        Counted.labels(numbers.length),
                        images.name(),
                        Counted.images(count));
            }
            classes = Optional.of(Labels.of(count, image -> Integer.toString(numbers[image] & 0xFF)));
        }
        return new IdxImages(source, shape, range, contents.values(), classes);
    }

    private static SampleShape shape(IdxFile images) throws UnusableDataException {
        int[] sizes = images.sizes(IdxFile.ValueType.IMAGES);
        int height = sizes[1];
        int width = sizes[2];
        if (Math.min(height, width) < 2 || Math.max(height, width) > LARGEST_SIDE) {
            throw new UnusableDataException("idx.sides", images.name(), width, height, LARGEST_SIDE);
        }
        return new SampleShape(1, height, width);
    }

    private static IdxFile inside(String resource) {
        return IdxFile.inside("The digits inside Ganvas (" + resource + ")", () -> {
            InputStream stream = IdxImages.class.getResourceAsStream(resource);
            if (stream == null) {
                throw new FileNotFoundException("missing in the program file, install Ganvas again");
            }
            return stream;
        });
    }

    @Override
    public Sentence title() {
        return title;
    }

    @Override
    public DataReport report() {
        List<Sentence> details = new ArrayList<>();
        if (!passedOver.isEmpty()) {
            details.add(Sentence.of("data.notBeside", String.join(", ", passedOver)));
        }
        labels.ifPresent(all -> details.add(all.sentence()));
        return DataReport.whole(name, size(), details);
    }

    /** Returns one image as it is stored, row after row. */
    public byte[] levels(int index) {
        int first = index * shape.length();
        return Arrays.copyOfRange(pixels, first, first + shape.length());
    }

    @Override
    public int size() {
        return pixels.length / shape.length();
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public ValueRange range() {
        return range;
    }

    @Override
    public void copy(int index, float[] into, int offset) {
        int first = index * shape.length();
        for (int i = 0; i < shape.length(); i++) {
            into[offset + i] = levels[pixels[first + i] & 0xFF];
        }
    }

    @Override
    public Optional<Labels> labels() {
        return labels;
    }
}
