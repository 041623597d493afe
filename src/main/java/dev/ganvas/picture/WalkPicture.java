package dev.ganvas.picture;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.run.latent.LatentWalk;

/** The pictures of a walk through latent space. Stateless. */
public final class WalkPicture {
    private static final int GAP = 2;
    private static final int BLACK = 0xFF000000;

    private WalkPicture() {}

    /**
     * Draws a walk as rows: a row for each leg, from its first stop to its last. A stop between two legs ends the one row
     * and begins the next.
     *
     * @param frames what the generator makes of the walk, frame after frame
     */
    public static Picture strip(LatentWalk walk, float[] frames, SampleShape shape, ValueRange range) {
        int columns = walk.framesPerLeg() + 1;
        float[] rows = new float[walk.legs() * columns * shape.length()];
        for (int leg = 0; leg < walk.legs(); leg++) {
            int from = leg * walk.framesPerLeg() * shape.length();
            int length = columns * shape.length();
            System.arraycopy(frames, from, rows, leg * length, length);
        }
        return new PictureGrid(walk.legs(), columns, GAP, BLACK, 1).draw(rows, shape, range);
    }

    /** Returns the walk as a film that goes there and back, so that it can be repeated without a jump. */
    public static Film film(LatentWalk walk, float[] frames, SampleShape shape, ValueRange range) {
        int last = walk.frames() - 1;
        return new Film() {
            @Override
            public int length() {
                return 2 * last;
            }

            @Override
            public long step(int frame) {
                return frame;
            }

            @Override
            public Picture draw(int frame) {
                float[] sample = new float[shape.length()];
                int at = frame <= last ? frame : 2 * last - frame;
                System.arraycopy(frames, at * shape.length(), sample, 0, sample.length);
                return new PictureGrid(1, 1, 0, BLACK, 1).draw(sample, shape, range);
            }

            @Override
            public int upscale() {
                return MOST_UPSCALE;
            }
        };
    }
}
