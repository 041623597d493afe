package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.run.RunState;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import dev.ganvas.ui.widget.plane.PlaneView;
import dev.ganvas.ui.widget.plane.PlaneWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on points in the plane: a newcomer's way through it. */
class PlaneWindowTest extends WindowTestCase {

    @Override
    String experiment() {
        return "ring";
    }

    @Test
    void showsWhatDAnswersUnderThePointerAndSwitchesLayers() {
        awaitReady();
        robot.moveTo("#plane");
        await("the answer of D", () -> text("plane-readout").contains("D(x)"));
        assertThat(text("plane-readout")).startsWith("x ");
        for (PlaneLayer layer : PlaneLayer.values()) {
            ToggleButton chip = node("plane-layer-" + layer.key(), ToggleButton.class);
            boolean before = onFx(chip::isSelected);
            robot.clickOn(chip);
            assertThat(onFx(() -> view().shows(layer))).isEqualTo(!before);
        }
    }

    @Test
    void gradientsAreOfDsAnswerOrOfGsLoss() {
        awaitReady();
        assertThat(shown("plane-slopes-loss")).isFalse();
        robot.clickOn("#plane-layer-" + PlaneLayer.SLOPES.key());
        assertThat(shown("plane-slopes-loss")).isTrue();
        robot.clickOn("#plane-slopes-loss");
        assertThat(onFx(() -> node("plane-slopes-loss", ToggleButton.class).isSelected()))
                .isTrue();
    }

    @Test
    void zoomsAndMovesByKeysAndGoesBack() {
        awaitReady();
        PlaneWindow home = onFx(() -> view().windowProperty().get());
        robot.clickOn("#plane");
        robot.type(KeyCode.ADD, KeyCode.RIGHT);
        PlaneWindow near = onFx(() -> view().windowProperty().get());
        assertThat(near.x()).isGreaterThan(home.x());
        assertThat(near.span()).isLessThan(home.span());
        robot.type(KeyCode.HOME);
        assertThat(onFx(() -> view().windowProperty().get())).isEqualTo(home);
        robot.moveTo("#plane").scroll(3);
        assertThat(onFx(() -> view().windowProperty().get())).isNotEqualTo(home);
        robot.clickOn("#plane-home");
        assertThat(onFx(() -> view().windowProperty().get())).isEqualTo(home);
    }

    @Test
    void pointsThatAreDrawnAreSavedAndLearnt(@TempDir Path folder) throws Exception {
        onFx(() -> {
            window().session().autosavedRuns().autosaveIn(new SavedRunList(folder.resolve("runs")));
            return true;
        });
        awaitReady();
        robot.clickOn("#plane-draw");
        stroke();
        String one = text("plane-count");
        stroke();
        robot.clickOn("#plane-undo");
        assertThat(text("plane-count")).as("the last stroke is taken back").isEqualTo(one);
        robot.clickOn("#plane-learn");
        await(
                "the drawing to be the data",
                () -> !run().settings().get(Schema.DATA).isEmpty());
        awaitStep(3);
        Path file = Path.of(run().settings().get(Schema.DATA));
        assertThat(file.getParent()).isEqualTo(folder.resolve("drawings"));
        assertThat(Files.readAllLines(file)).hasSize(1 + run().data().size());
        assertThat(run().data().size()).isGreaterThan(20);
        assertThat(onFx(() -> node("plane-tools", Node.class).isVisible())).isFalse();
        robot.clickOn("#run");
        awaitState(RunState.PAUSED);
    }

    @Test
    void slowMotionTellsAStepWithPointsOfNoiseFakesAndData() {
        awaitReady();
        robot.press(KeyCode.CONTROL).type(KeyCode.M).release(KeyCode.CONTROL);
        await("the step", () -> text("slow-sentence").startsWith("1."));
        for (String id : new String[] {"slow-noise-plane", "slow-fake-plane", "slow-real-plane"}) {
            assertThat(onFx(() -> node(id, PlaneView.class).isVisible())).as(id).isTrue();
        }
        assertThat(onFx(() -> node("slow-noise-grid", Node.class).isVisible())).isFalse();
    }

    private void stroke() {
        robot.moveTo("#plane")
                .press(MouseButton.PRIMARY)
                .moveBy(60, 20)
                .moveBy(30, -50)
                .release(MouseButton.PRIMARY);
    }

    private PlaneView view() {
        return node("plane", PlaneView.class);
    }
}
