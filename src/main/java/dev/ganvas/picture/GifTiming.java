package dev.ganvas.picture;

/**
 * How an animated GIF plays.
 *
 * @param millis each frame is seen; GIF counts hundredths of a second, so a multiple of 10
 * @param repeat what happens behind the last frame
 */
public record GifTiming(int millis, Repeat repeat) {
    /** The shortest time of a frame: players take anything shorter for a mistake and play it slowly. */
    public static final int LEAST_MILLIS = 20;

    public static final int MOST_MILLIS = 10_000;

    /** What happens behind the last frame. */
    public enum Repeat {
        FOREVER,
        ONCE
    }

    /** Checks the time. */
    public GifTiming {
        if (millis < LEAST_MILLIS || millis > MOST_MILLIS || millis % GifWriter.MILLIS_PER_UNIT != 0) {
            throw new IllegalArgumentException("No time of a GIF frame: " + millis + " ms.");
        }
    }

    /** Returns the nearest time to {@code millis} that a GIF can have. */
    public static int possibleMillis(long millis) {
        long inside = Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, millis));
        return (int) (Math.round(inside / (double) GifWriter.MILLIS_PER_UNIT) * GifWriter.MILLIS_PER_UNIT);
    }
}
