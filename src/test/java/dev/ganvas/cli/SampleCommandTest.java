package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.data.idx.IdxSamples;
import dev.ganvas.export.PngTexts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** Draws from runs of a few steps: of bits, of dense layers, and with batch normalization. */
class SampleCommandTest {
    private static final Pattern DIFFERENCE = Pattern.compile(
            "Largest pixel difference to the same noise at scale (-?1): (\\d+\\.\\d{6}), in the picture (\\d+) of 255");

    private static Path even = Path.of("");
    private static Path dense = Path.of("");
    private static Path normalized = Path.of("");

    private final Path folder;

    SampleCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void train(@TempDir Path runs) throws IOException {
        Path data = Files.createDirectory(runs.resolve("data"));
        IdxSamples.write(data, "train-images-idx3-ubyte", IdxSamples.images(40, 28, 28));
        even = CliRun.train(runs.resolve("even"), "even", "--sample-every", "0", "--steps", "30");
        dense = CliRun.train(
                runs.resolve("mlp"),
                "mnist-mlp",
                "--sample-every",
                "0",
                "--data",
                data.toString(),
                "--batch",
                "10",
                "--steps",
                "6");
        normalized = CliRun.train(
                runs.resolve("dcgan"),
                "dcgan-fast",
                "--sample-every",
                "0",
                "--data",
                data.toString(),
                "--batch",
                "8",
                "--steps",
                "6");
    }

    @Test
    void drawsTheSamplesThatTheRunSavedLast() {
        drawn(dense, "dense.png");
        drawn(normalized, "normalized.png");

        assertThat(folder.resolve("dense.png")).hasSameBinaryContentAs(dense.resolve("samples/step-000006.png"));
        assertThat(folder.resolve("normalized.png"))
                .hasSameBinaryContentAs(normalized.resolve("samples/step-000006.png"));
    }

