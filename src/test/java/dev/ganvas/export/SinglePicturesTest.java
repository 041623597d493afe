package dev.ganvas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PictureGrid;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.picture.PngWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples as PNG files, read back with the reader of ImageIO. */
class SinglePicturesTest {
    private static final SampleShape GREY = new SampleShape(1, 28, 28);
    private static final PictureSource ORIGIN = PictureSource.of(
            Presets.MNIST_MLP,
            Presets.MNIST_MLP.defaults().with(Schema.SEED, 77L).with(Schema.DATA, "/Bücher/数字"),
            120);

    private final Path folder;

    SinglePicturesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 32})
    void aGridIsEnlargedToSharpSquares(int upscale) throws IOException {
        Picture small = PictureGrid.ofImages(9).draw(noise(9, GREY), GREY, ValueRange.MINUS_ONE_TO_ONE);
        Path file = folder.resolve("grid.png");

        PngWriter.write(file, small, upscale, ORIGIN, Progress.NONE);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(image.getWidth()).isEqualTo(small.width() * upscale);
        int[] level = new int[1];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().getPixel(x, y, level);
                int expected = small.argb()[y / upscale * small.width() + x / upscale] & 0xFF;
                if (level[0] != expected) {
                    assertThat(level[0]).as("pixel %d, %d", x, y).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void coloursAreEnlargedToo() throws IOException {
        SampleShape shape = new SampleShape(3, 5, 4);
        Picture small = PictureGrid.ofImages(4).draw(noise(4, shape), shape, ValueRange.MINUS_ONE_TO_ONE);
        Path file = folder.resolve("grid.png");

        PngWriter.write(file, small, 7, ORIGIN, Progress.NONE);

        BufferedImage image = ImageIO.read(file.toFile());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(image.getRGB(x, y)).isEqualTo(small.argb()[y / 7 * small.width() + x / 7]);
            }
        }
    }

    @Test
    void thePictureTellsItsRun() throws IOException {
        Path file = folder.resolve("grid.png");

        PngWriter.write(file, new Picture(1, 1, new int[] {-1}), 4, ORIGIN, Progress.NONE);

        Map<String, String> texts = PngTexts.of(file);
        assertThat(texts).containsEntry("Title", "mnist-mlp, step 120");
        assertThat(texts.get("Software")).startsWith("Ganvas ");
        JsonNode comment = new ObjectMapper().readTree(texts.get("Comment"));
        assertThat(comment.path("experiment").asText()).isEqualTo("mnist-mlp");
        assertThat(comment.path("step").asLong()).isEqualTo(120);
        assertThat(comment.path("settings").path("seed").asLong()).isEqualTo(77);
        assertThat(comment.path("settings").path("data").asText()).isEqualTo("/Bücher/数字");
        assertThat(texts.get("Comment")).as("safe in any reader").matches("\\p{ASCII}*");
    }

    @Test
    void samplesBecomeNumberedFiles() throws IOException {
        float[] samples = noise(12, GREY);
        Path target = folder.resolve("pictures");

        SinglePictures.write(target, samples, GREY, 2, ORIGIN, Progress.NONE);

        try (Stream<Path> files = Files.list(target)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).hasSize(12).startsWith("sample-001.png").endsWith("sample-012.png");
        }
        BufferedImage fifth = ImageIO.read(target.resolve("sample-005.png").toFile());
        assertThat(fifth.getWidth()).isEqualTo(56);
        for (int y = 0; y < 56; y++) {
            for (int x = 0; x < 56; x++) {
                int level = ValueRange.MINUS_ONE_TO_ONE.toByte(samples[4 * 784 + y / 2 * 28 + x / 2]);
                assertThat(fifth.getRaster().getSample(x, y, 0)).isEqualTo(level);
            }
        }
        assertThat(PngTexts.of(target.resolve("sample-005.png"))).containsEntry("Title", "mnist-mlp, step 120");
    }

    @Test
    void cancelLeavesNothing() {
        Progress soon = new Progress() {
            private long done;

            @Override
            public void update(long now, long total) {
                done = now;
            }

            @Override
            public boolean cancelled() {
                return done >= 5;
            }
        };
        Picture large = new Picture(300, 300, new int[90_000]);

        assertThatThrownBy(() -> SinglePictures.write(folder.resolve("p"), noise(12, GREY), GREY, 1, ORIGIN, soon))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> PngWriter.write(folder.resolve("p.png"), large, 8, ORIGIN, soon))
                .isInstanceOf(CancellationException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsThereStaysAsItIsAndFreeNamesAreFound() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("p"));

        assertThatThrownBy(() -> SinglePictures.write(taken, noise(2, GREY), GREY, 1, ORIGIN, Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage(taken + " is there already; choose another place.");

        assertThat(taken).isEmptyDirectory();
        assertThat(AtomicFolder.free(folder, "p")).isEqualTo(folder.resolve("p-2"));
        assertThat(AtomicFolder.free(folder, "q")).isEqualTo(folder.resolve("q"));
    }

    @Test
    void aPictureBeyondAllFilesIsRefusedInOneSentence() {
        Picture large = new Picture(3000, 3000, new int[9_000_000]);

        assertThatThrownBy(() -> PngWriter.write(folder.resolve("p.png"), large, 32, ORIGIN, Progress.NONE))
                .hasMessage(folder.resolve("p.png")
                        + " cannot be written (96,000 x 96,000 pixels are too many); choose another place or make it"
                        + " writable.");
    }

    private static float[] noise(int count, SampleShape shape) {
        Random random = new Random(3);
        float[] samples = new float[count * shape.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }
        return samples;
    }
}
