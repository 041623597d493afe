package dev.ganvas.picture;

/**
 * A picture in memory. Immutable by agreement: nobody writes into its array.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param argb rows from the top; each pixel as alpha, red, green and blue in 8 bits each, not premultiplied
 */
public record Picture(int width, int height, int[] argb) {

    /** Checks that the sizes agree. */
    public Picture {
        if (width < 1 || height < 1 || argb.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "A picture of %d x %d cannot have %d pixels.".formatted(width, height, argb.length));
        }
    }
}
