package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.SpeedLimit;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import dev.ganvas.ui.widget.plane.PlaneView;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/** The tour trains as it tells, and leaves the window as it was. */
class TourWindowTest extends WindowTestCase {

    @Override
    String experiment() {
        return "even";
    }

    @Test
    void walksThroughAllPlacesAndGoesBackToWhatWasBefore() {
        awaitReady();
        session().speedLimit().limit(SpeedLimit.FULL);
        robot.clickOn("#menu").clickOn("#menu-tour");
        awaitOwn();
        assertThat(text("tour-place")).endsWith("1 of 8");
        assertThat(onFx(() -> view().shows(PlaneLayer.FAKES)))
                .as("fakes at first")
                .isFalse();
        next();
        assertThat(onFx(() -> view().shows(PlaneLayer.SHEET))).isTrue();
        next();
        awaitStep(150);
        awaitState(RunState.PAUSED);
        next();
        awaitStep(400);
        awaitState(RunState.PAUSED);
        robot.clickOn("#tour-back");
        await("the moment of the place before", () -> !session().shown().isLive());
        next();
        await("the newest moment", () -> session().shown().isLive());
        next();
        next(); // while it is still on its way
        await("a run that collapses", () -> run().settings().get(Schema.G_STEPS) == 5);
        next();
        await("the cure", () -> run().settings().get(Schema.LOSS) == LossKind.RELATIVISTIC);
        awaitStep(20);
        next();
        next();
        await(
                "what was before",
                () -> session().desiredProperty().get().experiment().equals(Presets.EVEN));
        assertThat(onFx(() -> node("setup", Node.class).isVisible())).isTrue();
        onFx(() -> {
            session().open(Presets.RING8);
            return true;
        });
        assertThat(onFx(() -> session().desiredProperty().get().settings()))
                .as("the ring of eight is as it was published")
                .isEqualTo(Presets.RING8.defaults());
        awaitReady();
    }

    @Test
    void isSkippedAtAnyTime() {
        awaitReady();
        robot.clickOn("#menu").clickOn("#menu-tour");
        awaitOwn();
        robot.clickOn("#tour-skip");
        await(
                "what was before",
                () -> session().desiredProperty().get().experiment().equals(Presets.EVEN));
        awaitReady();
        assertThat(robot.lookup("#tour").queryAll()).isEmpty();
    }

    private void next() {
        robot.clickOn("#tour-next");
    }

    private void awaitOwn() {
        await(
                "the ring of eight",
                () -> model().runProperty().get() != null && run().experiment().equals(Presets.RING8));
        awaitReady();
    }

    private PlaneView view() {
        return node("plane", PlaneView.class);
    }
}