    @Test
    void drawsEveryPatternOfEvenNumbersAndPrintsThem() {
        CliRun run = drawn(even, "even.png");

        assertThat(folder.resolve("even.png")).hasSameBinaryContentAs(even.resolve("samples/step-000030.png"));
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out()).matches("30 : \\[(\\d+, ){127}\\d+]\\RDrew 128 samples of even after step 30; .*\\R");
        assertThat(drawn(even, "few.png", "--count", "5").out()).matches("30 : \\[(\\d+, ){4}\\d+]\\RDrew 5 .*\\R");
        assertThat(drawn(even, "other.png", "--seed", "9").out()).matches("30 : \\[(\\d+, ){15}\\d+]\\RDrew 16 .*\\R");
    }

    @Test
    void drawsAsManyAsAskedAndOtherNoiseForAnotherSeed() throws IOException {
        drawn(dense, "four.png", "--count", "4");
        drawn(dense, "own.png", "--count", "4", "--seed", "1");
        drawn(dense, "other.png", "--count", "4", "--seed", "2");

        BufferedImage four = ImageIO.read(folder.resolve("four.png").toFile());
        BufferedImage all =
                ImageIO.read(dense.resolve("samples/step-000006.png").toFile());
        assertThat(four.getWidth()).isEqualTo(2 * 30 + 2);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < four.getWidth(); x++) {
                assertThat(four.getRGB(x, y)).isEqualTo(all.getRGB(x, y));
            }
        }
        assertThat(folder.resolve("own.png")).hasSameBinaryContentAs(folder.resolve("four.png"));
        assertThat(differs("other.png", "four.png")).isTrue();
    }

    /** What the author of the published DCGAN found and left unexplained. */
    @Test
    void batchStatisticsCancelTheScaleOfTheNoiseAndRunningOnesDoNot() throws IOException {
        Matcher large = difference("large.png", "--latent-scale", "50000");
        Matcher negative = difference("negative.png", "--latent-scale", "-10000", "--batch-norm", "batch");
        Matcher running = difference("running.png", "--latent-scale", "50000", "--batch-norm", "running");

        assertThat(large.group(1)).isEqualTo("1");
        assertThat(Double.parseDouble(large.group(2))).isBetween(1e-6, 0.02);
        assertThat(negative.group(1)).isEqualTo("-1");
        assertThat(Double.parseDouble(negative.group(2))).isBetween(1e-6, 0.02);
        assertThat(Double.parseDouble(running.group(2))).isGreaterThan(0.5);
        assertThat(Integer.parseInt(running.group(3))).isGreaterThan(50);
        drawn(normalized, "plain.png");
        assertThat(most("large.png", "plain.png")).isLessThan(5);
        assertThat(most("negative.png", "plain.png")).isGreaterThan(5);
        assertThat(difference("same.png", "--latent-scale", "1").group(2)).isEqualTo("0.000000");
    }

    @Test
    void theStatisticsCanBeChosen() throws IOException {
        drawn(normalized, "batch.png", "--batch-norm", "batch");
        drawn(normalized, "running.png", "--batch-norm", "running");
        drawn(normalized, "one.png", "--batch-norm", "running", "--count", "1");

        assertThat(folder.resolve("batch.png")).hasSameBinaryContentAs(normalized.resolve("samples/step-000006.png"));
        assertThat(differs("running.png", "batch.png")).isTrue();
    }

    private Matcher difference(String name, String... options) {
        Matcher matcher = DIFFERENCE.matcher(drawn(normalized, name, options).out());
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    private CliRun drawn(Path run, String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "sample", "--run", run.toString(), "--out", folder.resolve(name).toString()));
        arguments.addAll(Arrays.asList(options));
        CliRun drawn = CliRun.of(arguments.toArray(String[]::new));
        assertThat(drawn.err()).isEmpty();
        assertThat(drawn.code()).isZero();
        return drawn;
    }

    private boolean differs(String one, String other) throws IOException {
        return Files.mismatch(folder.resolve(one), folder.resolve(other)) >= 0;
    }

    /** Returns the largest difference of two grey pictures, in levels. */
    private int most(String one, String other) throws IOException {
        BufferedImage a = ImageIO.read(folder.resolve(one).toFile());
        BufferedImage b = ImageIO.read(folder.resolve(other).toFile());
        int most = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int difference =
                        a.getRaster().getSample(x, y, 0) - b.getRaster().getSample(x, y, 0);
                most = Math.max(most, Math.abs(difference));
            }
        }
        return most;
    }

    @Test
    void theFirstSamplesDoNotDependOnHowManyAreDrawn() throws IOException {
        for (Path run : List.of(normalized, dense)) {
            drawn(run, "all.png", "--seed", "5", "--count", "230", "--force");
            int[][] first = sample("all.png", 0, 16);
            int[][] last = sample("all.png", 149, 16);
            for (int count : new int[] {1, 4, 100, 150}) {
                drawn(run, "some.png", "--seed", "5", "--count", "" + count, "--force");
                int columns = (int) Math.ceil(Math.sqrt(count));
                assertThat(sample("some.png", 0, columns))
                        .as("%d of %s", count, run)
                        .isDeepEqualTo(first);
                if (count == 150) {
                    assertThat(sample("some.png", 149, columns)).isDeepEqualTo(last);
                }
            }
        }
    }

    @Test
    void thePictureTellsHowItWasDrawn() throws IOException {
        drawn(normalized, "other.png", "--seed", "5", "--count", "1", "--latent-scale", "50000");

        JsonNode comment = new ObjectMapper()
                .readTree(PngTexts.of(folder.resolve("other.png")).get("Comment"));
        assertThat(comment.at("/settings/seed").asInt()).as("the run's own").isEqualTo(1);
        assertThat(comment.at("/step").asInt()).isEqualTo(6);
        assertThat(comment.at("/drawn").toString())
                .isEqualTo("{\"count\":1,\"seed\":5,\"latent-scale\":50000.0,\"batch-norm\":\"batch\"}");
    }

    /** Returns the levels of one of the samples of 28 by 28 in a grid. */
    private int[][] sample(String name, int index, int columns) throws IOException {
        BufferedImage grid = ImageIO.read(folder.resolve(name).toFile());
        int left = 2 + index % columns * 30;
        int top = 2 + index / columns * 30;
        int[][] levels = new int[28][28];
        for (int y = 0; y < 28; y++) {
            grid.getRaster().getSamples(left, top + y, 28, 1, 0, levels[y]);
        }
        return levels;
    }

    /** As the README tells to feed it. */
    @Test
    void aSavedGeneratorTakesNoiseOfTheRankThatIsDocumented() throws IOException {
        MultiLayerNetwork images = ModelSerializer.restoreMultiLayerNetwork(
                normalized.resolve("generator.zip").toFile());
        MultiLayerNetwork rows = ModelSerializer.restoreMultiLayerNetwork(
                dense.resolve("generator.zip").toFile());

        assertThat(images.output(Nd4j.randn(16, 32, 1, 1)).shape()).containsExactly(16, 1, 28, 28);
        assertThat(images.numParams()).isEqualTo(333_569);
        assertThat(rows.output(Nd4j.randn(16, 64)).shape()).containsExactly(16, 784);
    }
}
