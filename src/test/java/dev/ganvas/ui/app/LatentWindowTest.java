package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.ui.model.DataSource;
import dev.ganvas.ui.widget.SampleGrid;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The latent lab on a small convolutional GAN: the finding of the published DCGAN, seen through the window. */
class LatentWindowTest extends WindowTestCase {
    @Override
    String experiment() {
        return "dcgan-fast";
    }

    @Override
    DataSource source() {
        // A few digits are enough, and load at once.
        return (experiment, settings, progress) ->
                ExperimentData.load(experiment, settings.with(Schema.LIMIT, 300L), progress);
    }

    @Test
    void batchStatisticsCancelAFactorAndRunningOnesDoNot() {
        train(3);
        openLab();
        assertThat(largest("factor-1-from-one")).isZero();
        assertThat(largest("factor-3-from-one")).isLessThan(0.02);
        assertThat(largest("factor-2-from-mirrored")).isLessThan(0.02);
        assertThat(largest("factor-2-from-one")).isGreaterThan(0.02);
        assertThat(text("latent-see"))
                .contains("× 50,000 makes the same samples")
                .contains("× −10,000 makes what −z");
        assertThat(text("latent-why")).contains("no bias");
        robot.clickOn("#latent-running");
        await("the factor passes", () -> largest("factor-3-from-one") > 0.5);
        assertThat(text("latent-why")).contains("constants from training");
        assertThat(text("factor-1-diversity")).startsWith("1 of ×1");
        robot.push(KeyCode.LEFT);
        await("cancelled again", () -> largest("factor-3-from-one") < 0.02);
        assertThat(onFx(() -> node("latent-batch", ToggleButton.class).isSelected()))
                .isTrue();
    }

    @Test
    void anyFactorCanBeTypedOrDragged() {
        train(1);
        openLab();
        type("latent-factor", "-1");
        await("the mirrored samples", () -> text("factor-4-from-mirrored").startsWith("max 0 "));
        robot.push(KeyCode.UP);
        await(
                "a neighbouring factor",
                () -> !node("latent-factor", TextField.class).getText().equals("−1"));
        type("latent-factor", "many");
        assertThat(text("latent-problem")).contains("“many”").contains("give a number");
        type("latent-factor", "1");
        assertThat(shown("latent-problem")).isFalse();
        await("the same as at 1", () -> text("factor-4-from-one").startsWith("max 0 "));
        onFx(() -> {
            node("latent-factor-slider", Slider.class).setValue(3);
            return true;
        });
        await(
                "the factor of the slider",
                () -> node("latent-factor", TextField.class).getText().equals("100"));
    }

    @Test
    void anotherNoiseGivesOtherSamplesAndItsSeedBringsThemBack() {
        train(1);
        openLab();
        int[] first = picture();
        robot.clickOn("#latent-new-z");
        await(
                "another seed",
                () -> !node("latent-seed", TextField.class).getText().equals("1"));
        await("other samples", () -> !Arrays.equals(picture(), first));
        type("latent-seed", "1");
        await("the first samples", () -> Arrays.equals(picture(), first));
        type("latent-seed", "x");
        assertThat(text("latent-problem")).contains("“x”");
    }

    @Test
    void theLabFollowsTrainingAndStopsItFromNothing() {
        train(1);
        openLab();
        robot.push(KeyCode.SPACE);
        await("a later generator", () -> step() > 3);
        robot.push(KeyCode.SPACE);
        await("rest", () -> step() == run().step());
    }

    @Test
    void aWalkLeadsThroughChosenSamplesAndIsSaved(@TempDir Path folder) throws Exception {
        train(1);
        openLab();
        robot.clickOn("#latent-mode-walk");
        await("samples to choose", () -> grid("walk-stops").countProperty().get() == 100);
        assertThat(onFx(() -> node("walk-save-strip", Node.class).isDisabled())).isTrue();
        robot.clickOn(cell(0)).clickOn(cell(37)).clickOn(cell(99));
        await("the walk", () -> text("walk-position").startsWith("sample 1 → 38 · 0 %"));
        onFx(() -> {
            node("walk-frames", Slider.class).setValue(4);
            return true;
        });
        await("nine frames", () -> grid("walk-strip").countProperty().get() == 9);
        onFx(() -> {
            node("walk-frame", Slider.class).setValue(6);
            return true;
        });
        await("the middle of the second leg", () -> text("walk-position").startsWith("sample 38 → 100 · 50 %"));
        String spherical = text("walk-position");
        robot.clickOn("#walk-linear");
        await("a shorter way", () -> !text("walk-position").equals(spherical));
        Path png = folder.resolve("walk.png");
        dialogs.answer = Optional.of(png);
        robot.clickOn("#walk-save-strip");
        await("a notice", () -> shown("notice"));
        assertThat(dialogs.suggestions).containsExactly("dcgan-fast-step-000001-walk.png");
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo((5 * 30 + 2) * 4);
        assertThat(image.getHeight()).isEqualTo((2 * 30 + 2) * 4);
        Path gif = folder.resolve("walk.gif");
        dialogs.answer = Optional.of(gif);
        robot.clickOn("#walk-save-film");
        await("the film", () -> Files.exists(gif));
        assertThat(framesOf(gif))
                .as("nine frames there, seven between on the way back")
                .isEqualTo(16);
        robot.clickOn("#walk-play");
        await("it moves", () -> node("walk-frame", Slider.class).getValue() != 6);
        robot.clickOn("#walk-clear");
        await("no walk", () -> grid("walk-large").countProperty().get() == 0);
    }

