package dev.ganvas.data;

/** The range of the values that the networks see; of coordinates, the part of the plane that is shown. */
public enum ValueRange {
    /** 0 is black and 1 is white; also the range of bits. */
    ZERO_TO_ONE(0, 1),
    /** -1 is black and 1 is white: bytes normalised with mean 0.5 and deviation 0.5. */
    MINUS_ONE_TO_ONE(-1, 1),
    /** Coordinates from 0 to 1. */
    UNIT_PLANE(0, 1),
    /** Coordinates from -2 to 2. */
    WIDE_PLANE(-2, 2);

    private final float low;
    private final float high;

    ValueRange(float low, float high) {
        this.low = low;
        this.high = high;
    }

    /** Returns whether values are coordinates, which may lie outside and are not rounded to the levels of a pixel. */
    public boolean isPlane() {
        return this == UNIT_PLANE || this == WIDE_PLANE;
    }

    /** Returns the value of black. */
    public float low() {
        return low;
    }

    /** Returns the value of white. */
    public float high() {
        return high;
    }

    /** Returns the value in this range of a byte 0..255. */
    public float fromByte(int level) {
        return low + (high - low) * (level / 255f);
    }

    /** Returns the byte 0..255 that shows {@code value}; values outside the range are clamped, NaN shows as 0. */
    public int toByte(float value) {
        float unit = (value - low) / (high - low);
        return unit >= 1 ? 255 : unit > 0 ? Math.round(unit * 255f) : 0;
    }
}
