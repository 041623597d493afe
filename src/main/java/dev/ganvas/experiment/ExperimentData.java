package dev.ganvas.experiment;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Subset;
import dev.ganvas.data.drawnfaces.DrawnFaces;
import dev.ganvas.data.idx.IdxImages;
import dev.ganvas.data.idx.ScaledImages;
import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.data.pictures.ImageFolder;
import dev.ganvas.data.points.PointFile;
import dev.ganvas.data.points.PointPattern;
import dev.ganvas.data.points.PointSet;
import dev.ganvas.problem.UnusableDataException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the real samples that the settings of an experiment ask for. Reads files: not for the JavaFX thread. */
public final class ExperimentData {
    private static final int GREY = 1;
    private static final int COLOURS = 3;
    /** Pixels a side of pictures in a folder, unless the settings say. */
    private static final int USUAL_SIDE = 28;

    private static final long FACES_SEED = 1;

    private ExperimentData() {}

    /**
     * Loads the samples, telling nobody how far it is.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static Dataset load(Experiment experiment, Settings settings) throws UnusableDataException {
        return load(experiment, settings, Progress.NONE);
    }

    /**
     * Loads the samples.
     *
     * @param progress is told how many files of a folder are read, and may cancel
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static Dataset load(Experiment experiment, Settings settings, Progress progress)
            throws UnusableDataException {
        checkShape(experiment, settings);
        return switch (experiment.dataKind()) {
            case EVEN_NUMBERS -> numbers(settings);
            case IDX_IMAGES -> chosen(images(experiment, settings, progress), settings);
            case PICTURES -> pictures(experiment, settings, progress);
            case POINTS -> points(experiment, settings, progress);
        };
    }

    /**
     * Returns the shape of the samples without loading them all.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static SampleShape shape(Experiment experiment, Settings settings) throws UnusableDataException {
        return switch (experiment.dataKind()) {
            case EVEN_NUMBERS -> numbers(settings).shape();
            case IDX_IMAGES -> {
                String path = settings.get(Schema.DATA);
                if (path.isEmpty()) {
                    yield IdxImages.bundledShape();
                }
                yield IdxImages.areAt(path(path)) ? IdxImages.shape(path(path)) : square(GREY, settings);
            }
            case PICTURES -> square(COLOURS, settings);
            case POINTS -> SampleShape.POINT;
        };
    }

    /** Refuses images that the networks cannot make, by the header of their file, before anything else is read. */
    private static void checkShape(Experiment experiment, Settings settings) throws UnusableDataException {
        SampleShape shape = shape(experiment, settings);
        boolean scaled = hasSide(settings);
        if (scaled && experiment.dataKind() == Experiment.DataKind.IDX_IMAGES && !isFolderOfPictures(settings)) {
            throw new UnusableDataException("data.sideOfIdx", settings.text(Schema.SIDE), shape.width(), shape.height())
                    .curedBy(Schema.SIDE.name(), Schema.SIDE.format(Schema.SIDE.min()));
        }
        Experiment.Architecture made = experiment.architecture();
        if (!settings.get(Schema.GENERATOR).isEmpty() || made.canMake(shape)) {
            return;
        }
        if (scaled) {
            throw new UnusableDataException("data.otherSide", settings.text(Schema.SIDE), experiment.id(), made.sides())
                    .curedBy(Schema.SIDE.name(), Schema.SIDE.format(Schema.SIDE.min()));
        }
        throw new UnusableDataException(
                "data.otherSize",
                settings.get(Schema.DATA),
                shape.width(),
                shape.height(),
                experiment.id(),
                made.sides());
    }

    private static boolean hasSide(Settings settings) {
        return settings.has(Schema.SIDE) && settings.get(Schema.SIDE) > Schema.SIDE.min();
    }

    private static boolean isFolderOfPictures(Settings settings) throws UnusableDataException {
        String path = settings.get(Schema.DATA);
        return !path.isEmpty() && !IdxImages.areAt(path(path));
    }

    /** Returns the shape that pictures are brought to. */
    private static SampleShape square(int channels, Settings settings) {
        int side = hasSide(settings) ? Math.toIntExact(settings.get(Schema.SIDE)) : USUAL_SIDE;
        return new SampleShape(channels, side, side);
    }

    /** Digits in an IDX file, or pictures in a folder, which become grey. */
    private static Dataset images(Experiment experiment, Settings settings, Progress progress)
            throws UnusableDataException {
        String path = settings.get(Schema.DATA);
        if (path.isEmpty()) {
            return IdxImages.bundled(experiment.range());
        }
        return IdxImages.areAt(path(path))
                ? IdxImages.read(path(path), experiment.range())
                : ImageFolder.read(
                        path(path),
                        square(GREY, settings),
                        experiment.range(),
                        // The limit is one of the class that is picked, wherever in the folder it lies.
                        settings.get(Schema.CLASS) < 0 ? limit(settings) : ImageFolder.NO_LIMIT,
                        progress);
    }

    /** Pictures in a folder, images in an IDX file, which become as large and as colourful, or else drawn ones. */
    private static Dataset pictures(Experiment experiment, Settings settings, Progress progress)
            throws UnusableDataException {
        String path = settings.get(Schema.DATA);
        SampleShape shape = square(COLOURS, settings);
        if (path.isEmpty()) {
            int count = Math.min(limit(settings), DrawnFaces.DEFAULT_COUNT);
            return DrawnFaces.draw(count, FACES_SEED, shape.width(), experiment.range(), progress);
        }
        return IdxImages.areAt(path(path))
                ? ScaledImages.of(IdxImages.read(path(path), experiment.range()), shape, limit(settings), progress)
                : ImageFolder.read(path(path), shape, experiment.range(), limit(settings), progress);
    }

    /** Points in a file, which come to lie in the plane of the experiment, or else its own pattern. */
    private static Dataset points(Experiment experiment, Settings settings, Progress progress)
            throws UnusableDataException {
        String path = settings.get(Schema.DATA);
        return path.isEmpty()
                ? PointSet.of(PointPattern.of(experiment.id()))
                : PointFile.read(path(path), experiment.range(), progress);
    }

    /** Applies the class filter and the limit. */
    private static Dataset chosen(Dataset data, Settings settings) throws UnusableDataException {
        int label = Math.toIntExact(settings.get(Schema.CLASS));
        Dataset chosen = data;
        if (label >= 0) {
            chosen = Subset.ofClass(data, label);
        }
        return Subset.first(chosen, limit(settings));
    }

    private static int limit(Settings settings) {
        long limit = settings.get(Schema.LIMIT);
        return limit == 0 ? ImageFolder.NO_LIMIT : Math.toIntExact(limit);
    }

    private static EvenNumbers numbers(Settings settings) {
        return new EvenNumbers(Math.toIntExact(settings.get(Schema.BITS)));
    }

    private static Path path(String text) throws UnusableDataException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnusableDataException(e, "file.noPath", text);
        }
    }
}
