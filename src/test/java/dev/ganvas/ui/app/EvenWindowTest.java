package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.model.NumberLog;
import dev.ganvas.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on even numbers: every way through it. */
class EvenWindowTest extends WindowTestCase {

    @Override
    String experiment() {
        return "even";
    }

    @Test
    void becomesReadyWithSamplesOfTheFirstWeights() {
        awaitReady();
        assertThat(text("state-text")).isEqualTo("Ready");
        assertThat(text("step-text")).isEqualTo("step 0");
        assertThat(text("run")).isEqualTo("Run");
        assertThat(onFx(() -> node("run", Node.class).isDisabled())).isFalse();
        assertThat(text("evenness")).endsWith("%");
    }

    @Test
    void runsThenPausesAndStaysWhereItIs() {
        awaitReady();
        robot.clickOn("#run");
        awaitStep(5);
        assertThat(text("run")).isEqualTo("Pause");
        robot.clickOn("#run");
        awaitState(RunState.PAUSED);
        long step = run().step();
        assertThat(text("state-text")).isEqualTo("Paused");
        assertThat(text("run")).isEqualTo("Run");
        assertThat(text("step-text")).isEqualTo("step " + step);
        assertThat(frame().step()).as("what is shown is what was paused").isEqualTo(step);
        awaitPulses();
        assertThat(run().step()).isEqualTo(step);
    }

