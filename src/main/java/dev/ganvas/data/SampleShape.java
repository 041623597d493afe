package dev.ganvas.data;

/**
 * The shape of one sample: channels, then rows, then columns, as they lie in memory.
 *
 * @param channels 1 for grey, 3 for RGB
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record SampleShape(int channels, int height, int width) {

    /** Returns the number of values in one sample. */
    public int length() {
        return channels * height * width;
    }

    /** Returns whether samples are pictures rather than rows of bits. */
    public boolean isImage() {
        return height > 1;
    }
}
