package dev.ganvas.export;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.run.Walk;

/** The picture of a walk through latent space: a row for each leg, from its first stop to its last. Stateless. */
public final class WalkPicture {
    private static final int UPSCALE = 4;

    private WalkPicture() {}

    /**
     * Draws a walk; a stop between two legs ends the one row and begins the next.
     *
     * @param frames what the generator makes of the walk, frame after frame
     */
    public static Picture strip(Walk walk, float[] frames, SampleShape shape, ValueRange range) {
        int columns = walk.framesPerLeg() + 1;
        float[] rows = new float[walk.legs() * columns * shape.length()];
        for (int leg = 0; leg < walk.legs(); leg++) {
            int from = leg * walk.framesPerLeg() * shape.length();
            int length = columns * shape.length();
            System.arraycopy(frames, from, rows, leg * length, length);
        }
        return new SampleGrid(walk.legs(), columns, 2, 0xFF000000, UPSCALE).draw(rows, shape, range);
    }
}
