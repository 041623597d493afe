package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.data.idx.IdxSamples;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.export.PngTexts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    CliTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void trainsEvenNumbersIntoAFolder() throws IOException {
        Path out = folder.resolve("a/b");
        CliRun run = CliRun.of(
                "train", "even", "--steps", "60", "--seed", "3", "--set", "sample-every=25", "--out", out.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().count()).isBetween(12L, 13L);
        assertThat(run.out())
                .startsWith("Data: Even numbers of 7 bits: 64 of 64 used; 60 steps, ")
                .contains("step 60 of 60: G loss ")
                .contains("Finished at step 60")
                .contains("saved in " + out);
        assertThat(names(out))
                .containsExactly(
                        "checkpoint-1.ganvas",
                        "checkpoint-2.ganvas",
                        "discriminator.zip",
                        "generator.zip",
                        "losses.csv",
                        "numbers.txt",
                        "run.json",
                        "samples");
        assertThat(names(out.resolve("samples")))
                .containsExactly("step-000000.png", "step-000025.png", "step-000050.png", "step-000060.png");
        List<String> losses = Files.readAllLines(out.resolve("losses.csv"));
        assertThat(losses).hasSize(61);
        assertThat(losses.get(60)).startsWith("60,");
        List<String> numbers = Files.readAllLines(out.resolve("numbers.txt"));
        assertThat(numbers).hasSize(4).allMatch(line -> line.matches("\\d+ : \\[(\\d+, ){15}\\d+]"));
        assertThat(numbers.stream().map(line -> line.split(" :", 2)[0])).containsExactly("0", "25", "50", "59");
    }

    @Test
    void namesThePicturesThatHadToBeLeftOut() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < 3; i++) {
            BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(10 + i, 10, 0xFF8040);
            ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
        }
        Files.writeString(pictures.resolve("broken.png"), "no picture at all");
        Files.writeString(pictures.resolve("names.csv"), "a,b");
        Path out = folder.resolve("run");
        CliRun run = CliRun.of(
                "train",
                "faces",
                "--data",
                pictures.toString(),
                "--batch",
                "4",
                "--steps",
                "2",
                "--out",
                out.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("Data: pictures: 3 of 4 used, 1 left out (not readable), 1 left out (of other kinds),"
                        + " 3 cropped to the middle square; limit 5,000, 2 steps, ")
                .as("warnings go to the error stream")
                .doesNotContain("broken.png");
        assertThat(run.err()).contains("Left out (no usable pictures): 1").contains("broken.png");
        JsonNode data = JSON.readTree(out.resolve("run.json").toFile()).get("data");
        assertThat(data.get("size").asInt()).isEqualTo(3);
    }

    @Test
    void writesWhatWasTrainedIntoTheRunFile() throws IOException {
        Path out = folder.resolve("run");
        CliRun.of("train", "even", "--steps", "9", "--lr", "0.01", "--threads", "1", "--out", out.toString());

        JsonNode run = JSON.readTree(out.resolve("run.json").toFile());
        String[] last = Files.readAllLines(out.resolve("losses.csv")).get(9).split(",", -1);
        assertThat(run.get("experiment").asText()).isEqualTo("even");
        assertThat(run.get("outcome").asText()).isEqualTo("finished");
        assertThat(run.get("threads").asInt()).isEqualTo(1);
        assertThat(run.at("/settings/lr").asDouble()).isEqualTo(0.01);
        assertThat(run.at("/settings/optimizer").asText()).isEqualTo("adam");
        assertThat(run.get("settings").size()).isEqualTo(Presets.EVEN.schema().size());
        assertThat(run.at("/versions/ganvas").asText()).matches("\\d+\\.\\d+.*");
        assertThat(run.at("/versions/nd4j").asText()).startsWith("1.0.0");
        assertThat(run.at("/versions/java").asText()).isEqualTo(System.getProperty("java.version"));
        JsonNode metrics = run.get("metrics");
        assertThat(metrics.get("steps").asInt()).isEqualTo(9);
        assertThat(metrics.get("g_loss").floatValue()).isEqualTo(Float.parseFloat(last[1]));
        assertThat(metrics.get("d_accuracy").floatValue()).isEqualTo(Float.parseFloat(last[7]));
        assertThat(metrics.get("evenness").asDouble()).isBetween(0.0, 1.0);
        assertThat(metrics.get("coverage").asInt()).isBetween(0, 64);
        assertThat(run.at("/time/seconds").asDouble()).isPositive();
    }

    @Test
    void learnsEvenNumbers() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            Path out = folder.resolve("seed" + seed);
            CliRun.of(
                    "train", "even", "--steps", "2000", "--sample-every", "0", "--seed", "" + seed, "--out", "" + out);

            JsonNode run = JSON.readTree(out.resolve("run.json").toFile());
            assertThat(run.at("/metrics/evenness").asDouble())
                    .as("seed %d", seed)
                    .isEqualTo(1.0);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        IdxSamples.write(folder, "train-images-idx3-ubyte", IdxSamples.images(50, 6, 5));
        for (String name : List.of("one", "two", "other")) {
            CliRun run = CliRun.of(
                    "train", "mnist-mlp",
                    "--data", folder.toString(),
                    "--batch", "10",
                    "--epochs", "2",
                    "--sample-every", "4",
                    "--seed", name.equals("other") ? "8" : "7",
                    "--out", folder.resolve(name).toString());
            assertThat(run.err()).isEmpty();
        }

        for (String file : List.of("losses.csv", "samples/step-000000.png", "samples/step-000008.png")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(file),
                            folder.resolve("other").resolve(file)))
                    .isNotNegative();
        }
        BufferedImage grid =
                ImageIO.read(folder.resolve("one/samples/step-000010.png").toFile());
        assertThat(grid.getWidth()).isEqualTo(10 * (5 + 2) + 2);
        assertThat(grid.getHeight()).isEqualTo(10 * (6 + 2) + 2);
        assertThat(folder.resolve("one/numbers.txt")).doesNotExist();
        assertThat(names(folder.resolve("one")))
                .containsExactly(
                        "checkpoint-1.ganvas",
                        "checkpoint-2.ganvas",
                        "discriminator.zip",
                        "generator.zip",
                        "losses.csv",
                        "run.json",
                        "samples");
    }

    @Test
    void savesNetworksThatDl4jOpens() throws IOException {
        Path out = folder.resolve("run");
        CliRun.of("train", "even", "--steps", "3", "--out", out.toString());

        assertThat(ModelSerializer.restoreMultiLayerNetwork(
                                out.resolve("generator.zip").toFile())
                        .numParams())
                .isEqualTo(56);
        assertThat(ModelSerializer.restoreMultiLayerNetwork(
                                out.resolve("discriminator.zip").toFile())
                        .numParams())
                .isEqualTo(8);
    }

    @Test
    void everyPictureOfTheRunTellsWhereItComesFrom() throws IOException {
        Path out = folder.resolve("run");
        CliRun.of("train", "even", "--steps", "9", "--seed", "77", "--sample-every", "0", "--out", out.toString());

        for (String step : List.of("0", "9")) {
            Map<String, String> texts = PngTexts.of(out.resolve("samples/step-00000%s.png".formatted(step)));
            assertThat(texts).containsEntry("Title", "even, step " + step);
            JsonNode comment = JSON.readTree(texts.get("Comment"));
            assertThat(comment.at("/settings/seed").asLong()).isEqualTo(77);
            assertThat(comment.at("/settings/optimizer").asText()).isEqualTo("adam");
            assertThat(comment.path("step").asText()).isEqualTo(step);
            assertThat(comment.at("/settings").has("steps"))
                    .as("how long it went on behind it")
                    .isFalse();
            assertThat(comment.has("drawn")).isFalse();
        }
    }

    @Test
    void recordsFewerRowsWhenAskedTo() throws IOException {
        Path out = folder.resolve("run");
        CliRun.of(
                "train", "even", "--steps", "10", "--set", "record-every=4", "--sample-every", "0", "--out", "" + out);

        assertThat(Files.readAllLines(out.resolve("losses.csv")).stream().map(line -> line.split(",", 2)[0]))
                .containsExactly("step", "4", "8");
        assertThat(names(out.resolve("samples"))).containsExactly("step-000000.png", "step-000010.png");
        assertThat(JSON.readTree(out.resolve("run.json").toFile())
                        .at("/metrics/g_loss")
                        .isFloatingPointNumber())
                .isTrue();
    }

    @Test
    void neverOverwritesARun() throws IOException {
        Path out = folder.resolve("run");
        CliRun.of("train", "even", "--steps", "3", "--out", out.toString());
        byte[] before = Files.readAllBytes(out.resolve("losses.csv"));

        CliRun second = CliRun.of("train", "even", "--steps", "4", "--out", out.toString());

        assertThat(second.code()).isEqualTo(3);
        assertThat(second.err().strip())
                .isEqualTo(
                        out
                                + " already holds a run (run.json); choose another folder, or give --force to put that aside in it.");
        assertThat(out.resolve("losses.csv")).hasBinaryContent(before);
    }

    @Test
    void aDivergedRunExitsWithOneAndKeepsItsLosses() throws IOException {
        IdxSamples.write(folder, "images-idx3-ubyte", IdxSamples.images(20, 8, 8));
        Path out = folder.resolve("run");
        CliRun run = CliRun.of(
                "train", "mnist-mlp",
                "--data", folder.toString(),
                "--batch", "10",
                "--steps", "500",
                "--optimizer", "sgd",
                "--lr", "100",
                "--out", out.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("The run diverged at step ")
                .endsWith("; go back to step 0 with a smaller learning rate: ganvas resume " + out + " --lr 0.0002."
                        + System.lineSeparator());
        assertThat(run.err().lines()).hasSize(1);
        assertThat(names(out)).containsExactly("checkpoint-1.ganvas", "losses.csv", "run.json", "samples");
        JsonNode file = JSON.readTree(out.resolve("run.json").toFile());
        assertThat(file.get("outcome").asText()).isEqualTo("diverged");
        assertThat(file.get("failure").asText()).startsWith("The run diverged at step ");
        int diverged = file.at("/metrics/steps").asInt();
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize(diverged + 1);

        CliRun back = CliRun.of("resume", out.toString(), "--lr", "0.0002");
        assertThat(back.err()).as("it is healthy or not, but does not diverge").doesNotContain("diverged");
        assertThat(back.code()).isZero();
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize(501).noneMatch(line -> line.contains("NaN"));
    }

    @Test
    void listsExperimentsForPeopleAndPrograms() throws IOException {
        CliRun plain = CliRun.of("list");
        assertThat(plain.out()).contains("even ", "generator 56 parameters, discriminator 8", "283,920", "267,009");
        assertThat(plain.out())
                .as("what a saved zip holds more than the published count")
                .contains(
                        "generator 333,185 parameters,",
                        "values in the saved zips, with running means and variances of batch normalization: 333,569 and ");

        CliRun run = CliRun.of("list", "--json");
        JsonNode list = JSON.readTree(run.out());
        assertThat(run.code()).isZero();
        assertThat(list.findValuesAsText("id"))
                .isEqualTo(Presets.ALL.stream().map(Experiment::id).toList());
        JsonNode mlp = list.get(1);
        assertThat(mlp.get("title").asText()).isEqualTo("MNIST MLP");
        assertThat(mlp.at("/generator/parameters").asInt()).isEqualTo(283_920);
        assertThat(mlp.at("/discriminator/parameters").asInt()).isEqualTo(267_009);
        assertThat(mlp.at("/generator/layers").findValuesAsText("name"))
                .containsExactly("dense, relu", "dense, relu", "dense, tanh");
        assertThat(mlp.at("/generator/layers/2/output_shape").toString()).isEqualTo("[784]");
        assertThat(mlp.at("/discriminator/layers/0/name").asText()).isEqualTo("dense, leaky relu");
        assertThat(mlp.at("/discriminator/layers/0/parameters").asInt()).isEqualTo(785 * 256);
        assertThat(mlp.at("/defaults/epochs").asInt()).isEqualTo(300);
    }

    @Test
    void explainsItself() {
        for (List<String> arguments : List.of(
                List.of("--help"),
                List.of("train", "-h"),
                List.of("list", "--help"),
                List.of("sample", "--help"),
                List.of("bench", "-h"))) {
            CliRun run = CliRun.of(arguments.toArray(String[]::new));
            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith("Usage: ganvas");
        }
        assertThat(CliRun.of("train", "--help").out())
                .contains("--latent-scale=X", "--optimizer=sgd|rmsprop|adam", "--out=DIR", "NAME=VALUE");
        assertThat(CliRun.of("sample", "--help").out())
                .contains("--run=DIR", "--count=N", "--seed=N", "--latent-scale=X", "--batch-norm=batch|running")
                .contains("--out=FILE.png");
        assertThat(CliRun.of("bench", "--help").out()).contains("\"bench all\"");
        assertThat(CliRun.of("--version").out()).matches("ganvas \\d.* \\(ND4J .*, Java .*\\)\\R");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
