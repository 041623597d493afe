package dev.ganvas.data.drawnfaces;

import dev.ganvas.data.DataReport;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.PixelStore;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.Sentence;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/**
 * Small portraits in colour, made up and drawn by Ganvas, so that faces can be trained without any file. A face depends
 * on the seed and its index alone. Immutable once drawn; any thread may read.
 */
public final class DrawnFaces implements Dataset {
    /** As many as the experiment faces trains on. */
    public static final int DEFAULT_COUNT = 5000;
    /** The side of a picture as the experiment faces has it. */
    public static final int DEFAULT_SIDE = 28;

    private static final long DEFAULT_SEED = 1;
    private static final int SMALLEST_SIDE = 8;
    private static final int LARGEST_SIDE = 256;

    private final int size;
    private final PixelStore pixels;

    private DrawnFaces(int size, PixelStore pixels) {
        this.size = size;
        this.pixels = pixels;
    }

    /** Draws the 5000 faces, 28 x 28, that come with Ganvas, on the caller's thread. */
    public static DrawnFaces standard(ValueRange range) {
        return draw(DEFAULT_COUNT, DEFAULT_SEED, DEFAULT_SIDE, range, Progress.NONE);
    }

    /**
     * Draws faces, on the caller's thread.
     *
     * @param count of faces, at least 1; all of them may take 1.5 GB at most
     * @param side of a picture in pixels, from {@value #SMALLEST_SIDE} to {@value #LARGEST_SIDE}
     * @throws CancellationException if {@code progress} was cancelled
     */
    public static DrawnFaces draw(int count, long seed, int side, ValueRange range, Progress progress) {
        check(count, side);
        PixelStore pixels = new PixelStore(new SampleShape(3, side, side), range, count);
        FacePainter painter = new FacePainter(side);
        for (int i = 0; i < count; i++) {
            progress.update(i, count);
            if (progress.cancelled()) {
                throw new CancellationException("cancelled after %,d of %,d faces".formatted(i, count));
            }
            painter.paint(FaceTraits.draw(random(seed, i)), pixels, i);
        }
        progress.update(count, count);
        return new DrawnFaces(count, pixels);
    }

    private static void check(int count, int side) {
        if (side < SMALLEST_SIDE || side > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "A drawn face is from %d to %d pixels wide, not %d.".formatted(SMALLEST_SIDE, LARGEST_SIDE, side));
        }
        long most = PixelStore.LARGEST / (3L * side * side);
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(
                    "The number of drawn faces must be from 1 to %d at this size, but is %d.".formatted(most, count));
        }
    }

    /** Seeds by multiplying with the golden ratio, so that neighbouring faces share no stretch of the stream. */
    private static SplittableRandom random(long seed, int index) {
        return new SplittableRandom(new SplittableRandom(seed ^ (index * 0x9E3779B97F4A7C15L)).nextLong());
    }

    @Override
    public Sentence title() {
        return Sentence.of("data.drawnFacesOf", Counted.images(size));
    }

    @Override
    public DataReport report() {
        return DataReport.whole(Sentence.of("data.drawnFaces"), size, List.of());
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
}
