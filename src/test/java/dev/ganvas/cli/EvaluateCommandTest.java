package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.data.ValueRange;
import dev.ganvas.data.idx.IdxImages;
import dev.ganvas.data.idx.IdxSamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures runs of a few steps and images in files. */
class EvaluateCommandTest {
    private static final String[] REQUIRED = {
        "fid", "kid", "precision", "recall", "density", "coverage", "score", "classes", "oneNn"
    };

    private static Path even = Path.of("");
    private static Path digits = Path.of("");
    private static Path faces = Path.of("");

    private final Path folder;

    EvaluateCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void train(@TempDir Path runs) {
        even = CliRun.train(runs.resolve("even"), "even", "--sample-every", "0", "--steps", "30");
        digits = CliRun.train(
                runs.resolve("mlp"),
                "mnist-mlp",
                "--sample-every",
                "0",
                "--limit",
                "800",
                "--batch",
                "10",
                "--steps",
                "3");
        faces = CliRun.train(
                runs.resolve("faces"), "faces", "--sample-every", "0", "--limit", "60", "--batch", "4", "--steps", "1");
    }

    @Test
    void anUntrainedGeneratorIsFarFromTheFloorInJson() throws Exception {
        JsonNode told = json("--run", digits.toString(), "--samples", "300");
        for (String figure : REQUIRED) {
            assertThat(told.required(figure).fieldNames()).toIterable().containsExactly("value", "error", "floor");
        }
        assertThat(told.required("features").asText()).isEqualTo("digits");
        assertThat(value(told, "fid")).isGreaterThan(5 * floor(told, "fid"));
        assertThat(value(told, "coverage")).isLessThan(0.2);
        assertThat(floor(told, "coverage")).isGreaterThan(0.8);
        assertThat(value(told, "oneNn")).isGreaterThan(0.95);
        assertThat(floor(told, "oneNn")).isCloseTo(0.5, within(0.1));
        assertThat(floor(told, "memorising")).isCloseTo(0.5, within(0.1));
        assertThat(told.required("histogram")).hasSize(10);
    }

    @Test
    void theTextNamesTheFeaturesAndSaysHowWellTheClassifierFits() {
        CliRun run = CliRun.of("evaluate", "--run", digits.toString(), "--samples", "100");
        assertThat(run.out())
                .contains("mnist-mlp after step 3: 100 samples, digit features, k = 5", "digit FID", "1-NN accuracy")
                .containsPattern(
                        "The digit classifier names 9\\d\\.\\d % of MNIST, 10,000 digits: the first 800 as their labels do\\.");
    }

