package dev.ganvas.picture;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import java.util.Arrays;

/**
 * How samples are laid out in one picture: row after row, with a gap around each.
 *
 * @param rows of samples, at least 1
 * @param columns samples in a row, at least 1
 * @param gap pixels of a sample between two samples and around all, at least 0
 * @param gapColor as alpha, red, green, blue
 * @param upscale how many picture pixels, in both directions, one pixel of a sample becomes, at least 1
 */
public record PictureGrid(int rows, int columns, int gap, int gapColor, int upscale) {
    private static final int OPAQUE = 0xFF000000;
    private static final int GREY = 0xFF808080;

    /** Checks the numbers. */
    public PictureGrid {
        if (rows < 1 || columns < 1 || gap < 0 || upscale < 1) {
            throw new IllegalArgumentException(
                    "No grid: %d x %d samples, gap %d, upscale %d.".formatted(rows, columns, gap, upscale));
        }
    }

    /** Returns a square of {@code count} images in their own size, two black pixels apart, as the author of mnist-mlp saves them. */
    public static PictureGrid ofImages(int count) {
        int side = (int) Math.ceil(Math.sqrt(count));
        return new PictureGrid(side, side, 2, OPAQUE, 1);
    }

    /** Returns a grid for {@code count} rows of bits: eight columns of large pixels with grey between them. */
    public static PictureGrid ofBits(int count) {
        int columns = Math.min(8, count);
        return new PictureGrid((count + columns - 1) / columns, columns, 1, GREY, 4);
    }

    /** Returns this grid with every pixel of a sample {@code factor} picture pixels wide and high. */
    public PictureGrid scaled(int factor) {
        return new PictureGrid(rows, columns, gap, gapColor, factor);
    }

    /**
     * Draws samples; cells beyond the last sample stay in the color of the gap, samples beyond the last cell are left
     * out.
     *
     * @param samples one after another
     */
    public Picture draw(float[] samples, SampleShape shape, ValueRange range) {
        int width = columns * (shape.width() + gap) + gap;
        int height = rows * (shape.height() + gap) + gap;
        int[] pixels = new int[Math.multiplyExact(width, height)];
        Arrays.fill(pixels, gapColor);
        int count = Math.min(rows * columns, samples.length / shape.length());
        for (int sample = 0; sample < count; sample++) {
            int left = gap + sample % columns * (shape.width() + gap);
            int top = gap + sample / columns * (shape.height() + gap);
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int at = sample * shape.length() + y * shape.width() + x;
                    pixels[(top + y) * width + left + x] = color(samples, at, shape, range);
                }
            }
        }
        return enlarged(new Picture(width, height, pixels));
    }

    private static int color(float[] samples, int at, SampleShape shape, ValueRange range) {
        int plane = shape.height() * shape.width();
        int red = range.toByte(samples[at]);
        int green = shape.channels() == 3 ? range.toByte(samples[at + plane]) : red;
        int blue = shape.channels() == 3 ? range.toByte(samples[at + 2 * plane]) : red;
        return OPAQUE | red << 16 | green << 8 | blue;
    }

    private Picture enlarged(Picture small) {
        if (upscale == 1) {
            return small;
        }
        int width = Math.multiplyExact(small.width(), upscale);
        int height = Math.multiplyExact(small.height(), upscale);
        int[] pixels = new int[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = small.argb()[y / upscale * small.width() + x / upscale];
            }
        }
        return new Picture(width, height, pixels);
    }
}
