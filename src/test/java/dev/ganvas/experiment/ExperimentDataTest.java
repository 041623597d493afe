package dev.ganvas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.idx.IdxSamples;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
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
    @CsvSource({"dcgan, 16, 16", "dcgan, 28, 20", "dcgan, 32, 32", "dcgan-fast, 20, 28", "dcgan-fast, 32, 32"})
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

    private Path idx(int height, int width) throws IOException {
        return IdxSamples.write(folder, "x.idx", IdxSamples.images(3, height, width));
    }

    private static Dataset load(String id, Path path) throws UnusableDataException {
        Experiment experiment = Presets.find(id).orElseThrow();
        return ExperimentData.load(experiment, experiment.defaults().withText(Schema.DATA, path.toString()));
    }
}
