package dev.ganvas.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngWriterTest {
    private static final int BLUE = 0xFF0000FF;

    private final Path folder;

    PngWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void drawsGreySamplesPixelForPixel() throws IOException {
        // Two samples of 2 x 3 in a row of two cells, one pixel apart: the levels are those of the byte table.
        float[] samples = {-1, 0, 1, -0.5f, 0.5f, 2, 1, 1, 1, -3, Float.NaN, -1};
        PictureGrid grid = new PictureGrid(1, 2, 1, 0xFF000000, 1);

        BufferedImage image = written(grid.draw(samples, new SampleShape(1, 2, 3), ValueRange.MINUS_ONE_TO_ONE));

        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(levels(image)).isDeepEqualTo(new int[][] {
            {0, 0, 0, 0, 0, 0, 0, 0, 0},
            {0, 0, 128, 255, 0, 255, 255, 255, 0},
            {0, 64, 191, 255, 0, 0, 0, 0, 0},
            {0, 0, 0, 0, 0, 0, 0, 0, 0},
        });
    }

    @Test
    void drawsColorsFromPlanes() throws IOException {
        float[] red1green1 = {1, 0, /* green */ 0, 1, /* blue */ 0, 0.2f};
        PictureGrid grid = new PictureGrid(1, 1, 0, BLUE, 1);

        BufferedImage image = written(grid.draw(red1green1, new SampleShape(3, 1, 2), ValueRange.ZERO_TO_ONE));

        assertThat(image.getWidth()).isEqualTo(2);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFF0000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xFF00FF33);
    }

    @Test
    void makesEveryPixelASquare() throws IOException {
        PictureGrid grid = new PictureGrid(1, 1, 1, BLUE, 3);

        BufferedImage image = written(grid.draw(new float[] {0, 1}, new SampleShape(1, 1, 2), ValueRange.ZERO_TO_ONE));

        assertThat(image.getWidth()).isEqualTo(12);
        assertThat(image.getHeight()).isEqualTo(9);
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 12; x++) {
                boolean inside = y / 3 == 1 && (x / 3 == 1 || x / 3 == 2);
                int expected = inside ? (x / 3 == 1 ? 0xFF000000 : 0xFFFFFFFF) : BLUE;
                assertThat(image.getRGB(x, y)).as("%d, %d", x, y).isEqualTo(expected);
            }
        }
    }

    @Test
    void leavesMissingSamplesInTheColorOfTheGapAndSurplusOnesOut() {
        PictureGrid grid = new PictureGrid(1, 2, 0, BLUE, 1);
        SampleShape pixel = new SampleShape(1, 1, 1);

        assertThat(grid.draw(new float[] {1}, pixel, ValueRange.ZERO_TO_ONE).argb())
                .containsExactly(-1, BLUE);
        assertThat(grid.draw(new float[] {1, 0, 1}, pixel, ValueRange.ZERO_TO_ONE)
                        .argb())
                .containsExactly(-1, 0xFF000000);
    }

    @Test
    void keepsTransparency() throws IOException {
        int[] pixels = {0x00000000, 0x80FF0000, 0xFFFFFFFF, 0x01020304};

        BufferedImage image = written(new Picture(2, 2, pixels));

        assertThat(image.getRGB(0, 0, 2, 2, null, 0, 2)).containsExactly(pixels);
    }

    @Test
    void drawsTheGridOfThePublishedSystem() {
        Picture picture = PictureGrid.ofImages(100)
                .draw(new float[100 * 784], new SampleShape(1, 28, 28), ValueRange.MINUS_ONE_TO_ONE);

        assertThat(picture.width()).isEqualTo(302);
        assertThat(picture.height()).isEqualTo(302);
    }

    @Test
    void leavesNothingWhereItCannotWrite() throws IOException {
        Path taken = folder.resolve("taken.png");
        Files.createDirectories(taken.resolve("inside"));
        Picture picture = new Picture(1, 1, new int[] {-1});

        assertThatThrownBy(() -> PngWriter.write(taken, picture))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(taken + " cannot be written (");
        assertThatThrownBy(() -> PngWriter.write(folder.resolve("none/a.png"), picture))
                .hasMessageContaining("its folder does not exist");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    private BufferedImage written(Picture picture) throws IOException {
        Path file = folder.resolve("picture.png");
        PngWriter.write(file, picture);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(picture.width());
        assertThat(image.getHeight()).isEqualTo(picture.height());
        return image;
    }

    private static int[][] levels(BufferedImage image) {
        int[][] levels = new int[image.getHeight()][image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, image.getWidth(), 1, 0, levels[y]);
        }
        return levels;
    }
}