    @Test
    void realImagesThatWereLearntReadTheFloorAndAreMemorised() throws Exception {
        IdxImages real = IdxImages.bundled(ValueRange.ZERO_TO_ONE);
        byte[][] copies = new byte[400][];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = real.levels(i);
        }
        Path file = write("copies-idx3-ubyte", 28, copies);
        JsonNode told = json("--images", file.toString());
        assertThat(told.required("samples").asInt()).isEqualTo(400);
        assertThat(value(told, "fid")).isCloseTo(floor(told, "fid"), within(0.3 * floor(told, "fid")));
        assertThat(value(told, "coverage")).isGreaterThan(0.85);
        assertThat(value(told, "memorising")).isEqualTo(1);
    }

    @Test
    void numbersHaveFiguresOfTheirOwn() throws Exception {
        JsonNode told = json("--run", even.toString(), "--samples", "500");
        assertThat(told.has("fid")).isFalse();
        assertThat(floor(told, "evenness")).isEqualTo(1);
        assertThat(floor(told, "evenFound")).isEqualTo(64);
        assertThat(floor(told, "numberEntropy")).isCloseTo(6, within(0.2));
        assertThat(value(told, "numberEntropy")).isLessThan(5.5);
    }

    @Test
    void picturesThatAreNoDigitsAreSeenByRandomConvolutionsOrTheirComponents() throws Exception {
        JsonNode told = json("--run", faces.toString(), "--samples", "30");
        assertThat(told.required("features").asText()).isEqualTo("random");
        assertThat(told.has("score")).isFalse();
        assertThat(value(told, "fid")).isGreaterThan(floor(told, "fid"));
        JsonNode components = json("--run", faces.toString(), "--samples", "30", "--features", "pca");
        assertThat(value(components, "fid")).isGreaterThan(floor(components, "fid"));
    }

    @Test
    void aNetworkOfTheUsersSeesFeaturesAndClasses() throws Exception {
        String zip = "assets/digit-classifier/digit-classifier.zip";
        JsonNode theirs = json("--run", digits.toString(), "--samples", "100", "--features", zip);
        JsonNode ours = json("--run", digits.toString(), "--samples", "100");
        for (String figure : REQUIRED) {
            assertThat(value(theirs, figure)).isCloseTo(value(ours, figure), within(1e-3 + 1e-3 * value(ours, figure)));
        }
    }

    @Test
    void whatWasSeenIsExportedAsNumpyArrays() throws Exception {
        Path out = folder.resolve("features");
        json("--run", digits.toString(), "--samples", "20", "--export", out.toString());
        for (String name : List.of("real.npy", "fake.npy")) {
            byte[] bytes = Files.readAllBytes(out.resolve(name));
            String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
            assertThat(header).startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (20, 128), }");
            assertThat(bytes).hasSize(128 + 20 * 128 * Float.BYTES);
            float first = ByteBuffer.wrap(bytes, 128, 4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getFloat();
            assertThat(first).isGreaterThanOrEqualTo(0);
        }
        assertThat(out.resolve("fake-classes.npy")).exists();
        assertThat(CliRun.of("evaluate", "--run", digits.toString(), "--export", out.toString())
                        .err())
                .contains("real.npy")
                .contains("--force");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --samples 1                  | samples must be a whole number from 2 to 100000, but is 1.
            --samples 4                  | 5 neighbours cannot be found among 4 samples; take fewer neighbours or more samples.
            --samples 600                | has too few; give at most 400.
            --samples 50 --neighbours 50 | 50 neighbours cannot be found among 50 samples
            --features nonsense          | --features is "nonsense"; choose from digits, pca and random
            --features no.zip            | no.zip
            """)
    void whatCannotBeMeasuredIsOneSentence(String options, String sentence) {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--run", digits.toString()));
        arguments.addAll(List.of(options.split(" ")));
        CliRun run = CliRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).isIn(2, 3);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(sentence);
    }

    @Test
    void digitFeaturesOfColouredPicturesAreRefused() {
        CliRun run = CliRun.of("evaluate", "--run", faces.toString(), "--features", "digits");
        assertThat(run.err()).contains("digits looks at grey images of 28 x 28, but these are 28 x 28 with 3 channels");
        String zip = "assets/digit-classifier/digit-classifier.zip";
        CliRun network = CliRun.of("evaluate", "--run", faces.toString(), "--features", zip);
        assertThat(network.code()).isEqualTo(3);
        assertThat(network.err())
                .contains("digit-classifier.zip does not take images of 3 x 28 x 28 (channels, height, width)")
                .hasLineCount(1);
    }

    @Test
    void imagesWithoutLabelsAreSaidToBe() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        IdxSamples.write(data, "train-images-idx3-ubyte", IdxSamples.images(40, 28, 28));
        CliRun run = CliRun.of("evaluate", "--run", digits.toString(), "--against", data.toString());
        assertThat(run.out()).contains("no labels, so nobody knows how well the digit classifier fits them");
        assertThat(run.code()).isZero();
    }

    @Test
    void colouredPicturesOfAnotherProgramAreMeasuredAgainstWhatARunLearnt() throws Exception {
        Path pictures = folder.resolve("pictures");
        CliRun.of("export", faces.toString(), "--what", "pictures", "--out", pictures.toString());
        JsonNode told = json("--run", faces.toString(), "--images", pictures.toString(), "--samples", "20");
        assertThat(told.required("features").asText()).isEqualTo("random");
        assertThat(value(told, "fid")).isGreaterThan(floor(told, "fid"));
        CliRun numbers = CliRun.of("evaluate", "--run", even.toString(), "--images", pictures.toString());
        assertThat(numbers.err()).contains("--images").contains("even").hasLineCount(1);
    }

    @Test
    void imagesOfAnotherSizeAreRefused() throws Exception {
        Path file = write("small-idx3-ubyte", 8, new byte[20][64]);
        assertThat(CliRun.of("evaluate", "--images", file.toString()).err())
                .contains("holds images of 8 x 8, but the real ones are 28 x 28");
    }

    private Path write(String name, int side, byte[][] images) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16 + images.length * side * side);
        bytes.putInt(0x803).putInt(images.length).putInt(side).putInt(side);
        for (byte[] image : images) {
            bytes.put(image);
        }
        return Files.write(folder.resolve(name), bytes.array());
    }

    private static JsonNode json(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--json"));
        arguments.addAll(Arrays.asList(options));
        CliRun run = CliRun.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }

    private static double value(JsonNode told, String figure) {
        return told.required(figure).required("value").asDouble();
    }

    private static double floor(JsonNode told, String figure) {
        return told.required(figure).required("floor").asDouble();
    }
}
