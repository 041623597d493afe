package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window on handwritten digits. */
class MnistWindowTest extends WindowTestCase {

    @Override
    String experiment() {
        return "mnist-mlp";
    }

    @Test
    void showsSamplesBesideRealDigitsAndLearns() {
        awaitReady();
        assertThat(shown("generated-grid")).isTrue();
        assertThat(shown("real-grid")).isTrue();
        assertThat(shown("histogram")).isFalse();
        assertThat(text("real-note"))
                .matches("Data: MNIST: 10,000 of 10,000 used, 10 classes; 30,000 steps, \\d threads?\\.");
        float[] noise = frame().samples();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        await("ten steps", () -> frame().step() == 10);
        assertThat(frame().samples()).hasSize(noise.length).isNotEqualTo(noise);
        assertThat(text("generated-note")).isEqualTo("fixed noise · step 10");
        assertThat(text("epoch-text")).isEqualTo("epoch 0 of 300");
    }

    @Test
    void aBatchLargerThanTheDataIsExplained() {
        awaitReady();
        Run before = run();
        enter("batch", "10001");
        await("a sentence", () -> shown("batch-problem"));
        assertThat(text("batch-problem")).contains("Batch is 10001").contains("give at most 10000");
        assertThat(run()).isSameAs(before);
    }

    @Test
    void aRefusedEntryStandsInItsFieldAndItsCureIsOneClickAway() {
        awaitReady();
        enter("limit", "20");
        await("a sentence", () -> shown("limit-problem"));
        assertThat(onFx(() -> node("limit", TextField.class).getText())).isEqualTo("20");
        assertThat(text("limit-problem")).contains("has only 20 samples");
        robot.clickOn("#run");
        await("the reason", () -> text("notice-text").startsWith("Nothing was started, because of At most."));
        assertThat(run().step()).isZero();
        assertThat(onFx(() -> node("limit", TextField.class).getText())).isEqualTo("20");
        assertThat(text("limit-cure")).isEqualTo("Set Batch 20");
        assertThat(text("limit-keep")).isEqualTo("Keep 0");
        clickInForm("limit-cure");
        awaitSetting(Schema.LIMIT, 20L);
        assertThat(setting(Schema.BATCH)).isEqualTo(20L);
        assertThat(shown("limit-problem")).isFalse();
        enter("limit", "5");
        await("a sentence", () -> shown("limit-problem"));
        clickInForm("limit-keep");
        assertThat(onFx(() -> node("limit", TextField.class).getText())).isEqualTo("20");
        assertThat(shown("limit-problem")).isFalse();
    }

    @Test
    void unusableDataIsExplainedAndTheRunKeepsItsOwn(@TempDir Path folder) throws Exception {
        awaitReady();
        Run before = run();
        Path missing = folder.resolve("no-such-file");
        enter("data", missing.toString());
        await("a sentence", () -> shown("data-problem"));
        assertThat(text("data-problem")).contains("no-such-file").doesNotContain("Exception");
        Path broken = Files.writeString(folder.resolve("broken-idx3-ubyte"), "this is no IDX file");
        enter("data", broken.toString());
        await("another sentence", () -> text("data-problem").contains("broken-idx3-ubyte"));
        assertThat(run()).isSameAs(before);
        assertThat(text("state-text")).isEqualTo("Ready");
    }

    @Test
    void dataIsChosenWithTheSystemsDialogAndPutBack() {
        awaitReady();
        dialogs.answer = Optional.of(Path.of("assets/mnist10k/images-idx3-ubyte.gz"));
        clickInForm("data-browse");
        await("other data", () -> run().data().title().toString().contains("images-idx3-ubyte"));
        awaitReady();
        assertThat(onFx(() -> node("data", TextField.class).getText())).endsWith("images-idx3-ubyte.gz");
        clickInForm("data-restore");
        await("the digits that ship", () -> run().data().title().toString().equals("MNIST, 10,000 digits"));
    }

    @Test
    void changingTheExperimentEndsTheRunAndKeepsTheSettings() {
        awaitReady();
        enter("lr", "0.001");
        awaitSetting(Schema.LR, 0.001);
        Run before = run();
        choose("even");
        awaitReady();
        assertThat(run().experiment()).isEqualTo(Presets.EVEN);
        assertThat(before.state()).isEqualTo(RunState.STOPPED);
        assertThat(shown("histogram")).isTrue();
        assertThat(shown("generated-grid")).isFalse();
        assertThat(shown("bits")).isTrue();
        assertThat(preferences.experiment()).contains("even");
        choose("mnist-mlp");
        awaitReady();
        assertThat(setting(Schema.LR)).isEqualTo(0.001);
    }

    @Test
    void theHeadOfTheImagesKeepsItsWidthUnderALongNotice() {
        awaitReady();
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            window().notices().show(Notice.done("A notice so long that it takes a second line. ".repeat(5)));
            return true;
        });
        awaitPulses();
        Bounds card = onFx(() -> bounds("generated"));
        Bounds last = onFx(() -> bounds("wipe"));
        assertThat(last.getMaxX()).isLessThan(card.getMaxX());
    }

    private Bounds bounds(String id) {
        Node node = node(id, Node.class);
        return node.localToScene(node.getLayoutBounds());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void nothingIsCutOffInTheSmallestWindow(Theme theme) {
        awaitReady();
        if (preferences.theme() != theme) {
            robot.push(KeyCode.SHORTCUT, KeyCode.T);
        }
        assertThat(preferences.theme()).isEqualTo(theme);
        for (String experiment : List.of("mnist-mlp", "even")) {
            choose(experiment);
            awaitReady();
            onFx(() -> {
                stage().setWidth(1024);
                stage().setHeight(700);
                return true;
            });
            robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
            await("a step", () -> frame().step() == 1);
            awaitPulses();
            assertThat(onFx(() -> cutOff(stage().getScene().getRoot())))
                    .as(experiment)
                    .isEmpty();
        }
    }

    @Test
    void everyControlHasAnIdAndAName() {
        awaitReady();
        for (String experiment : List.of("mnist-mlp", "even")) {
            choose(experiment);
            awaitReady();
            assertThat(onFx(() -> nameless(stage().getScene().getRoot())))
                    .as(experiment)
                    .isEmpty();
        }
    }

    @Test
    void everyActionTellsItsKey() {
        awaitReady();
        for (String id : List.of("run", "step", "reset", "new-seed", "theme")) {
            String tip = onFx(() -> node(id, Control.class).getTooltip().getText());
            assertThat(tip).as(id).matches(".*\\((Space|Ctrl\\+.|.*Ctrl.*)\\)");
        }
    }

    private void choose(String id) {
        robot.clickOn("#experiment");
        onFx(() -> {
            node("experiment-card-" + id, Button.class).fire();
            return true;
        });
        await(id, () -> {
            Run run = model().runProperty().get();
            return run != null && run.experiment().id().equals(id);
        });
    }

    private static List<String> nameless(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node node : all(root)) {
            if (!node.isFocusTraversable() || !isShown(node) || node instanceof ScrollPane) {
                continue;
            }
            String name = node.getAccessibleText();
            if (name == null && node instanceof Labeled labeled) {
                name = labeled.getText();
            }
            boolean inside = node.getStyleClass().stream().anyMatch(style -> style.endsWith("-thumb"));
            if (!inside && (node.getId() == null || name == null || name.isBlank())) {
                found.add(node.toString());
            }
        }
        return found;
    }
}
