package dev.ganvas.run.quality;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.metric.feature.DigitClassifier;
import dev.ganvas.metric.feature.ImageFeatures;
import dev.ganvas.metric.feature.NetworkFeatures;
import dev.ganvas.metric.feature.PrincipalComponents;
import dev.ganvas.metric.feature.RandomConvolutions;
import dev.ganvas.problem.UnusableDataException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Chooses what is seen in the images of a data set. */
public final class FeatureChoice {
    /** Images that principal components are taken of, at most. */
    private static final int MOST_FOR_COMPONENTS = 2000;

    private static final String ZIP = ".zip";

    private FeatureChoice() {}

    /** Returns what suits images best of what needs no choice: the digit classifier for 28 x 28 in grey. */
    public static ImageFeatures suiting(SampleShape shape) {
        return isDigitSized(shape) ? new DigitClassifier() : new RandomConvolutions(shape);
    }

    /**
     * Returns the features that somebody named.
     *
     * @param name {@code digits}, {@code pca}, {@code random}, or the path of a zip with a Deeplearning4j network
     * @throws InvalidSettingException with one sentence, if that is none of them or does not fit the images
     * @throws UnusableDataException with one sentence, if the file cannot be used
     */
    public static ImageFeatures named(String name, Dataset data) throws UnusableDataException {
        SampleShape shape = data.shape();
        switch (name) {
            case DigitClassifier.ID -> {
                if (!isDigitSized(shape)) {
                    throw new InvalidSettingException(
                            "quality.noDigits", shape.width(), shape.height(), shape.channels());
                }
                return new DigitClassifier();
            }
            case RandomConvolutions.ID -> {
                return new RandomConvolutions(shape);
            }
            case PrincipalComponents.ID -> {
                return new PrincipalComponents(images(data), shape.length());
            }
            default -> {
                if (!name.toLowerCase(Locale.ROOT).endsWith(ZIP)) {
                    throw new InvalidSettingException("quality.noFeatures", name);
                }
                try {
                    return new NetworkFeatures(Path.of(name), shape);
                } catch (InvalidPathException e) {
                    throw new UnusableDataException(e, "file.noPath", name);
                }
            }
        }
    }

    /** Returns whether the digit classifier can look at images of a shape. */
    static boolean isDigitSized(SampleShape shape) {
        return shape.channels() == 1 && shape.height() == DigitClassifier.SIDE && shape.width() == DigitClassifier.SIDE;
    }

    /** Returns images picked evenly, from 0 to 1. */
    private static float[] images(Dataset data) {
        int count = Math.min(MOST_FOR_COMPONENTS, data.size());
        int size = data.shape().length();
        ValueRange range = data.range();
        float[] images = new float[count * size];
        for (int i = 0; i < count; i++) {
            data.copy((int) ((long) i * data.size() / count), images, i * size);
        }
        for (int i = 0; i < images.length; i++) {
            images[i] = (images[i] - range.low()) / (range.high() - range.low());
        }
        return images;
    }
}