    @Test
    void spaceRunsAndPausesUnlessTextIsTyped() {
        awaitReady();
        robot.push(KeyCode.SPACE);
        awaitState(RunState.RUNNING);
        robot.push(KeyCode.SPACE);
        awaitState(RunState.PAUSED);
        robot.clickOn("#lr").push(KeyCode.END).push(KeyCode.SPACE);
        assertThat(onFx(() -> node("lr", TextField.class).getText())).endsWith(" ");
        assertThat(run().state()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void stepsOneTenAHundredAndAnEpoch() {
        awaitReady();
        robot.clickOn("#step");
        awaitRest(1);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        awaitRest(11);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        hurryTo(111);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        hurryTo(111 + run().stepsPerEpoch());
        assertThat(onFx(() -> model().rows()).length()).isEqualTo((int) run().step());
    }

    @Test
    void resetGoesBackToTheSameWeights() {
        awaitReady();
        float[] first = frame().samples();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        hurryTo(100);
        assertThat(frame().samples()).isNotEqualTo(first);
        Run before = run();
        robot.clickOn("#reset");
        awaitReady();
        await("frame of step 0", () -> frame().step() == 0);
        assertThat(run()).isSameAs(before);
        assertThat(frame().samples()).isEqualTo(first);
        assertThat(text("step-text")).isEqualTo("step 0");
        await("no rows", () -> Objects.requireNonNull(model().rows()).length() == 0);
        await("no numbers", () -> model().numbersProperty().get().isEmpty());
    }

    @Test
    void newSeedBeginsANewRunWithOtherWeights() {
        awaitReady();
        float[] first = frame().samples();
        Run before = run();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        awaitRest(1);
        robot.clickOn("#new-seed");
        await("another run", () -> model().runProperty().get() != before);
        awaitReady();
        assertThat(before.state()).isEqualTo(RunState.STOPPED);
        assertThat(run().step()).isZero();
        assertThat(setting(Schema.SEED)).isNotEqualTo(1L);
        assertThat(onFx(() -> node("seed", TextField.class).getText()))
                .isEqualTo(setting(Schema.SEED).toString());
        assertThat(frame().samples()).isNotEqualTo(first);
    }

    @Test
    void finishesAtItsLengthAndGoesOnForAsLongAgain() {
        awaitReady();
        setSteps("20");
        robot.clickOn("#run");
        awaitState(RunState.FINISHED);
        assertThat(run().step()).isEqualTo(20);
        assertThat(text("run")).isEqualTo("Go on");
        robot.clickOn("#run");
        await("20 steps more", () -> run().step() == 40);
        awaitState(RunState.FINISHED);
    }

    @Test
    void aSlowPaceIsKeptAndAPauseDoesNotWaitForIt() {
        awaitReady();
        onFx(() -> {
            node("speed", Slider.class).setValue(0);
            return true;
        });
        assertThat(text("speed-text")).isEqualTo("5 steps/s");
        robot.clickOn("#run");
        awaitStep(8);
        robot.clickOn("#run");
        awaitState(RunState.PAUSED);
        double seconds = run().elapsed().toNanos() / 1e9;
        // A command, such as the one to run, ends the wait that is under way: up to two steps are early.
        assertThat(run().step() / seconds).isLessThan(8);
    }

    @Test
    void showsTheNumbersOfTheFakesStepByStep() {
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        hurryTo(100);
        await("ten rows", () -> model().numbersProperty().get().size() == 10);
        List<NumberLog.LoggedNumbers> entries =
                onFx(() -> model().numbersProperty().get());
        assertThat(entries).extracting(NumberLog.LoggedNumbers::step).startsWith(0L, 10L, 20L);
        assertThat(entries.get(9).numbers()).hasSize(16);
    }

    @Test
    void exportsLossesAsCsvAndNumbersAsText(@TempDir Path folder) throws Exception {
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        awaitRest(10);
        Path csv = folder.resolve("losses.csv");
        dialogs.answer = Optional.of(csv);
        robot.clickOn("#export").clickOn("#export-losses");
        await("a notice", () -> shown("notice"));
        assertThat(text("notice-text")).isEqualTo("Saved " + csv);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0))
                .isEqualTo("step,g_loss,d_loss,d_loss_real,d_loss_fake,d_real,d_fake,d_accuracy,d_penalty");
        assertThat(lines).hasSize(11);
        assertThat(lines.get(10)).startsWith("10,");

        robot.clickOn("#notice-close");
        assertThat(shown("notice")).isFalse();
        dialogs.answer = Optional.of(folder.resolve("numbers"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.L);
        await("a notice", () -> shown("notice"));
        assertThat(Files.readAllLines(folder.resolve("numbers.txt")))
                .singleElement()
                .asString()
                .startsWith("0 : [");
        assertThat(dialogs.suggestions).containsExactly("even-losses.csv", "even-numbers.txt");
    }

    @Test
    void anExportThatFailsSaysWhyAndShowsDetails(@TempDir Path folder) {
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        awaitRest(1);
        dialogs.answer = Optional.of(folder.resolve("missing").resolve("losses.csv"));
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        await("a notice", () -> shown("notice"));
        assertThat(text("notice-text")).contains("losses.csv cannot be written").doesNotContain("Exception");
        assertThat(shown("notice-details")).isFalse();
        robot.clickOn("#notice-more");
        assertThat(onFx(() -> node("notice-details", TextInputControl.class).getText()))
                .contains("Exception");
        assertThat(shown("notice-details")).isTrue();
    }

    @Test
    void cancelledDialogsDoNothing() {
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        awaitRest(1);
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        assertThat(dialogs.suggestions).hasSize(1);
        assertThat(shown("notice")).isFalse();
    }

    @Test
    void theThemeSwitchesAndIsRemembered() {
        awaitReady();
        assertThat(preferences.theme()).isEqualTo(Theme.LIGHT);
        robot.clickOn("#theme");
        assertThat(preferences.theme()).isEqualTo(Theme.DARK);
        assertThat(darkWindows()).containsOnly(true);
        robot.clickOn("#export");
        assertThat(darkWindows())
                .as("of the window and its menu")
                .hasSizeGreaterThan(1)
                .containsOnly(true);
        robot.push(KeyCode.ESCAPE).clickOn("#experiment").push(KeyCode.ESCAPE);
        robot.push(KeyCode.SHORTCUT, KeyCode.T);
        assertThat(preferences.theme()).isEqualTo(Theme.LIGHT);
        assertThat(darkWindows()).containsOnly(false);
    }

    /** Of each open window: whether its texts are mostly bright, as on a dark ground. */
    private List<Boolean> darkWindows() {
        return onFx(() -> Window.getWindows().stream()
                .map(open -> open.getScene().getRoot().lookupAll(".text"))
                .filter(texts -> !texts.isEmpty())
                .map(texts -> texts.stream()
                                .filter(Text.class::isInstance)
                                .mapToDouble(text -> ((Color) ((Text) text).getFill()).getBrightness())
                                .average()
                                .orElseThrow()
                        > 0.6)
                .toList());
    }

    @Test
    void closingWhileTrainingEndsTheThread() throws Exception {
        awaitReady();
        setSteps("0");
        robot.clickOn("#run");
        awaitStep(1);
        Run closing = run();
        assertThat(threads()).contains("train-even");
        assertThat(ended(window())).isTrue();
        assertThat(closing.state()).isEqualTo(RunState.STOPPED);
        await("no thread", () -> !threads().contains("train-even"));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    @Test
    void aHiddenWindowPullsNothing() {
        awaitReady();
        setSteps("0");
        robot.clickOn("#run");
        awaitStep(1);
        onFx(() -> {
            session().feed().visibleProperty().unbind();
            session().feed().visibleProperty().set(false);
            return true;
        });
        long shownStep = onFx(() -> model().stepProperty().get());
        long step = run().step();
        await("training goes on", () -> run().step() > step + 20);
        onFx(() -> {
            session().commands().pause();
            return true;
        });
        await("rest", () -> run().state() == RunState.PAUSED);
        assertThat(onFx(() -> session().feed().isAwake())).isFalse();
        assertThat(onFx(() -> model().stepProperty().get())).isEqualTo(shownStep);
        onFx(() -> {
            session().feed().visibleProperty().set(true);
            return true;
        });
        awaitStep(step + 20);
    }

    @Test
    void aRestingRunIsLookedAtNoMoreUntilItIsAskedForSomething() {
        awaitReady();
        await("rest", () -> !session().feed().isAwake());
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        awaitRest(10);
        await("rest", () -> !session().feed().isAwake());
        enter("latent-scale", "3");
        await("samples of the scaled noise", () -> {
            RunFrame frame = run().frame();
            return frame != null && frame.equals(frame());
        });
    }
}
