package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.ui.widget.NumberRows;
import dev.ganvas.ui.widget.chart.StepSlider;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Going back through a run: one slider moves everything that is shown. */
class TimelineWindowTest extends WindowTestCase {
    @Override
    String experiment() {
        return "even";
    }

    @Test
    void theSliderMovesSamplesNumbersAndLabelTogetherAndTheLiveEdgeIsOneKeyAway() {
        train(60);
        long live = frame().step();
        robot.clickOn("#timeline-slider").push(KeyCode.HOME);
        assertShown(0);
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        assertShown(2);
        robot.push(KeyCode.PAGE_UP);
        assertShown(12);
        assertThat(text("timeline-step")).isEqualTo("step 12");
        assertThat(onFx(() -> node("number-rows", NumberRows.class).isVisible()))
                .isTrue();
        assertThat(onFx(() -> node("timeline-live", Button.class).isDisabled())).isFalse();
        robot.press(KeyCode.CONTROL).push(KeyCode.END).release(KeyCode.CONTROL);
        await("live", () -> session().shown().isLive());
        assertThat(onFx(() -> session().shown().frameProperty().get().step())).isEqualTo(live);
        assertThat(onFx(() -> node("timeline-live", Button.class).isDisabled())).isTrue();
    }

    @Test
    void aPastMomentStaysWhileTheRunGoesOn() {
        train(30);
        robot.clickOn("#timeline-slider").push(KeyCode.HOME);
        robot.clickOn("#step").clickOn("#step");
        awaitRest(32);
        assertShown(0);
        robot.clickOn("#timeline-live");
        await("the newest step", () -> session().shown().frameProperty().get().step() == 32);
    }

    @Test
    void theFilmPlaysToTheLiveEdge() {
        train(40);
        ComboBox<Double> speed = combo();
        onFx(() -> {
            speed.setValue(50.0);
            return true;
        });
        robot.clickOn("#timeline-play");
        await("the film began", () -> !session().shown().isLive());
        await("the film ended", () -> session().shown().isLive());
    }

    @Test
    void aLiveChangeIsMarkedAndKept() {
        train(53);
        enter("lr", "0.02");
        awaitSetting(Schema.LR, 0.02);
        await(
                "the mark",
                () -> node("timeline-slider", StepSlider.class).marks().size() == 1);
        assertThat(onFx(() ->
                        node("timeline-slider", StepSlider.class).marks().get(0).label()))
                .isEqualTo("learning rate 0.001 → 0.02");
        List<Long> steps =
                run().timeline().snapshots().stream().map(Snapshot::step).toList();
        assertThat(steps).contains(53L);
        robot.clickOn("#reset");
        await(
                "no marks",
                () -> node("timeline-slider", StepSlider.class).marks().isEmpty());
        await("live", () -> session().shown().isLive());
    }

    private void train(long steps) {
        awaitReady();
        onFx(() -> {
            session().commands().step(steps);
            return true;
        });
        awaitRest(steps);
    }

    private void assertShown(long step) {
        await("shown step " + step, () -> session().shown().stepProperty().get() == step);
        assertThat(onFx(() -> session().shown().frameProperty().get().step())).isEqualTo(step);
    }

    @SuppressWarnings("unchecked") // the chooser holds nothing else
    private ComboBox<Double> combo() {
        return node("timeline-speed", ComboBox.class);
    }
}
