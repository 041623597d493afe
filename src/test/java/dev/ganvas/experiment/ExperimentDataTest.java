package dev.ganvas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.idx.IdxSamples;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.UnusableDataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentDataTest {
    private final Path folder;

    ExperimentDataTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"dcgan, 16, 16", "dcgan, 28, 20", "dcgan, 32, 32", "dcgan, 64, 64"})
    void refusesImagesThatTheNetworksCannotMakeByTheirHeaderAlone(String id, int width, int height) throws Exception {
        // There is nothing behind the header: whoever read on would say that the file is truncated.
        Path file = IdxSamples.write(folder, "x.idx", IdxSamples.header(0x803, 1_000_000, height, width));

        assertThatThrownBy(() -> load(id, file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(
                        "%s holds images of %d x %d pixels, but %s makes 28 x 28 alone; give a folder of pictures, which"
                                + " are scaled, or choose mnist-mlp, which takes any size.",
                        file, width, height, id);
    }

    @Test
    void picturesAreScaledToTheSideThatIsAskedFor() throws Exception {
        Settings settings = Presets.FACES.defaults().with(Schema.SIDE, 40L).with(Schema.LIMIT, 3L);
        assertThat(ExperimentData.load(Presets.FACES, settings).shape()).isEqualTo(new SampleShape(3, 40, 40));
        Settings folderOf = Presets.DCGAN_FAST.defaults().with(Schema.SIDE, 32L).with(Schema.DATA, folder.toString());
        assertThat(ExperimentData.shape(Presets.DCGAN_FAST, folderOf)).isEqualTo(new SampleShape(1, 32, 32));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dcgan | 32 | side is 32, but dcgan makes 28 x 28 alone",
                "dcgan-fast | 30 | side is 30, but dcgan-fast makes squares of 8 to 128 pixels a side, in steps of 4,"
            })
    void aSideThatTheNetworksCannotMakeIsRefused(String id, long side, String why) {
        Experiment experiment = Presets.find(id).orElseThrow();
        Settings settings = experiment.defaults().with(Schema.SIDE, side).with(Schema.DATA, folder.toString());
        assertThatThrownBy(() -> ExperimentData.load(experiment, settings))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aSideForAnIdxFileOfDigitsIsRefused() {
        Settings settings = Presets.MNIST_MLP.defaults().with(Schema.SIDE, 32L);
        assertThatThrownBy(() -> ExperimentData.load(Presets.MNIST_MLP, settings))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("images in an IDX file keep their size, which is 28 x 28");
    }

    @ParameterizedTest
    @CsvSource({"8, 4", "12, 6", "20, 5", "28, 7", "32, 4", "36, 9", "64, 4", "128, 4"})
    void theFastDcganHasALadderForEachSide(int side, int base) {
        for (int channels : new int[] {1, 3}) {
            SampleShape shape = new SampleShape(channels, side, side);
            var gan = Presets.DCGAN_FAST.gan(Presets.DCGAN_FAST.defaults(), shape);
            assertThat(gan.generator().outputShape()).containsExactly(channels, side, side);
            assertThat(gan.generator().shapes().get(1).get(1)).isEqualTo(base);
            assertThat(gan.discriminator().outputSize()).isEqualTo(1);
        }
    }

    @Test
    void takesImagesOfAnySizeWhereNetworksAreDense() throws Exception {
        assertThat(load("mnist-mlp", idx(28, 20)).shape()).isEqualTo(new SampleShape(1, 28, 20));
    }

    @Test
    void facesOfAnIdxFileAreScaledAndGreyInAllColours() throws Exception {
        Dataset data = load("faces", idx(2, 4));

        assertThat(data.shape()).isEqualTo(new SampleShape(3, 28, 28));
        assertThat(data.size()).isEqualTo(3);
        float[] values = new float[3 * 28 * 28];
        data.copy(1, values, 0);
        // Image 1 begins at level 8; its middle square is 9, 10 above 13, 14.
        for (int plane = 0; plane < 3; plane++) {
            assertThat(data.range().toByte(values[plane * 784])).isEqualTo(9);
            assertThat(data.range().toByte(values[plane * 784 + 27])).isEqualTo(10);
            assertThat(data.range().toByte(values[plane * 784 + 783])).isEqualTo(14);
        }
        assertThat(data.report().sentence())
                .hasToString("x.idx: 3 of 3 used, cropped to their middle squares, scaled to 28 x 28,"
                        + " grey in three equal colours");
    }

    @Test
    void facesOfAnIdxFileHeedTheLimit() throws Exception {
        Settings settings = Presets.FACES
                .defaults()
                .withText(Schema.DATA, idx(28, 28).toString())
                .with(Schema.LIMIT, 2L);

        Dataset data = ExperimentData.load(Presets.FACES, settings);

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.report().sentence()).hasToString("x.idx: 2 of 3 used, grey in three equal colours");
    }

    @Test
    void saysWhichOfSeveralFilesWasTaken() throws Exception {
        for (String name : new String[] {"train", "t10k"}) {
            IdxSamples.write(folder, name + "-images-idx3-ubyte", IdxSamples.images(12, 4, 4));
            IdxSamples.write(folder, name + "-labels-idx1-ubyte", IdxSamples.labels(12));
        }
        IdxSamples.write(folder, "train-images-idx3-ubyte.gz", IdxSamples.gzip(IdxSamples.images(12, 4, 4)));

        assertThat(load("mnist-mlp", folder).report().sentence())
                .hasToString(
                        "train-images-idx3-ubyte: 12 of 12 used, not t10k-images-idx3-ubyte beside it, 10 classes");
    }

    @Test
    void saysThatOneClassAloneIsUsed() throws Exception {
        IdxSamples.write(folder, "a-images-idx3-ubyte", IdxSamples.images(12, 4, 4));
        IdxSamples.write(folder, "a-labels-idx1-ubyte", IdxSamples.labels(12));
        Settings settings = Presets.MNIST_MLP
                .defaults()
                .withText(Schema.DATA, folder.toString())
                .with(Schema.CLASS, 1L);

        assertThat(ExperimentData.load(Presets.MNIST_MLP, settings).report().sentence())
                .hasToString("a-images-idx3-ubyte: 2 of 12 used, 10 classes, class 1 alone");
    }

    @Test
    void aFolderOfPicturesGivesOneOfItsClassesUpToTheLimit() throws Exception {
        for (String name : new String[] {"cats/1", "cats/2", "dogs/1", "dogs/2", "dogs/3"}) {
            Path file = folder.resolve(name + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        }
        Settings dogs = Presets.MNIST_MLP
                .defaults()
                .withText(Schema.DATA, folder.toString())
                .with(Schema.CLASS, 1L)
                .with(Schema.LIMIT, 2L);

        assertThat(ExperimentData.load(Presets.MNIST_MLP, dogs)
                        .report()
                        .sentence()
                        .toString())
                .endsWith(": 2 of 5 used, 2 classes (cats 2, dogs 3), class 1 alone");
        assertThatThrownBy(() -> ExperimentData.load(Presets.MNIST_MLP, dogs.with(Schema.CLASS, 2L)))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageEndingWith("class 2 does not occur; choose one of the classes 0 (cats), 1 (dogs).");
    }

    private Path idx(int height, int width) throws IOException {
        return IdxSamples.write(folder, "x.idx", IdxSamples.images(3, height, width));
    }

    private static Dataset load(String id, Path path) throws UnusableDataException {
        Experiment experiment = Presets.find(id).orElseThrow();
        return ExperimentData.load(experiment, experiment.defaults().withText(Schema.DATA, path.toString()));
    }
}
