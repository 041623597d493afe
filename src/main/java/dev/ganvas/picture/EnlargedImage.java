package dev.ganvas.picture;

import dev.ganvas.problem.FileException;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;

/**
 * A picture as an image for ImageIO, each pixel a square. The squares are made while ImageIO reads row after row, so a
 * poster of a grid takes no more memory than the grid.
 */
final class EnlargedImage {
    /** How far the bits of red, green, blue and alpha are from the end of a pixel. */
    private static final int[] SHIFTS = {16, 8, 0, 24};

    private EnlargedImage() {}

    /**
     * Returns an image with the fewest channels that lose nothing: grey, RGB, or RGB with alpha.
     *
     * @throws IOException if no such image can be that large
     */
    static BufferedImage of(Picture picture, int upscale) throws IOException {
        boolean opaque = true;
        boolean grey = true;
        for (int pixel : picture.argb()) {
            int red = pixel >> 16 & 0xFF;
            opaque &= pixel >>> 24 == 0xFF;
            grey &= red == (pixel >> 8 & 0xFF) && red == (pixel & 0xFF);
        }
        int bands = opaque ? grey ? 1 : 3 : 4;
        long width = (long) picture.width() * upscale;
        long height = (long) picture.height() * upscale;
        if (width * height * bands > Integer.MAX_VALUE) {
            throw new FileException("picture.tooManyPixels", width, height);
        }
        // Many small pictures are saved while a run trains: ImageIO reads plain bytes several times as fast.
        DataBuffer pixels = upscale == 1 ? bytes(picture, bands) : new Squares(picture, upscale, bands);
        return image(pixels, (int) width, (int) height, bands);
    }

    private static DataBuffer bytes(Picture picture, int bands) {
        int[] argb = picture.argb();
        byte[] bytes = new byte[argb.length * bands];
        for (int band = 0; band < bands; band++) {
            for (int i = 0; i < argb.length; i++) {
                bytes[i * bands + band] = (byte) (argb[i] >> SHIFTS[band]);
            }
        }
        return new DataBufferByte(bytes, bytes.length);
    }

    private static BufferedImage image(DataBuffer pixels, int width, int height, int bands) {
        if (bands == 1) {
            // The image type says that the levels are those of the file: no colour space may convert them.
            BufferedImage type = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
            return image(pixels, type.getColorModel(), width, height, new int[] {0});
        }
        ColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                bands == 4,
                false,
                bands == 4 ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return image(pixels, colors, width, height, bands == 4 ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2});
    }

    private static BufferedImage image(DataBuffer pixels, ColorModel colors, int width, int height, int[] offsets) {
        SampleModel model = new PixelInterleavedSampleModel(
                DataBuffer.TYPE_BYTE, width, height, offsets.length, width * offsets.length, offsets);
        return new BufferedImage(colors, Raster.createWritableRaster(model, pixels, new Point(0, 0)), false, null);
    }

    /** The bytes of the enlarged picture, none of which exists before it is asked for. */
    private static final class Squares extends DataBuffer {
        private final int[] argb;
        private final int smallWidth;
        private final int upscale;
        private final int bands;
        private final int rowBytes;

        Squares(Picture picture, int upscale, int bands) {
            super(TYPE_BYTE, picture.argb().length * upscale * upscale * bands);
            this.argb = picture.argb();
            this.smallWidth = picture.width();
            this.upscale = upscale;
            this.bands = bands;
            this.rowBytes = smallWidth * upscale * bands;
        }

        @Override
        public int getElem(int bank, int i) {
            int row = i / rowBytes;
            int inRow = i - row * rowBytes;
            int column = inRow / bands;
            int pixel = argb[row / upscale * smallWidth + column / upscale];
            return pixel >> SHIFTS[inRow - column * bands] & 0xFF;
        }

        @Override
        public void setElem(int bank, int i, int value) {
            throw new UnsupportedOperationException("Pictures are not changed while they are written.");
        }
    }
}
