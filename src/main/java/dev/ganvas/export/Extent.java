package dev.ganvas.export;

/**
 * How far a growing file had come at a moment.
 *
 * @param bytes from its beginning
 * @param sum of them, a CRC-32
 */
record Extent(long bytes, long sum) {
    static final Extent NOTHING = new Extent(0, 0);
}
