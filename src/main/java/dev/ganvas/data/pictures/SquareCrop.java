package dev.ganvas.data.pictures;

/**
 * The square in the middle of a picture that is kept.
 *
 * @param left column of its left edge
 * @param top row of its upper edge
 * @param side its width and height
 */
public record SquareCrop(int left, int top, int side) {
    private static final int CELEBA_WIDTH = 178;
    private static final int CELEBA_HEIGHT = 218;
    private static final int CELEBA_SIDE = 108;

    /**
     * Returns the largest square in the middle; but of an aligned CelebA picture the face alone, which is the middle
     * 108 x 108 at (35, 55), as the author of faces does.
     */
    public static SquareCrop of(int width, int height) {
        boolean celeba = width == CELEBA_WIDTH && height == CELEBA_HEIGHT;
        int side = celeba ? CELEBA_SIDE : Math.min(width, height);
        return new SquareCrop((width - side) / 2, (height - side) / 2, side);
    }

    /** Returns where that square lies in a picture that is stored in {@code orientation}. */
    static SquareCrop of(int width, int height, Orientation orientation) {
        SquareCrop upright = orientation.lying() ? of(height, width) : of(width, height);
        int right = upright.left + upright.side - 1;
        int bottom = upright.top + upright.side - 1;
        return new SquareCrop(
                Math.min(
                        orientation.column(upright.left, upright.top, width), orientation.column(right, bottom, width)),
                Math.min(orientation.row(upright.left, upright.top, height), orientation.row(right, bottom, height)),
                upright.side);
    }
}
