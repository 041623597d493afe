package dev.ganvas.experiment;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.EvenNumbers;
import dev.ganvas.data.IdxImages;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.UnusableDataException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the real samples that the settings of an experiment ask for. Reads files: not for the JavaFX thread. */
public final class ExperimentData {
    private static final SampleShape PICTURE_SHAPE = new SampleShape(3, 28, 28);

    private ExperimentData() {}

    /**
     * Loads the samples.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static Dataset load(Experiment experiment, Settings settings) throws UnusableDataException {
        return switch (experiment.dataKind()) {
            case EVEN_NUMBERS -> numbers(settings);
            case IDX_IMAGES -> {
                String path = settings.get(Schema.DATA);
                yield path.isEmpty()
                        ? IdxImages.bundled(experiment.range())
                        : IdxImages.read(path(path), experiment.range());
            }
            case PICTURES -> throw new UnusableDataException("being written");
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
                yield path.isEmpty() ? IdxImages.bundledShape() : IdxImages.shape(path(path));
            }
            case PICTURES -> PICTURE_SHAPE;
        };
    }

    private static EvenNumbers numbers(Settings settings) {
        return new EvenNumbers(Math.toIntExact(settings.get(Schema.BITS)));
    }

    private static Path path(String text) throws UnusableDataException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnusableDataException(
                    "\"%s\" is no path of a file; give an IDX file of images.".formatted(text), e);
        }
    }
}
