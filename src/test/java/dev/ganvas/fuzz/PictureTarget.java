package dev.ganvas.fuzz;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.data.pictures.ImageFolder;
import dev.ganvas.problem.UnusableDataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Pictures in a folder: the first byte says whether the file is called PNG or JPEG. */
public final class PictureTarget {
    private static final Sandbox BOX = new Sandbox();
    private static final List<String> OTHER_KINDS = List.of(
            "orientation-6.jpg",
            "orientation-6.png",
            "orientation-6.webp",
            "orientation-6.tif",
            "cmyk.jpg",
            "cmyk.tif",
            "jpeg.tif",
            "deflate.tif",
            "lossy.webp",
            "alpha.webp",
            "animated.webp",
            "first-frame.gif",
            "palette.bmp",
            "colour.bmp",
            "colour.ppm",
            "grey16.pgm",
            "text.pgm",
            "bits.pbm");

    private PictureTarget() {}

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        // Always the same two names, so that one of the two is always a whole file of no use.
        byte[] content = Arrays.copyOfRange(data, 1, data.length);
        BOX.put("a.png", data[0] % 2 == 0 ? content : new byte[0]);
        BOX.put("b.jpg", data[0] % 2 == 0 ? new byte[0] : content);
        try {
            ImageFolder images = ImageFolder.read(
                    BOX.folder(),
                    new SampleShape(3, 8, 8),
                    ValueRange.ZERO_TO_ONE,
                    ImageFolder.NO_LIMIT,
                    Progress.NONE);
            images.copy(0, new float[3 * 8 * 8], 0);
        } catch (UnusableDataException e) {
            Sandbox.assertSentence(e);
        }
        BOX.assertOnly("a.png", "b.jpg");
    }

    /** Returns small true files to begin with. */
    static List<byte[]> seeds() throws IOException {
        BufferedImage picture = new BufferedImage(9, 11, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 99; i++) {
            picture.setRGB(i % 9, i / 9, 0x1F2F3F * i);
        }
        BufferedImage grey = new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_GRAY);
        List<byte[]> seeds = new ArrayList<>(
                List.of(encoded(picture, "png", 0), encoded(picture, "jpg", 1), encoded(grey, "png", 0)));
        for (String name : OTHER_KINDS) {
            try (InputStream file =
                    Objects.requireNonNull(Dataset.class.getResourceAsStream("pictures/" + name), name)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.write(0);
                file.transferTo(bytes);
                seeds.add(bytes.toByteArray());
            }
        }
        return seeds;
    }

    private static byte[] encoded(BufferedImage picture, String format, int kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(kind);
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