    @Test
    void slidersMoveSamplesAndTheNoiseBehindAPictureIsFound(@TempDir Path folder) throws Exception {
        train(1);
        openLab();
        robot.clickOn("#latent-mode-directions");
        await("samples", () -> grid("direction-samples").countProperty().get() == 100);
        await("directions", () -> !node("direction-1", Slider.class).isDisabled());
        int[] still = picture("direction-samples");
        onFx(() -> {
            node("direction-1", Slider.class).setValue(5);
            return true;
        });
        await("moved samples", () -> !Arrays.equals(picture("direction-samples"), still));
        robot.clickOn("#direction-reset");
        await("the same samples", () -> Arrays.equals(picture("direction-samples"), still));

        BufferedImage grey = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        Path file = folder.resolve("picture.png");
        ImageIO.write(grey, "png", file.toFile());
        dialogs.answer = Optional.of(file);
        robot.clickOn("#direction-image");
        await("the pair", () -> grid("direction-pair").countProperty().get() == 2);
        await("one sample", () -> grid("direction-samples").countProperty().get() == 1);
        assertThat(text("direction-distance")).contains("apart");
        robot.clickOn("#direction-drawn");
        await("drawn samples", () -> grid("direction-samples").countProperty().get() == 100);

        dialogs.answer = Optional.of(Files.writeString(folder.resolve("no.png"), "none"));
        robot.clickOn("#direction-image");
        await("a notice", () -> shown("notice"));
        assertThat(onFx(() -> cutOff(stage().getScene().getRoot()))).isEmpty();
    }

    @Test
    void numbersHaveHistogramsAndNothingToChoose() {
        awaitReady();
        onFx(() -> {
            session().open(Presets.EVEN);
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        robot.clickOn("#tab-latent");
        await("numbers", () -> text("factor-1-even").endsWith("different"));
        assertThat(shown("factor-4-histogram")).isTrue();
        assertThat(shown("factor-4-grid")).isFalse();
        for (String id : List.of("latent-mode-walk", "latent-batch", "latent-new-z", "latent-seed")) {
            assertThat(onFx(() -> node(id, Node.class).isDisabled())).as(id).isTrue();
        }
        assertThat(text("latent-note")).contains("every input once").contains("No batch normalization");
        assertThat(text("latent-why")).contains("sigmoid");
        awaitPulses();
        assertThat(onFx(() -> cutOff(stage().getScene().getRoot()))).isEmpty();
    }

    @Test
    void nothingIsCutOffInTheSmallestWindow() {
        train(1);
        openLab();
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        awaitPulses();
        assertThat(onFx(() -> cutOff(stage().getScene().getRoot()))).isEmpty();
        robot.clickOn("#latent-mode-walk");
        awaitPulses();
        assertThat(onFx(() -> cutOff(stage().getScene().getRoot()))).isEmpty();
    }

    private static int framesOf(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    private void train(long steps) {
        awaitReady();
        onFx(() -> {
            session().commands().step(steps);
            return true;
        });
        awaitRest(steps);
    }

    private void openLab() {
        robot.clickOn("#tab-latent");
        await("outcomes", () -> grid("factor-4").countProperty().get() > 0);
    }

    private SampleGrid grid(String prefix) {
        String id = prefix.startsWith("factor") ? prefix + "-grid" : prefix;
        return node(id, SampleGrid.class);
    }

    /** The pixels of the samples at × 1, as they are on the screen. */
    private int[] picture() {
        return picture("factor-1");
    }

    private int[] picture(String id) {
        return onFx(() -> {
            WritableImage image = grid(id).snapshot(null, null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] pixels = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            return pixels;
        });
    }

    private double largest(String id) {
        String figure = text(id).replace("max ", "").replaceAll(" .*", "");
        return figure.startsWith("<") ? 0 : Double.parseDouble(figure);
    }

    private long step() {
        return Long.parseLong(text("latent-note").replaceAll("^\\D+([0-9]+).*", "$1"));
    }

    private void type(String id, String value) {
        robot.clickOn("#" + id);
        onFx(() -> {
            node(id, TextField.class).selectAll();
            return true;
        });
        robot.write(value).push(KeyCode.ENTER);
    }

    private Point2D cell(int index) {
        return onFx(() -> {
            SampleGrid grid = grid("walk-stops");
            double side = Math.min(grid.getWidth(), grid.getHeight());
            double left = (grid.getWidth() - side) / 2;
            double top = (grid.getHeight() - side) / 2;
            return grid.localToScreen(
                    left + (index % 10 + 0.5) * side / 10, top + (Math.floorDiv(index, 10) + 0.5) * side / 10);
        });
    }
}
