package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.ganvas.data.idx.IdxSamples;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.store.StoredRun;
import dev.ganvas.text.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports from runs of a few steps; each file is opened again by its own reader. */
class ExportCommandTest {
    private static Path even = Path.of("");
    private static Path dense = Path.of("");

    private final Path folder;

    ExportCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void train(@TempDir Path runs) throws IOException {
        Path data = Files.createDirectory(runs.resolve("data"));
        IdxSamples.write(data, "train-images-idx3-ubyte", IdxSamples.images(40, 28, 28));
        even = CliRun.train(runs.resolve("even"), "even", "--steps", "30", "--sample-every", "0");
        dense = CliRun.train(
                runs.resolve("mlp"),
                "mnist-mlp",
                "--data",
                data.toString(),
                "--batch",
                "10",
                "--steps",
                "6",
                "--sample-every",
                "2");
    }

    @Test
    void theLastSamplesBecomeAPngInAnySize() throws IOException {
        CliRun run = exported(dense, "png", "grid.png", "--upscale", "3");

        BufferedImage saved =
                ImageIO.read(dense.resolve("samples/step-000006.png").toFile());
        BufferedImage grid = ImageIO.read(folder.resolve("grid.png").toFile());
        assertThat(grid.getWidth()).isEqualTo(3 * saved.getWidth());
        for (int y = 0; y < grid.getHeight(); y++) {
            for (int x = 0; x < grid.getWidth(); x++) {
                assertThat(grid.getRGB(x, y)).isEqualTo(saved.getRGB(x / 3, y / 3));
            }
        }
        assertThat(run.out()).startsWith("Wrote the samples of mnist-mlp after step 6 to ");
    }

