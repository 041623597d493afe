package dev.ganvas.data.pictures;

import static dev.ganvas.data.pictures.PictureFiles.encoded;
import static dev.ganvas.data.pictures.PictureFiles.interlacedPng;
import static dev.ganvas.data.pictures.PictureFiles.jpeg;
import static dev.ganvas.data.pictures.PictureFiles.picture;
import static dev.ganvas.data.pictures.PictureFiles.plain;
import static dev.ganvas.data.pictures.PictureFiles.png;
import static dev.ganvas.data.pictures.PictureFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.UnusableDataException;
import java.awt.Color;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one picture: where it is cropped, how it is scaled, which colours it has then. */
class ImageScalingTest {
    private final Path folder;

    ImageScalingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "178, 218, 35, 55, 108",
        "218, 178, 20, 0, 178",
        "178, 219, 0, 20, 178",
        "28, 28, 0, 0, 28",
        "5, 2, 1, 0, 2",
        "640, 480, 80, 0, 480",
        "7, 100, 0, 46, 7"
    })
    void cropsTheMiddleSquareAndOfCelebAThePublishedOne(int width, int height, int left, int top, int side) {
        assertThat(SquareCrop.of(width, height)).isEqualTo(new SquareCrop(left, top, side));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cropsACelebAPictureToThePixel(boolean interlaced) throws Exception {
        BufferedImage image = picture(178, 218, (x, y) -> x << 16 | y << 8 | (x + y) % 256);
        write(folder.resolve("a.png"), interlaced ? interlacedPng(image) : encoded("png", image));

        int[] levels = read(3, 108);

        for (int y = 0; y < 108; y++) {
            for (int x = 0; x < 108; x++) {
                int at = y * 108 + x;
                assertThat(new int[] {levels[at], levels[108 * 108 + at], levels[2 * 108 * 108 + at]})
                        .containsExactly(35 + x, 55 + y, (90 + x + y) % 256);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 50", "50, 20", "31, 31", "100, 3"})
    void showsNothingFromOutsideTheMiddleSquare(int width, int height) throws Exception {
        SquareCrop crop = SquareCrop.of(width, height);
        png(
                folder.resolve("a.png"),
                picture(
                        width,
                        height,
                        (x, y) -> x >= crop.left()
                                        && x < crop.left() + crop.side()
                                        && y >= crop.top()
                                        && y < crop.top() + crop.side()
                                ? 0x40C020
                                : 0xFF00FF));

        int[] levels = read(3, 7);

        for (int i = 0; i < 49; i++) {
            assertThat(levels[i]).isEqualTo(0x40);
            assertThat(levels[49 + i]).isEqualTo(0xC0);
            assertThat(levels[98 + i]).isEqualTo(0x20);
        }
    }

    @Test
    void averagesWholeBlocksExactly() throws Exception {
        png(folder.resolve("a.png"), picture(6, 6, (x, y) -> (x * 10 + y * 3) * 0x010101));

        // Each is the mean over 3 x 3 pixels: 10 * mean of x + 3 * mean of y.
        assertThat(read(1, 2)).containsExactly(13, 43, 22, 52);
    }

    @Test
    void countsPixelsAtTheRimByTheCoveredPart() throws Exception {
        png(folder.resolve("a.png"), picture(3, 3, (x, y) -> x * 100 * 0x010101));

        // Columns 0, 100, 200 into two: (0 + 100/2) / 1.5 and (100/2 + 200) / 1.5.
        assertThat(read(1, 2)).containsExactly(33, 167, 33, 167);
    }

    @ParameterizedTest
    @ValueSource(ints = {280, 283, 1400})
    void doesNotAlias(int side) throws Exception {
        png(folder.resolve("a.png"), picture(side, side, (x, y) -> (x + y) % 2 == 0 ? 0xFFFFFF : 0));

        assertThat(IntStream.of(read(1, 28)).boxed())
                .allSatisfy(level -> assertThat(level).isCloseTo(127, within(7)));
    }

    @Test
    void thinsHugePicturesWithoutChangingTheirMeans() throws Exception {
        png(
                folder.resolve("a.png"),
                picture(4200, 4200, (x, y) -> (x + y) % 2 == 0 ? x < 2100 ? 0x808080 : 0xFFFFFF : 0));

        int[] levels = read(1, 4);

        assertThat(levels[0]).isCloseTo(64, within(1));
        assertThat(levels[3]).isCloseTo(128, within(1));
    }

    @Test
    void enlargesSmoothly() throws Exception {
        png(folder.resolve("a.png"), picture(2, 2, (x, y) -> x * 200 * 0x010101));

        assertThat(read(1, 4)).containsExactly(0, 50, 150, 200, 0, 50, 150, 200, 0, 50, 150, 200, 0, 50, 150, 200);
    }

    static Stream<Arguments> colours() throws IOException {
        BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        BufferedImage half = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        BufferedImage indexed = new BufferedImage(
                4,
                4,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 2, new byte[] {10, 20}, new byte[] {30, 40}, new byte[] {50, 60}));
        BufferedImage bits = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_BINARY);
        for (int i = 0; i < 16; i++) {
            half.setRGB(i % 4, i / 4, 0x80FF0000);
            indexed.getRaster().setSample(i % 4, i / 4, 0, 1);
            bits.setRGB(i % 4, i / 4, 0xFFFFFFFF);
        }
        return Stream.of(
                Arguments.of("RGB", plain(4, 4, 0x0A141E), 10, 20, 30),
                Arguments.of("grey", bands(DataBuffer.TYPE_BYTE, ColorSpace.CS_GRAY, 128), 128, 128, 128),
                Arguments.of(
                        "grey, 16 bits", bands(DataBuffer.TYPE_USHORT, ColorSpace.CS_GRAY, 128 * 257), 128, 128, 128),
                Arguments.of(
                        "RGB, 16 bits",
                        bands(DataBuffer.TYPE_USHORT, ColorSpace.CS_sRGB, 10 * 257, 20 * 257, 30 * 257),
                        10,
                        20,
                        30),
                Arguments.of(
                        "grey, half clear", bands(DataBuffer.TYPE_BYTE, ColorSpace.CS_GRAY, 100, 102), 193, 193, 193),
                Arguments.of("clear", clear, 255, 255, 255),
                Arguments.of("half red", half, 255, 127, 127),
                Arguments.of("indexed", indexed, 20, 40, 60),
                Arguments.of("black and white", bits, 255, 255, 255));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("colours")
    void readsEveryKindOfPngAsItsLevels(String kind, BufferedImage image, int red, int green, int blue)
            throws Exception {
        png(folder.resolve("a.png"), image);

        assertThat(read(3, 1)).as(kind).containsExactly(red, green, blue);
        assertThat(read(1, 1)).as(kind).containsExactly(Math.round(.299f * red + .587f * green + .114f * blue));
    }

    @Test
    void readsGreyAndColouredJpegs() throws Exception {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster()
                .setPixels(
                        0,
                        0,
                        8,
                        8,
                        Stream.generate(() -> 100).limit(64).mapToInt(i -> i).toArray());
        jpeg(folder.resolve("a.jpg"), grey);
        jpeg(folder.resolve("b.jpg"), plain(8, 8, new Color(200, 60, 90).getRGB()));
        ImageFolder data = folder(3, 1);
        float[] into = new float[3];

        data.copy(0, into, 0);
        assertThat(into).containsExactly(100 / 255f, 100 / 255f, 100 / 255f);
        data.copy(1, into, 0);
        assertThat(into[0] * 255).isCloseTo(200, within(2.5f));
        assertThat(into[1] * 255).isCloseTo(60, within(2.5f));
        assertThat(into[2] * 255).isCloseTo(90, within(2.5f));
    }

    @Test
    void copiesIntoTheRangeAtTheOffset() throws Exception {
        png(folder.resolve("a.png"), plain(4, 4, 0xFF0000));
        ImageFolder data = ImageFolder.read(
                folder, new SampleShape(3, 1, 1), ValueRange.MINUS_ONE_TO_ONE, ImageFolder.NO_LIMIT, Progress.NONE);
        float[] into = {9, 9, 9, 9, 9};

        data.copy(0, into, 1);

        assertThat(into).containsExactly(9, 1, -1, -1, 9);
    }

    private static BufferedImage bands(int type, int space, int... levels) {
        boolean alpha = levels.length % 2 == 0;
        var model = new ComponentColorModel(ColorSpace.getInstance(space), alpha, false, alpha ? 3 : 1, type);
        WritableRaster raster = Raster.createInterleavedRaster(type, 4, 4, levels.length, new Point());
        for (int i = 0; i < 16; i++) {
            raster.setPixel(i % 4, i / 4, levels);
        }
        return new BufferedImage(model, raster, false, null);
    }

    private ImageFolder folder(int channels, int side) throws UnusableDataException {
        return ImageFolder.read(
                folder,
                new SampleShape(channels, side, side),
                ValueRange.ZERO_TO_ONE,
                ImageFolder.NO_LIMIT,
                Progress.NONE);
    }

    /** Returns the levels of the one picture in the folder, channel by channel. */
    private int[] read(int channels, int side) throws UnusableDataException {
        ImageFolder data = folder(channels, side);
        assertThat(data.skipped()).isEmpty();
        float[] into = new float[data.shape().length()];
        data.copy(0, into, 0);
        int[] levels = new int[into.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = data.range().toByte(into[i]);
        }
        return levels;
    }
}
