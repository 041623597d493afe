package dev.ganvas.picture;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;

/** The picture in which the samples of an experiment are saved. Stateless. */
public final class SamplePicture {
    private static final int SHOWN_PATTERNS = 128;

    private SamplePicture() {}

    /** Draws all images in a square, or points where they lie, or rows of bits beside each other, of which it picks some where there are many. */
    public static Picture draw(Experiment experiment, SampleShape shape, float[] samples) {
        int count = samples.length / shape.length();
        if (shape.isImage()) {
            return PictureGrid.ofImages(count).draw(samples, shape, experiment.range());
        }
        if (shape.isPoint()) {
            return new PointDrawing(experiment.range(), 1).draw(samples);
        }
        float[] shown = spread(samples, shape.length(), count);
        return PictureGrid.ofBits(shown.length / shape.length()).draw(shown, shape, experiment.range());
    }

    /** Picks rows evenly from all, each time another one of its stretch, so that the low bits of the input vary too. */
    private static float[] spread(float[] rows, int length, int count) {
        int shown = Math.min(SHOWN_PATTERNS, count);
        int stretch = count / shown;
        float[] picked = new float[shown * length];
        for (int i = 0; i < shown; i++) {
            System.arraycopy(rows, (i * stretch + i % stretch) * length, picked, i * length, length);
        }
        return picked;
    }
}
