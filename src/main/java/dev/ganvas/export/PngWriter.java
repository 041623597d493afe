package dev.ganvas.export;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG, with the fewest channels that lose nothing. Stateless; the same picture gives the same bytes. */
public final class PngWriter {
    private PngWriter() {}

    /**
     * Writes a picture to a file, or leaves the file as it was.
     *
     * @throws IOException with one sentence for the user
     */
    public static void write(Path file, Picture picture) throws IOException {
        AtomicFile.write(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                encode(picture, out);
            }
        });
    }

    /** Writes a picture to a stream, which stays open. */
    public static void encode(Picture picture, OutputStream out) throws IOException {
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image(picture), "png", stream)) {
                throw new IOException("this Java has no PNG writer");
            }
        }
    }

    private static BufferedImage image(Picture picture) {
        boolean opaque = true;
        boolean grey = true;
        for (int pixel : picture.argb()) {
            int red = pixel >> 16 & 0xFF;
            opaque &= pixel >>> 24 == 0xFF;
            grey &= red == (pixel >> 8 & 0xFF) && red == (pixel & 0xFF);
        }
        if (opaque && grey) {
            return greyImage(picture);
        }
        int type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
        return image;
    }

    /** Sets the raster itself: going through colors would convert to the linear grey of Java's grey color space. */
    private static BufferedImage greyImage(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = image.getRaster();
        int[] levels = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < levels.length; x++) {
                levels[x] = picture.argb()[y * levels.length + x] & 0xFF;
            }
            raster.setSamples(0, y, levels.length, 1, 0, levels);
        }
        return image;
    }
}