    @Test
    void eachSampleBecomesAPicture() throws IOException {
        exported(dense, "pictures", "pictures");

        try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
            assertThat(files).hasSize(100);
        }
        assertThat(ImageIO.read(folder.resolve("pictures/sample-100.png").toFile())
                        .getWidth())
                .isEqualTo(112);
        assertThat(export(dense, "pictures", "pictures").err()).contains("is there already");
    }

    @Test
    void theFilmShowsEverySnapshotOfTheCheckpoint() throws IOException {
        exported(dense, "gif", "film.gif", "--upscale", "1", "--ms", "50");

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(folder.resolve("film.gif").toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(7);
            BufferedImage saved =
                    ImageIO.read(dense.resolve("samples/step-000004.png").toFile());
            BufferedImage fifth = reader.read(4);
            for (int y = 0; y < saved.getHeight(); y++) {
                for (int x = 0; x < saved.getWidth(); x++) {
                    assertThat(fifth.getRGB(x, y) & 0xFF)
                            .isEqualTo(saved.getRaster().getSample(x, y, 0));
                }
            }
        } finally {
            reader.dispose();
        }
        assertThat(exported(dense, "gif", "two.gif", "--frames", "2", "--once").out())
                .startsWith("Wrote a film of 2 frames");
    }

    @Test
    void picturesStandInForACheckpoint() throws IOException {
        exported(dense, "networks", "old");
        Path samples = Files.createDirectory(folder.resolve("old/samples"));
        for (int step : new int[] {0, 2, 6}) {
            String name = "step-00000" + step + ".png";
            Files.copy(dense.resolve("samples").resolve(name), samples.resolve(name));
        }

        assertThat(exported(folder.resolve("old"), "gif", "film.gif").out()).startsWith("Wrote a film of 3 frames");
        assertThat(exported(even, "gif", "even.gif").out()).contains("of even after step 30");
    }

    @Test
    void theChartsAreAFigureOfEachKindWithItsSettings() throws Exception {
        exported(dense, "charts", "charts.png");
        exported(dense, "charts", "charts.svg");
        assertThat(exported(dense, "charts", "charts.pdf").out())
                .startsWith("Wrote the charts of mnist-mlp after step 6 to ");

        assertThat(ImageIO.read(folder.resolve("charts.png").toFile()).getWidth())
                .isEqualTo(1920);
        String svg = Files.readString(folder.resolve("charts.svg"));
        assertThat(svg).contains(">MNIST MLP<", ">After 6 steps, seed 1<", ">Loss<", ">D accuracy<", ">ln 2<");
        assertThat(svg.replaceAll("</text><text[^>]*>", " "))
                .as("settings, in several lines")
                .contains("batch 10");
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("charts.pdf").toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("MNIST MLP", "After 6 steps, seed 1", "What D believes", "generator");
        }
    }

    @Test
    void aLossWhoseAnswersAreScoresNamesThemAndItsOwnLines() throws Exception {
        Path squares = CliRun.train(folder.resolve("squares"), "even", "--steps", "5", "--loss", "least-squares");

        exported(squares, "charts", "scores.svg");

        assertThat(Files.readString(folder.resolve("scores.svg")))
                .contains(">What D answers<", ">" + Texts.ENGLISH.text("train.quarter") + "<", ">equilibrium<")
                .doesNotContain("believes");
    }

    @Test
    void tablesAndNetworksAreWhatTheRunSaved() throws Exception {
        exported(dense, "csv", "losses.csv");
        exported(even, "numbers", "numbers.txt");
        exported(even, "networks", "networks");

        assertThat(folder.resolve("losses.csv")).hasSameBinaryContentAs(dense.resolve("losses.csv"));
        assertThat(Files.readAllLines(folder.resolve("losses.csv"))).hasSize(7);
        assertThat(Files.readAllLines(folder.resolve("numbers.txt")).get(0)).matches("0 : \\[(\\d+, ){15}\\d+]");
        assertThat(StoredRun.open(folder.resolve("networks")).steps()).isEqualTo(30);
        for (String name : List.of("generator.zip", "discriminator.zip")) {
            assertThat(ModelSerializer.restoreMultiLayerNetwork(
                                    folder.resolve("networks").resolve(name).toFile())
                            .numParams())
                    .isPositive();
        }
    }

    @Test
    void onnxModelsMakeTheSamplesOfTheRun() throws Exception {
        exported(even, "onnx", "onnx");

        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[][] bits = {{0, 1, 1, 0, 1, 0, 1}, {1, 1, 1, 1, 1, 1, 1}};
        float[] made = new float[14];
        try (SavedGenerator generator = StoredRun.open(even).openGenerator()) {
            generator.generate(
                    new float[] {0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1}, 2, SampleStatistics.RUNNING, made);
        }
        try (OrtSession session = environment.createSession(
                        folder.resolve("onnx/generator.onnx").toString());
                OnnxTensor noise = OnnxTensor.createTensor(environment, bits);
                OrtSession.Result samples = session.run(Map.of("noise", noise))) {
            float[][] theirs = (float[][]) samples.get(0).getValue();
            for (int i = 0; i < 14; i++) {
                assertThat(theirs[i / 7][i % 7]).isCloseTo(made[i], within(1e-5f));
            }
        }
        try (OrtSession session = environment.createSession(
                folder.resolve("onnx/discriminator.onnx").toString())) {
            assertThat(session.getOutputNames()).containsExactly("logit");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    numbers | n.txt    | 3 | makes no numbers; export its png
                    gif     | film.png | 2 | give a name that ends with .gif
                    jpeg    | a.jpeg   | 2 | choose one of png, pictures, gif, charts, csv, numbers, points, networks, onnx
                    charts  | c.jpg    | 2 | give a name that ends with .png, .svg, .pdf
                    """)
    void whatCannotBeMadeIsExplained(String what, String name, int code, String sentence) {
        CliRun run = export(dense, what, name);

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(sentence).hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRunWithoutSavedSamplesHasNoFilmAndTooLargeOptionsAreRefused() {
        exported(even, "networks", "bare");
        CliRun film = export(folder.resolve("bare"), "gif", "film.gif");
        assertThat(film.code()).isEqualTo(3);
        assertThat(film.err()).contains("give the folder of a run that has a checkpoint");
        assertThat(export(dense, "gif", "film.gif", "--upscale", "9").err()).contains("too large for a gif");
        assertThat(export(dense, "png", "a.png", "--upscale", "33").code()).isEqualTo(2);
        assertThat(export(dense, "png", "a.png", "--upscale", "0").code()).isEqualTo(2);
        assertThat(export(folder, "png", "a.png").code()).isEqualTo(3);
        assertThat(folder.toFile().list()).containsExactly("bare");
    }

    private CliRun exported(Path run, String what, String name, String... options) {
        CliRun done = export(run, what, name, options);
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
        return done;
    }

    private CliRun export(Path run, String what, String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "export",
                run.toString(),
                "--what",
                what,
                "--out",
                folder.resolve(name).toString()));
        arguments.addAll(Arrays.asList(options));
        return CliRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "csv, a.csv, --upscale=2, upscale does nothing for csv; leave it out.",
        "networks, a, --upscale=2, upscale does nothing for networks; leave it out.",
        "png, a.png, --ms=50, ms does nothing for png; leave it out.",
        "pictures, a, --frames=5, frames does nothing for pictures; leave it out.",
        "png, a.png, --once, once does nothing for png; leave it out."
    })
    void anOptionThatWouldDoNothingIsRefused(String what, String name, String option, String sentence) {
        CliRun refused = export(dense, what, name, option);

        assertThat(refused.err().strip()).isEqualTo(sentence);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(folder.resolve(name)).doesNotExist();
    }

    @Test
    void theFilmOfARunThatIsUnderWaySaysWhichStepItReaches() throws IOException {
        Path live = folder.resolve("live");
        RunFolders.copy(dense, live);
        // As it is while it trains: only the checkpoint that it began with, and pictures behind that.
        for (String later : List.of("run.json", "generator.zip", "discriminator.zip", "checkpoint-2.ganvas")) {
            Files.delete(live.resolve(later));
        }

        assertThat(exported(live, "gif", "film.gif").out())
                .startsWith("Wrote a film of 4 frames of mnist-mlp after step 6 to ");
    }
}
