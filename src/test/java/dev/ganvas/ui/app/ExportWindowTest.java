package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.data.ValueRange;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.store.StoredRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Every entry of the export menu, through its dialog, on images; each file is opened again by its own reader. */
class ExportWindowTest extends WindowTestCase {
    private final Path folder;

    ExportWindowTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    String experiment() {
        return "mnist-mlp";
    }

    @Test
    void theGridThatIsShownBecomesAPng() throws Exception {
        train(10);
        Path png = answer("grid.png");
        open("export-samples");
        assertThat(text("export-upscale-text")).isEqualTo("× 4");
        assertThat(text("export-summary")).startsWith("1,208 × 1,208 pixels.");
        slide("export-upscale", 3);
        assertThat(text("export-summary")).startsWith("906 × 906 pixels.");
        choose();
        assertThat(dialogs.suggestions).containsExactly("mnist-mlp-step-000010.png");
        assertThat(text("notice-text")).isEqualTo("Saved " + png);
        assertIsGrid(frame(), ImageIO.read(png.toFile()), 3);
        open("export-samples");
        assertThat(text("export-upscale-text")).as("as last time").isEqualTo("× 3");
        robot.clickOn("#export-back");
    }

    @Test
    void anEarlierStepThatIsShownIsExportedAndNotTheNewest() throws Exception {
        train(10);
        onFx(() -> {
            session().shown().show(4);
            return true;
        });
        RunFrame shown = onFx(() -> session().shown().frameProperty().get());
        assertThat(shown.step()).isEqualTo(4);
        Path png = answer("grid.png");
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        choose();
        assertThat(dialogs.suggestions).containsExactly("mnist-mlp-step-000004.png");
        assertIsGrid(shown, ImageIO.read(png.toFile()), 4);
    }

