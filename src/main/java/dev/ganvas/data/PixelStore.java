package dev.ganvas.data;

import dev.ganvas.problem.SettingName;
import dev.ganvas.problem.UnusableDataException;

/** Pictures kept in memory as bytes, one after the other, each channel by channel. Any thread may read once filled. */
public final class PixelStore {
    /** The most bytes that one store takes. */
    public static final long LARGEST = 1_500_000_000L;

    private final SampleShape shape;
    private final ValueRange range;
    private final byte[] pixels;
    private final float[] levels = new float[256];

    public PixelStore(SampleShape shape, ValueRange range, int capacity) {
        this.shape = shape;
        this.range = range;
        this.pixels = new byte[Math.toIntExact(Math.multiplyExact((long) capacity, shape.length()))];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = range.fromByte(level);
        }
    }

    /**
     * Refuses pictures that would not fit into memory.
     *
     * @param data what they are called in the sentence
     */
    public static void checkMemory(Object data, SampleShape shape, int count) throws UnusableDataException {
        long needed = (long) count * shape.length();
        long most = Math.min(LARGEST, freeMemory());
        if (needed > most) {
            long fitting = Math.max(1, most / shape.length());
            throw new UnusableDataException(
                            "data.tooLargeForMemory",
                            data,
                            count,
                            shape.width(),
                            shape.height(),
                            shape.channels(),
                            needed / 1_000_000,
                            most / 1_000_000,
                            new SettingName("limit"),
                            fitting)
                    .curedBy("limit", Long.toString(fitting));
        }
    }

    /** Returns how many bytes Java may still take. */
    public static long freeMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    public SampleShape shape() {
        return shape;
    }

    public ValueRange range() {
        return range;
    }

    /** Keeps one value of a picture; {@code level} is rounded to 0..255. */
    public void set(int picture, int position, float level) {
        pixels[picture * shape.length() + position] = (byte) Math.max(0, Math.min(255, Math.round(level)));
    }

    public void copy(int picture, float[] into, int offset) {
        int first = picture * shape.length();
        for (int i = 0; i < shape.length(); i++) {
            into[offset + i] = levels[pixels[first + i] & 0xFF];
        }
    }
}
