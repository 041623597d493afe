package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Noise;
import dev.ganvas.ui.model.DataSource;
import dev.ganvas.ui.widget.SampleGrid;
import dev.ganvas.ui.widget.Wipe;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Looking closer at generated images: one from near, other noise, larger grids, real ones behind a wipe. */
class SamplesWindowTest extends WindowTestCase {
    @Override
    String experiment() {
        return "mnist-mlp";
    }

    @Override
    DataSource source() {
        // A few digits are enough, and load at once.
        return (experiment, settings, progress) ->
                ExperimentData.load(experiment, settings.with(Schema.LIMIT, 300L), progress);
    }

    @Test
    void aClickOpensASampleWithItsLatentAndTheKeysGoOn() {
        awaitReady();
        openSample();
        await("the panel", () -> shown("sample-panel"));
        int first = selected();
        assertThat(first).isNotNegative();
        assertThat(text("sample-title")).isEqualTo("Sample %d · step 0 · fixed noise".formatted(first + 1));
        assertThat(onFx(() -> grid("sample-large").countProperty().get())).isEqualTo(1);
        assertThat(text("sample-latent-note")).startsWith("64 values · length ");
        robot.clickOn("#sample-copy");
        Noise noise =
                Noise.fixed(run().experiment(), run().settings(), run().data().shape());
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.split(", ", -1)).hasSize(64).startsWith(Float.toString(noise.row(first)[0]));
        assertThat(text("sample-latent-note")).isEqualTo("copied");
        robot.push(KeyCode.RIGHT);
        await("the next", () -> text("sample-title").startsWith("Sample " + (first + 2) + " "));
        assertThat(selected()).isEqualTo(first + 1);
        robot.push(KeyCode.LEFT).push(KeyCode.LEFT);
        await("the one before", () -> text("sample-title").startsWith("Sample " + first + " "));
        robot.push(KeyCode.ESCAPE);
        await("closed", () -> !shown("sample-panel"));
        robot.push(KeyCode.HOME).push(KeyCode.ENTER);
        await("opened by keys", () -> shown("sample-panel"));
        assertThat(text("sample-title")).startsWith("Sample 1 ");
        robot.clickOn("#sample-close");
        await("closed by its button", () -> !shown("sample-panel"));
    }

    @Test
    void theKeysActOnTheGridAfterAPressBesideItsImages() {
        awaitReady();
        SampleGrid grid = grid("generated-grid");
        robot.clickOn(grid.localToScreen(2, grid.getHeight() - 2)).push(KeyCode.ESCAPE);
        robot.push(KeyCode.HOME).push(KeyCode.RIGHT).push(KeyCode.DOWN);
        assertThat(selected()).isGreaterThan(1);
        assertThat(onFx(() -> node("tabs", TabPane.class)
                        .getSelectionModel()
                        .getSelectedItem()
                        .getId()))
                .isEqualTo("tab-train");
    }

    @Test
    void theNearestTrainingImagesFollowTheStepThatIsShown() {
        awaitReady();
        openSample();
        await("neighbours", () -> !text("nearest-distance-5").isEmpty());
        double[] before = distances();
        assertThat(before).isSorted();
        assertThat(text("nearest-note")).startsWith("real to real: typically 0.");
        assertThat(text("nearest-verdict")).startsWith("No copy: farther");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        await("ten steps", () -> text("sample-title").contains("step 10"));
        await("other distances", () -> distances()[0] != before[0]);
        String vector = onFx(() -> node("sample-numbers", TextArea.class).getText());
        robot.clickOn("#timeline-slider").push(KeyCode.HOME);
        await("the first step", () -> text("sample-title").contains("step 0"));
        await("the first distances", () -> Math.abs(distances()[0] - before[0]) < 0.01);
        assertThat(onFx(() -> node("sample-numbers", TextArea.class).getText())).isEqualTo(vector);
    }

    @Test
    void newNoiseIsShownAndLeavesTrainingAlone() {
        awaitReady();
        float[] kept = frame().samples();
        robot.clickOn("#new-noise");
        await("other noise", () -> text("generated-note").startsWith("noise of seed "));
        assertThat(frame().samples()).isEqualTo(kept);
        assertThat(shown("fixed-noise")).isTrue();
        String seed = text("generated-note").replaceAll("\\D+([0-9]+).*", "$1");
        openSample();
        await("the panel", () -> shown("sample-panel"));
        assertThat(text("sample-title")).endsWith("new noise");
        Noise drawn = Noise.drawn(run().experiment(), run().settings(), Long.parseLong(seed), 100);
        robot.clickOn("#sample-copy");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith(Float.toString(drawn.row(selected())[0]));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        await("the next generator", () -> text("generated-note").endsWith("step 1"));
        robot.clickOn("#fixed-noise");
        await("fixed noise", () -> text("generated-note").equals("fixed noise · step 1"));
        assertThat(shown("fixed-noise")).isFalse();
    }

    @Test
    void moreImagesAreMadeLiveAndAnEarlierStepShowsWhatWasKept() {
        awaitReady();
        size(16);
        await("256 images", () -> grid("generated-grid").countProperty().get() == 256);
        assertThat(text("generated-note")).isEqualTo("fixed noise · step 0 · earlier steps keep 100");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        await("ten steps", () -> text("generated-note").contains("step 10"));
        robot.clickOn("#timeline-slider").push(KeyCode.HOME);
        await("what was kept", () -> grid("generated-grid").countProperty().get() == 100);
        assertThat(text("generated-note")).isEqualTo("fixed noise · step 0 · earlier steps keep 100");
        size(4);
        await("16 of them", () -> grid("generated-grid").countProperty().get() == 16);
        assertThat(text("generated-note")).isEqualTo("fixed noise · step 0");
        robot.clickOn("#timeline-live");
        await("16 of the newest", () -> text("generated-note").equals("fixed noise · step 10"));
    }

    @Test
    void aWipeLaysRealImagesBesideGeneratedOnes() {
        awaitReady();
        assertThat(shown("wipe-divider")).isFalse();
        robot.clickOn("#wipe");
        await("the divider", () -> shown("wipe-divider"));
        assertThat(onFx(() -> grid("wipe-grid").countProperty().get())).isEqualTo(100);
        robot.clickOn("#wipe-divider").push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        assertThat(position()).isCloseTo(0.6, within(1e-9));
        robot.push(KeyCode.HOME);
        assertThat(position()).isZero();
        robot.push(KeyCode.END);
        assertThat(position()).isEqualTo(1);
        robot.push(KeyCode.HOME);
        robot.drag("#wipe-divider").dropBy(120, 0);
        assertThat(position()).isBetween(0.1, 0.9);
        robot.clickOn("#wipe");
        await("no divider", () -> !shown("wipe-divider"));
    }

    @Test
    void anotherExperimentBeginsWithTheGridThatItKeeps() {
        awaitReady();
        size(16);
        onFx(() -> {
            session().open(Presets.DCGAN);
            return true;
        });
        await("16 images", () -> grid("generated-grid").countProperty().get() == 16);
        assertThat(onFx(() -> sizes().getValue())).isEqualTo(4);
        assertThat(text("generated-note")).isEqualTo("fixed noise · step 0");
    }

    @Test
    void nothingIsCutOffInTheSmallestWindow() {
        awaitReady();
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        awaitPulses(); // the images move with the size of the window
        openSample();
        robot.clickOn("#new-noise");
        await("neighbours", () -> !text("nearest-distance-5").isEmpty());
        awaitPulses();
        assertThat(onFx(() -> cutOff(stage().getScene().getRoot()))).isEmpty();
    }

    /** Clicks the image at the lower right of the middle: the middle itself lies between images. */
    private void openSample() {
        Point2D point = onFx(() -> {
            SampleGrid grid = grid("generated-grid");
            return grid.localToScreen(grid.getWidth() / 2 + 12, grid.getHeight() / 2 + 12);
        });
        robot.clickOn(point);
    }

    private void size(int side) {
        onFx(() -> {
            sizes().setValue(side);
            return true;
        });
    }

    @SuppressWarnings("unchecked") // the chooser holds nothing else
    private ComboBox<Integer> sizes() {
        return node("generated-size", ComboBox.class);
    }

    private double[] distances() {
        double[] distances = new double[5];
        for (int i = 0; i < 5; i++) {
            distances[i] = Double.parseDouble(text("nearest-distance-" + (i + 1)));
        }
        return distances;
    }

    private int selected() {
        return onFx(() -> grid("generated-grid").selectedProperty().get());
    }

    private double position() {
        Node divider = node("wipe-divider", Node.class);
        return onFx(() -> ((Wipe) divider.getParent()).positionProperty().get());
    }

    private SampleGrid grid(String id) {
        return node(id, SampleGrid.class);
    }
}