    @Test
    void eachSampleBecomesAPictureInAFolderOfItsOwn() throws Exception {
        train(1);
        dialogs.answer = Optional.of(folder);
        open("export-pictures");
        assertThat(text("export-summary")).startsWith("100 pictures of 112 × 112 pixels");
        choose();
        Path pictures = folder.resolve("mnist-mlp-step-000001");
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files).hasSize(100);
        }
        BufferedImage last = ImageIO.read(pictures.resolve("sample-100.png").toFile());
        int level = ValueRange.MINUS_ONE_TO_ONE.toByte(frame().samples()[99 * 784 + 14 * 28 + 13]);
        assertThat(last.getRaster().getSample(13 * 4 + 1, 14 * 4 + 2, 0)).isEqualTo(level);
    }

    @Test
    void theRunBecomesAFilm() throws Exception {
        train(10);
        Path gif = answer("film.gif");
        open("export-film");
        assertThat(text("export-frames-text")).isEqualTo("all 11");
        assertThat(text("export-summary"))
                .matches("604 × 604 pixels, 0\\.9 seconds, about \\d\\.\\d MB, from step 0 to step 10\\..*");
        slide("export-frames", 6);
        slide("export-millis", 200);
        assertThat(text("export-frames-text")).isEqualTo("6 of 11");
        assertThat(text("export-summary")).startsWith("604 × 604 pixels, 1.2 seconds, about ");
        choose();
        List<BufferedImage> frames = frames(gif);
        assertThat(frames).hasSize(6);
        assertIsGrid(frame(), frames.get(5), 2);
        assertThat(frames.get(0).getRGB(31, 31)).isNotEqualTo(0);
    }

    @Test
    void theChartsBecomeAFigure() throws Exception {
        train(10);
        Path png = answer("charts.png");
        robot.clickOn("#export").clickOn("#export-charts");
        await("a notice", () -> shown("notice"));
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(1920);
        Path svg = answer("charts.svg");
        robot.clickOn("#export").clickOn("#export-charts");
        await("the file", () -> Files.exists(svg));
        assertThat(Files.readString(svg))
                .contains(">MNIST MLP<", ">After 10 steps, seed 1<", "batch ", ">Loss<", ">What D believes<", ">ln 2<")
                .doesNotContain("D accuracy");
        assertThat(dialogs.suggestions).containsOnly("mnist-mlp-step-000010-charts.png");
    }

    @Test
    void theNetworksBecomeZipsThatDl4jOpensAndGanvasSamplesFrom() throws Exception {
        train(3);
        dialogs.answer = Optional.of(folder);
        robot.clickOn("#export").clickOn("#export-networks");
        await("a notice", () -> shown("notice"));
        Path networks = folder.resolve("mnist-mlp-step-000003-networks");
        assertThat(text("notice-text")).isEqualTo("Saved " + networks);
        MultiLayerNetwork generator = ModelSerializer.restoreMultiLayerNetwork(
                networks.resolve("generator.zip").toFile());
        assertThat(generator.output(Nd4j.zeros(DataType.FLOAT, 2, 64)).length()).isEqualTo(2 * 784);
        MultiLayerNetwork discriminator = ModelSerializer.restoreMultiLayerNetwork(
                networks.resolve("discriminator.zip").toFile());
        assertThat(discriminator.numParams()).isEqualTo(784 * 256 + 256 + 256 * 256 + 256 + 256 + 1);
        StoredRun saved = StoredRun.open(networks);
        assertThat(saved.steps()).isEqualTo(3);
        assertThat(saved.settings()).isEqualTo(run().settings());
    }

    @Test
    void networksAreSavedWhileTheRunTrainsWithoutWaiting() throws Exception {
        awaitReady();
        robot.clickOn("#run");
        awaitStep(2);
        dialogs.answer = Optional.of(folder);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D);
        await("a notice", () -> shown("notice"));
        assertThat(run().state()).isEqualTo(RunState.RUNNING);
        try (Stream<Path> made = Files.list(folder)) {
            StoredRun saved = StoredRun.open(made.findFirst().orElseThrow());
            assertThat(saved.steps()).isBetween(2L, run().step());
        }
        robot.clickOn("#run");
        awaitState(RunState.PAUSED);
    }

    @Test
    void theRunFileSaysWhatWasTrained() throws Exception {
        train(2);
        Path json = answer("run.json");
        robot.clickOn("#export").clickOn("#export-run");
        await("a notice", () -> shown("notice"));
        JsonNode root = new ObjectMapper().readTree(json.toFile());
        assertThat(root.path("experiment").asText()).isEqualTo("mnist-mlp");
        assertThat(root.path("metrics").path("steps").asLong()).isEqualTo(2);
        assertThat(root.path("settings").path("seed").asLong()).isEqualTo(1);
    }

    @Test
    void numbersAreNoEntryForImagesAndBackWritesNothing() {
        train(1);
        robot.clickOn("#export");
        assertThat(shown("export-numbers")).isFalse();
        assertThat(shown("export-networks")).isTrue();
        robot.clickOn("#export-film");
        await("the dialog", () -> shown("export-options"));
        assertThat(onFx(() -> cutOff((Parent) node("export-options", Node.class))))
                .isEmpty();
        robot.clickOn("#export-back");
        await("no dialog", () -> robot.lookup("#export-options").tryQuery().isEmpty());
        assertThat(dialogs.suggestions).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private void train(int steps) {
        awaitReady();
        onFx(() -> {
            session().commands().step(steps);
            return true;
        });
        awaitRest(steps);
    }

    private Path answer(String name) {
        Path path = folder.resolve(name);
        dialogs.answer = Optional.of(path);
        return path;
    }

    private void open(String id) {
        robot.clickOn("#export").clickOn("#" + id);
        await("the dialog", () -> shown("export-options"));
    }

    private void slide(String id, double value) {
        onFx(() -> {
            node(id, Slider.class).setValue(value);
            return true;
        });
    }

    private void choose() {
        await("the dialog", () -> shown("export-options"));
        robot.clickOn("#export-choose");
        await("a notice", () -> shown("notice"));
    }

    private static void assertIsGrid(RunFrame frame, BufferedImage image, int upscale) {
        assertThat(image.getWidth()).isEqualTo((10 * 30 + 2) * upscale);
        for (int sample = 0; sample < 100; sample++) {
            for (int pixel = 0; pixel < 784; pixel += 13) {
                int x = (2 + sample % 10 * 30 + pixel % 28) * upscale + upscale / 2;
                int y = (2 + sample / 10 * 30 + pixel / 28) * upscale + upscale / 2;
                int level = ValueRange.MINUS_ONE_TO_ONE.toByte(frame.samples()[sample * 784 + pixel]);
                int color = image.getRaster().getNumBands() == 1 && image.getType() == BufferedImage.TYPE_BYTE_GRAY
                        ? image.getRaster().getSample(x, y, 0)
                        : image.getRGB(x, y) & 0xFF;
                assertThat(color).as("sample %d, pixel %d", sample, pixel).isEqualTo(level);
            }
        }
    }

    private static List<BufferedImage> frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            List<BufferedImage> frames = new ArrayList<>();
            for (int i = 0; i < reader.getNumImages(true); i++) {
                frames.add(reader.read(i));
            }
            return frames;
        } finally {
            reader.dispose();
        }
    }
}
