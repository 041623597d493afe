package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks that the user wrote, from the command line to the saved files. */
class OwnNetworksTest {
    private static final String GENERATOR =
            "maxout 784 2, reshape 16x7x7, batch-normalization, nearest-upsampling 2, convolution 8 3x3 padding 1 relu,"
                    + " transposed-convolution 1 4x4 stride 2 padding 1 tanh";
    private static final String DISCRIMINATOR =
            "convolution 8 4x4 stride 2 padding 1 leaky-relu, dropout 0.2, maxout 16 3, dense 1 sigmoid";

    private final Path folder;

    OwnNetworksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theyTrainGoOnBitForBitAndOpenInPlainDl4j() throws Exception {
        succeed(train("whole", "6", "1"));
        succeed(train("halves", "3", "3"));
        succeed("resume", out("halves"), "--steps", "3", "--threads", "2");

        RunFolders.assertSameRun(folder.resolve("halves"), folder.resolve("whole"));
        assertThat(Files.readString(folder.resolve("whole/run.json")))
                .contains("\"generator\" : \"" + GENERATOR + "\"")
                .contains("\"discriminator\" : \"" + DISCRIMINATOR + "\"");
        assertThat(images("generator.zip", Nd4j.rand(2, 64)).shape()).containsExactly(2, 1, 28, 28);
        assertThat(images("discriminator.zip", Nd4j.rand(2, 1, 28, 28)).shape()).containsExactly(2, 1);
        succeed("sample", "--run", out("whole"), "--out", out("whole.png"));
    }

    private INDArray images(String zip, INDArray in) throws Exception {
        File file = folder.resolve("whole").resolve(zip).toFile();
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file);
        INDArray out = network.output(in);
        network.close();
        return out;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generator | dense 128 relu, dense 780 tanh | generator makes samples of 780 values, but those of the data"
                        + " have 784; end it with a layer that makes as many, such as \"dense 784 tanh\".",
                "generator | convolution 3 3x3 | layer 1, \"convolution 3 3x3\": \"convolution 3x3, stride 1\" is wider than",
                "generator | dropout 0.5 | generator: A network cannot end with a layer \"dropout 0.5\"",
                "discriminator | dense 3 sigmoid | discriminator: A discriminator ends with \"dense 1\"",
                "discriminator | dense 1 relu | discriminator: A discriminator ends with \"dense 1\"",
                "generator | , | generator: layer 1, \"\": nothing stands here",
                "generator | dense 1000000 relu, dense 784 tanh | These networks take at least"
            })
    void whatCannotBeTrainedIsRefusedInOneSentenceAndNothingIsBegun(String setting, String text, String why) {
        CliRun refused = CliRun.of("train", "mnist-mlp", "--" + setting, text, "--steps", "1", "--out", out("run"));

        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains(why);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void dropoutDoesNothingBesideADiscriminatorOfOnesOwn() {
        CliRun refused = CliRun.of(
                "train", "mnist-scratch", "--discriminator", "dense 1", "--dropout", "0.5", "--out", out("run"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("dropout does nothing with discriminator dense 1");
    }

    @Test
    void comparedNetworksAreSeparatedByCommasAndTheirLayersBySemicolons() {
        succeed(
                "compare",
                "even",
                "--vary",
                "generator=dense 9 relu;dense 7 sigmoid,dense 7 sigmoid",
                "--steps",
                "2",
                "--out",
                out("compared"));
        assertThat(folder.resolve("compared/comparison.csv")).exists();
    }

    private String[] train(String name, String steps, String threads) {
        return new String[] {
            "train",
            "mnist-mlp",
            "--generator",
            GENERATOR,
            "--discriminator",
            DISCRIMINATOR,
            "--batch",
            "8",
            "--steps",
            steps,
            "--threads",
            threads,
            "--out",
            out(name)
        };
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private static void succeed(String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
    }
}
