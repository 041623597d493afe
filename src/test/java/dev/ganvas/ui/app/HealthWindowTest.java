package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.RunState;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The line of chips below the curves, and slow motion in their place. */
class HealthWindowTest extends WindowTestCase {
    @Override
    String experiment() {
        return "even";
    }

    @Test
    void aHealthyRunIsCalmAndAChipTellsWhatWasMeasured() {
        awaitReady();
        assertThat(shown("health-waiting")).isTrue();
        session().commands().step(200);
        hurryTo(200);
        await("findings", () -> shown("health-balance") && shown("health-gradients") && shown("health-diversity"));
        assertThat(text("health-balance")).startsWith("Balanced");
        assertThat(text("health-gradients")).isEqualTo("Gradients healthy");
        robot.clickOn("#health-gradients");
        await("the popup", () -> shown("health-measured"));
        assertThat(text("health-measured")).startsWith("Larger gradient norm");
        assertThat(shown("health-suggestion")).isFalse();
        robot.push(KeyCode.ESCAPE);
        await("no popup", () -> !shown("health-measured"));
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        awaitPulses();
        assertThat(onFx(() -> cutOff(node("health", Parent.class)))).isEmpty();
        double line = onFx(() -> node("health", Parent.class).getBoundsInLocal().getHeight());
        assertThat(line).as("one line at 1024").isLessThan(40);
    }

    @Test
    void aProblemIsToldAndItsButtonMakesALiveChange() {
        awaitReady();
        enterAndAwait();
        session().commands().step(400);
        awaitRest(400);
        await(
                "D ahead",
                () -> shown("health-balance")
                        && node("health-balance", Button.class).getText().startsWith("D "));
        robot.clickOn("#health-balance");
        await("a suggestion", () -> shown("health-apply"));
        assertThat(onFx(() -> node("health-apply", Labeled.class).getText())).isEqualTo("Set Learning rate of D 0.25");
        robot.clickOn("#health-apply");
        awaitSetting(Schema.D_LR, 0.25);
        await("a mark", () -> model().marksProperty().get().stream()
                .anyMatch(mark -> mark.setting().equals("d-lr")));
    }

    @Test
    void whatNeedsANewRunIsOfferedAsOne() {
        awaitReady();
        enterAndAwait();
        session().commands().step(400);
        awaitRest(400);
        await("D ahead", () -> shown("health-balance") && text("health-balance").startsWith("D "));
        robot.clickOn("#health-balance");
        await("a suggestion", () -> shown("health-apply-new-run"));
        assertThat(text("health-new-run")).startsWith("Or in a new run: ");
        assertThat(onFx(() -> node("health-apply-new-run", Labeled.class).getText()))
                .isEqualTo("Set Spectral norm On");
        robot.clickOn("#health-apply-new-run");
        await("the offer", () -> session().desiredProperty().get().waiting().contains(Schema.SPECTRAL_NORM));
        assertThat(model().stepProperty().get()).as("nothing is begun unasked").isEqualTo(400);
    }

    @Test
    void anEarlierStepIsJudgedAsItWasAndTheNewestAgainAfterwards() {
        awaitReady();
        enterAndAwait();
        session().commands().step(400);
        awaitRest(400);
        await("D ahead", () -> shown("health-balance") && text("health-balance").startsWith("D "));
        await("gradients", () -> shown("health-gradients"));
        String newest = text("health-balance");
        onFx(() -> {
            session().shown().show(20);
            return true;
        });
        await("nothing to say of the balance after 20 steps", () -> !shown("health-balance"));
        assertThat(shown("health-gradients"))
                .as("gradients of a step in the past")
                .isFalse();
        onFx(() -> {
            session().shown().showLive();
            return true;
        });
        await("the newest step", () -> shown("health-balance") && shown("health-gradients"));
        assertThat(text("health-balance")).isEqualTo(newest);
    }

    private void enterAndAwait() {
        onFx(() -> {
            session().enter(Schema.STEPS, "0");
            session().enter(Schema.LR, "0.000001");
            session().enter(Schema.D_OPTIMIZER, "adam");
            session().enter(Schema.D_LR, "0.5");
            return true;
        });
        awaitSetting(Schema.D_LR, 0.5);
        awaitSetting(Schema.D_OPTIMIZER, Optional.of(OptimizerKind.ADAM));
    }

    @Test
    void stepsOfOneNetworkAreInTheMenuAndHaveKeys() {
        awaitReady();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        awaitRest(1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        awaitRest(2);
        await("marks", () -> model().marksProperty().get().size() == 2);
        assertThat(model().marksProperty().get().get(1).to()).isEqualTo("discriminator");
    }

    @Test
    void slowMotionTellsTheStepThatWasDoneInTheOrderOfItsRule() {
        awaitReady();
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await("the first phase", () -> text("slow-title").endsWith("step 1"));
        assertThat(model().stepProperty().get()).isEqualTo(1);
        assertThat(text("slow-sentence")).startsWith("1.  Random numbers z are drawn for both updates");
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        await("G's loss", () -> text("slow-sentence").startsWith("5.  The loss of G"));
        assertThat(text("slow-loss-figure")).startsWith("G: ");
        assertThat(text("slow-real-figure")).isEmpty();
        robot.push(KeyCode.LEFT);
        await("back", () -> text("slow-sentence").startsWith("4.  "));
        onFx(() -> {
            node("slow-beat", javafx.scene.control.Slider.class).setValue(0.3);
            return true;
        });
        robot.clickOn("#slow-play");
        await("another step, by itself", () -> text("slow-title").endsWith("step 2"));
        robot.clickOn("#slow-play");
        robot.clickOn("#slow-step");
        await("another step", () -> !text("slow-title").endsWith("step 2"));
        assertThat(model().stateProperty().get()).isNotEqualTo(RunState.RUNNING);
        robot.clickOn("#slow-close");
        await("the curves", () -> shown("histogram") && !shown("slow"));
        long last = model().stepProperty().get();
        robot.push(KeyCode.CONTROL, KeyCode.M);
        assertThat(text("slow-title")).as("nothing was done meanwhile").endsWith("step " + last);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        await("a step without it", () -> model().stepProperty().get() == last + 1);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await("a step of now", () -> text("slow-title").endsWith("step " + (last + 2)));
    }
}
