package dev.ganvas.data.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Reads a decoded picture row by row as levels 0..255, in one plane (luma) or three (R, G, B). Takes the samples as they
 * are stored, as most image libraries do: Java's own conversion would apply the profile of the file, slowly, and would
 * brighten grey pictures, whose colour space it takes for linear. What is transparent appears on white.
 */
final class PixelRows {
    private static final float WHITE = 255;

    private final Raster raster;
    private final int width;
    private final int bands;
    private final boolean alpha;
    private final boolean premultiplied;
    private final float[] scales;
    private final int[] palette;
    private final int[] samples;

    PixelRows(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        this.raster = image.getRaster();
        this.width = image.getWidth();
        this.bands = raster.getNumBands();
        this.alpha = colors.hasAlpha();
        this.premultiplied = alpha && colors.isAlphaPremultiplied();
        this.samples = new int[width * bands];
        this.scales = new float[bands];
        for (int band = 0; band < bands; band++) {
            scales[band] = WHITE / ((1 << raster.getSampleModel().getSampleSize(band)) - 1);
        }
        this.palette = colors instanceof IndexColorModel indexed ? palette(indexed) : new int[0];
    }

    /** Returns the palette, lengthened so that even an index beyond its end has a colour. */
    private static int[] palette(IndexColorModel indexed) {
        int[] colors = new int[1 << indexed.getPixelSize()];
        for (int i = 0; i < Math.min(indexed.getMapSize(), colors.length); i++) {
            colors[i] = indexed.getRGB(i);
        }
        return colors;
    }

    /**
     * Reads one row.
     *
     * @param into receives {@code planes} times the width of the picture, plane after plane
     */
    void read(int y, int planes, float[] into) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
        for (int x = 0; x < width; x++) {
            float red;
            float green;
            float blue;
            float opacity;
            if (palette.length > 0) {
                int argb = palette[samples[x]];
                opacity = (argb >>> 24) / WHITE;
                red = argb >> 16 & 0xFF;
                green = argb >> 8 & 0xFF;
                blue = argb & 0xFF;
            } else {
                int at = x * bands;
                boolean grey = bands < 3;
                red = samples[at] * scales[0];
                green = grey ? red : samples[at + 1] * scales[1];
                blue = grey ? red : samples[at + 2] * scales[2];
                opacity = alpha ? samples[at + bands - 1] * scales[bands - 1] / WHITE : 1;
            }
            float back = (1 - opacity) * WHITE;
            float share = premultiplied ? 1 : opacity;
            put(into, x, planes, red * share + back, green * share + back, blue * share + back);
        }
    }

    /** Grey is the luma of ITU-R BT.601, .299 R + .587 G + .114 B. */
    private void put(float[] into, int x, int planes, float red, float green, float blue) {
        if (planes == 1) {
            into[x] = .299f * red + .587f * green + .114f * blue;
        } else {
            into[x] = red;
            into[width + x] = green;
            into[2 * width + x] = blue;
        }
    }
}
