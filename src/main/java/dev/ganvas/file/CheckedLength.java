package dev.ganvas.file;

/**
 * How far a growing file had come at a moment.
 *
 * @param bytes from its beginning
 * @param sum of them, a CRC-32
 */
public record CheckedLength(long bytes, long sum) {
    public static final CheckedLength NOTHING = new CheckedLength(0, 0);
}
