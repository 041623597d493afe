package dev.ganvas.data.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that another program (Pillow) wrote: in each, what is seen upright is red at the top left, green at the top right,
 * blue below on the left and white on the right.
 */
class PictureKindsTest {
    private static final float[] RED = {224, 32, 32};
    private static final float[] GREEN = {32, 192, 32};
    private static final float[] BLUE = {32, 32, 224};
    private static final float[] WHITE = {240, 240, 240};

    private final Path folder;

    PictureKindsTest(@TempDir Path temporary) {
        this.folder = temporary;
    }

    static Stream<String> turnedFiles() {
        return Stream.of("jpg", "tif", "webp", "png")
                .flatMap(kind -> IntStream.rangeClosed(1, 8).mapToObj(i -> "orientation-%d.%s".formatted(i, kind)));
    }

    @ParameterizedTest
    @MethodSource("turnedFiles")
    void turnsAPictureAsTheCameraWasHeld(String name) throws Exception {
        assertColours(name, 6f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour.ppm",
                "text.ppm",
                "colour.bmp",
                "palette.bmp",
                "first-frame.gif",
                "lossy.webp",
                "lossless.webp",
                "animated.webp",
                "plain.tif",
                "deflate.tif",
                "jpeg.tif"
            })
    void readsEveryKindInColour(String name) throws Exception {
        assertColours(name, 6f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha.webp", "alpha.tif"})
    void showsWhatIsTransparentOnWhite(String name) throws Exception {
        put(name, file(name));

        assertThat(colour(data(3), 0)).containsExactly(RED, within(6f));
        assertThat(colour(data(3), 3)).containsExactly(255, 255, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "cmyk.tif"})
    void readsTheColoursOfPrint(String name) throws Exception {
        assertColours(name, 45f); // how ink looks depends on the profile that is taken for it
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey.pgm", "text.pgm", "grey16.pgm", "grey.tif", "grey16.tif"})
    void readsEveryKindOfGrey(String name) throws Exception {
        float[] levels = read(name, 1);

        assertThat(levels[0]).isCloseTo(89, within(2f));
        assertThat(levels[1]).isCloseTo(126, within(2f));
        assertThat(levels[2]).isCloseTo(54, within(2f));
        assertThat(levels[3]).isCloseTo(240, within(2f));
    }

    @Test
    void readsBlackAndWhite() throws Exception {
        assertThat(read("bits.pbm", 1)).containsExactly(0, 0, 0, 255);
    }

    @Test
    void leavesOutNumbersThatAreNoLevels() throws Exception {
        assertLeftOut("float.tif", file("float.tif"), "has samples of 32 bits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour.ppm",
                "colour.bmp",
                "first-frame.gif",
                "lossy.webp",
                "deflate.tif",
                "cmyk.jpg",
                "orientation-6.jpg",
                "orientation-6.png"
            })
    void leavesOutWhatIsCutOff(String name) throws Exception {
        byte[] whole = file(name);

        assertLeftOut(name, Arrays.copyOf(whole, whole.length / 2), "");
        assertLeftOut(name, Arrays.copyOf(whole, 12), "");
    }

    @Test
    void leavesOutAHeaderThatPromisesTooMuch() throws Exception {
        assertLeftOut(
                "a.ppm",
                "P6\n60000 60000\n255\nabc".getBytes(StandardCharsets.US_ASCII),
                "has 60,000 x 60,000 pixels, more than");
        byte[] bmp = file("colour.bmp");
        for (int at : new int[] {18, 22}) {
            bmp[at + 2] = 1; // 65,552 columns, then rows
        }
        assertLeftOut("a.bmp", bmp, "pixels, more than the 100 million");
        byte[] webp = file("lossy.webp");
        webp[27] = webp[29] = 0x3F; // 16,144 columns and rows in the header of its one frame
        assertLeftOut("a.webp", webp, "has 16,144 x 16,144 pixels, more than the 25 million");
        byte[] gif = file("first-frame.gif");
        int descriptor = indexOf(gif, (byte) 0x2C);
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xFF);
        assertLeftOut("a.gif", gif, "has 65,535 x 65,535 pixels, more than");
    }

    @Test
    void doesNotReadForeverBehindTheEnd() throws Exception {
        // Found by fuzzing: 79 bytes that a decoder took for tens of thousands of tables behind the end of the file.
        byte[] endless = Base64.getDecoder()
                .decode(
                        "UklGRj4AAABXRUJQVlA4TDIAAAAvD8ADEB8gEEhCGX1sgQAhRYp0aQKBJLT9KUaZ////////5/8A/3n/AGG20SQnOcl7n0FE/5"
                                + "+jtk/hAw==");

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertLeftOut("a.webp", endless, "cannot be decoded (it ends too early)"));
    }

    @Test
    void aPictureWithDamagedExifIsTakenAsItIsStored() throws Exception {
        byte[] turned = file("orientation-3.jpg");
        int tiff = indexOf(turned, (byte) 'M');
        Arrays.fill(turned, tiff + 4, tiff + 8, (byte) 0xFF);

        put("a.jpg", turned);

        assertThat(colour(data(3), 0)).containsExactly(WHITE, within(6f)); // upside down
    }

    private void assertColours(String name, float tolerance) throws Exception {
        put(name, file(name));
        ImageFolder data = data(3);

        List<float[]> expected = List.of(RED, GREEN, BLUE, WHITE);
        for (int i = 0; i < 4; i++) {
            assertThat(colour(data, i)).as("pixel %d", i).containsExactly(expected.get(i), within(tolerance));
        }
    }

    private void assertLeftOut(String name, byte[] bytes, String reason) throws Exception {
        put(name, bytes);
        PictureFiles.png(folder.resolve("z.png"), PictureFiles.plain(4, 4, 0x808080));
        ImageFolder data = data(3);

        assertThat(data.size()).isEqualTo(1);
        assertThat(data.skipped()).hasSize(1);
        assertThat(data.skipped().get(0).reason().toString()).contains(reason).doesNotContain("null");
        Files.delete(folder.resolve(name));
    }

    private float[] read(String name, int channels) throws Exception {
        put(name, file(name));
        ImageFolder data = data(channels);
        float[] levels = new float[data.shape().length()];
        data.copy(0, levels, 0);
        for (int i = 0; i < levels.length; i++) {
            levels[i] *= 255;
        }
        return levels;
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private ImageFolder data(int channels) throws UnusableDataException {
        return ImageFolder.read(
                folder, new SampleShape(channels, 2, 2), ValueRange.ZERO_TO_ONE, ImageFolder.NO_LIMIT, Progress.NONE);
    }

    private static float[] colour(ImageFolder data, int pixel) {
        float[] levels = new float[data.shape().length()];
        data.copy(0, levels, 0);
        return new float[] {levels[pixel] * 255, levels[4 + pixel] * 255, levels[8 + pixel] * 255};
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        return IntStream.range(0, bytes.length)
                .filter(i -> bytes[i] == wanted && (wanted != 'M' || bytes[i + 1] == 'M'))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream stream = PictureKindsTest.class.getResourceAsStream("/dev/ganvas/data/pictures/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }
}
