package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PictureGrid;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.picture.PngWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/** Samples as single PNGs, numbered from 1 in the order of the grid. Stateless. */
public final class SampleFiles {
    private SampleFiles() {}

    /**
     * Creates a folder with one PNG a sample, or nothing.
     *
     * @param samples one after another
     * @param upscale how many pixels, in both directions, one pixel of a sample becomes
     * @throws IOException with one sentence for the user
     * @throws CancellationException if {@code progress} says so
     */
    public static void write(
            Path folder, float[] samples, SampleShape shape, int upscale, PictureSource origin, Progress progress)
            throws IOException {
        int count = samples.length / shape.length();
        int digits = Math.max(3, Integer.toString(count).length());
        AtomicFolder.write(folder, temporary -> {
            for (int i = 0; i < count; i++) {
                if (progress.cancelled()) {
                    throw new CancellationException("The pictures are not wanted any more.");
                }
                progress.update(i, count);
                Picture picture = draw(samples, i, shape, origin.experiment());
                String name = String.format(Locale.ROOT, "sample-%0" + digits + "d.png", i + 1);
                PngWriter.writeNow(temporary.resolve(name), picture, upscale, origin, Progress.NONE);
            }
        });
    }

    /** Draws one of some samples, pixel for pixel. */
    public static Picture draw(float[] samples, int index, SampleShape shape, Experiment experiment) {
        float[] sample = Arrays.copyOfRange(samples, index * shape.length(), (index + 1) * shape.length());
        return new PictureGrid(1, 1, 0, 0, 1).draw(sample, shape, experiment.range());
    }
}
