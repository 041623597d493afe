package dev.ganvas.data;

/**
 * The shape of one sample: channels, then rows, then columns, as they lie in memory. A sample is a picture, or a row of
 * bits that writes a number, or a point in the plane, which has two channels, x and y.
 *
 * @param channels 1 for grey and for bits, 2 for a point, 3 for RGB
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record SampleShape(int channels, int height, int width) {

    /** A point in the plane: x, then y. */
    public static final SampleShape POINT = new SampleShape(2, 1, 1);

    /** Returns the number of values in one sample. */
    public int length() {
        return channels * height * width;
    }

    /** Returns whether samples are pictures. */
    public boolean isImage() {
        return height > 1;
    }

    /** Returns whether samples are points in the plane. */
    public boolean isPoint() {
        return equals(POINT);
    }

    /** Returns whether samples are rows of bits that write numbers. */
    public boolean isNumber() {
        return !isImage() && !isPoint();
    }
}
