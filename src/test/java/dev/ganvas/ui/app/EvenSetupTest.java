package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.Objects;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form on even numbers: every control of it, live and before a run. */
class EvenSetupTest extends WindowTestCase {

    @Override
    String experiment() {
        return "even";
    }

    @Test
    void learningRateAndOptimizerChangeWhileTraining() {
        awaitReady();
        Run before = run();
        setSteps("0");
        robot.clickOn("#run");
        awaitStep(1);
        enter("lr", "0.01");
        awaitSetting(Schema.LR, 0.01);
        clickInForm("optimizer-sgd");
        awaitSetting(Schema.OPTIMIZER, OptimizerKind.SGD);
        assertThat(shown("momentum")).isTrue();
        assertThat(shown("beta1")).isFalse();
        long step = run().step();
        awaitStep(step + 5);
        assertThat(run()).as("nothing was wiped").isSameAs(before);
        assertThat(run().state()).isEqualTo(RunState.RUNNING);
        clickInForm("lr-restore");
        awaitSetting(Schema.LR, 0.001);
        assertThat(text("changed-text")).isEqualTo("2 differ from the preset");
        robot.clickOn("#restore-all");
        awaitSetting(Schema.OPTIMIZER, OptimizerKind.ADAM);
        assertThat(shown("changed-bar")).isFalse();
    }

    @Test
    void upAndDownDoubleAndHalveALearningRate() {
        awaitReady();
        robot.clickOn("#lr").push(KeyCode.UP);
        awaitSetting(Schema.LR, 0.002);
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        awaitSetting(Schema.LR, 0.0005);
        assertThat(onFx(() -> node("lr", TextField.class).getText())).isEqualTo("0.0005");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "abc", "1000", ""})
    void aWrongLearningRateIsExplainedAndTheRunKeepsTheLastGoodOne(String wrong) {
        awaitReady();
        enter("lr", "0.005");
        awaitSetting(Schema.LR, 0.005);
        scrollAndType("lr", wrong);
        await("a sentence", () -> shown("lr-problem"));
        assertThat(text("lr-problem")).startsWith("Learning rate must be a number above 0 and at most 100, but is ");
        assertThat(onFx(() -> node("lr", TextField.class).getText())).isEqualTo(wrong);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        await("the reason", () -> text("notice-text").startsWith("Nothing was started, because of Learning rate."));
        assertThat(onFx(() -> node("lr", TextField.class).getText())).isEqualTo(wrong);
        robot.clickOn("#lr").push(KeyCode.ESCAPE);
        assertThat(shown("lr-problem")).isFalse();
        assertThat(onFx(() -> node("lr", TextField.class).getText())).isEqualTo("0.005");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        awaitRest(1);
        assertThat(setting(Schema.LR)).isEqualTo(0.005);
    }

    @Test
    void aTypedNumberMayHaveTheCommaOfItsCountryAndElseIsToldWithAPoint() {
        awaitReady();
        Locale before = Locale.getDefault(Category.FORMAT);
        try {
            Locale.setDefault(Category.FORMAT, Locale.GERMANY);
            enter("lr", "0,004");
            awaitSetting(Schema.LR, 0.004);
            assertThat(onFx(() -> node("lr", TextField.class).getText())).isEqualTo("0.004");
            Locale.setDefault(Category.FORMAT, Locale.US);
            enter("lr", "0,002");
            assertThat(text("lr-problem")).isEqualTo("Learning rate is \"0,002\", with a comma; write 0.002.");
            assertThat(text("lr-keep")).isEqualTo("Keep 0.004");
            assertThat(text("lr-cure")).isEqualTo("Set Learning rate 0.002");
            clickInForm("lr-cure");
            awaitSetting(Schema.LR, 0.002);
            assertThat(shown("lr-problem")).isFalse();
        } finally {
            Locale.setDefault(Category.FORMAT, before);
        }
    }

    @Test
    void oneSliderSmoothsBothLabelsWhileTraining() {
        awaitReady();
        setSteps("0");
        robot.clickOn("#run");
        awaitStep(1);
        onFx(() -> {
            RangeSlider slider = node("label-range", RangeSlider.class);
            slider.setHighValue(0.9);
            slider.setLowValue(0.1);
            return slider;
        });
        awaitSetting(Schema.REAL_LABEL, 0.9);
        awaitSetting(Schema.FAKE_LABEL, 0.1);
        assertThat(onFx(() -> node("real-label", TextField.class).getText())).isEqualTo("0.9");
        enter("fake-label", "0.95");
        await("a sentence", () -> shown("real-label-problem"));
        assertThat(text("real-label-problem")).contains("Real label must be the larger");
        assertThat(setting(Schema.FAKE_LABEL)).isEqualTo(0.1);
        enter("fake-label", "0.2");
        awaitSetting(Schema.FAKE_LABEL, 0.2);
        assertThat(onFx(() -> node("label-range", RangeSlider.class).getLowValue()))
                .isEqualTo(0.2);
    }

    @Test
    void theScaleOfTheNoiseHasASliderOverPowersOfTen() {
        awaitReady();
        float[] before = frame().samples();
        onFx(() -> {
            node("latent-scale-slider", Slider.class).setValue(-5);
            return true;
        });
        awaitSetting(Schema.LATENT_SCALE, -10_000.0);
        await("samples of the scaled noise", () -> !java.util.Arrays.equals(frame().samples(), before));
        assertThat(onFx(() -> node("latent-scale", TextField.class).getText())).isEqualTo("-10000");
        enter("latent-scale", "50000");
        awaitSetting(Schema.LATENT_SCALE, 50_000.0);
    }

    @Test
    void aSettingThatNeedsANewRunActsAtOnceWhileNothingWouldBeLost() {
        awaitReady();
        enter("batch", "32");
        awaitSetting(Schema.BATCH, 32L);
        assertThat(shown("waiting-bar")).isFalse();
        awaitReady();
    }

    @Test
    void aSettingThatNeedsANewRunAsksOnceThereIsOneAndCanBeTakenBack() {
        awaitReady();
        Run before = run();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        awaitRest(10);
        enter("batch", "32");
        await("a question", () -> shown("waiting-bar"));
        assertThat(text("waiting-text")).isEqualTo("Batch needs a new run.");
        enter("lr", "0.004");
        awaitSetting(Schema.LR, 0.004);
        robot.clickOn("#waiting-undo");
        assertThat(shown("waiting-bar")).isFalse();
        assertThat(onFx(() -> node("batch", TextField.class).getText())).isEqualTo("16");
        assertThat(onFx(() -> node("lr", TextField.class).getText())).isEqualTo("0.004");
        assertThat(run()).isSameAs(before);
        assertThat(run().step()).isEqualTo(10);

        enter("bits", "4");
        await("a question", () -> shown("waiting-bar"));
        robot.clickOn("#waiting-begin");
        await("another run", () -> model().runProperty().get() != before);
        awaitReady();
        assertThat(setting(Schema.BITS)).isEqualTo(4L);
        assertThat(setting(Schema.LR)).isEqualTo(0.004);
        assertThat(run().step()).isZero();
        assertThat(Objects.requireNonNull(frame().census()).counts()).hasSize(16);
    }

    @Test
    void theDieDrawsASeed() {
        awaitReady();
        clickInForm("seed-draw");
        await("another seed", () -> run().settings().get(Schema.SEED) != 1L);
    }

    private void scrollAndType(String id, String value) {
        if (value.isEmpty()) {
            enter(id, " ");
            robot.clickOn("#" + id).push(KeyCode.BACK_SPACE).push(KeyCode.ENTER);
        } else {
            enter(id, value);
        }
    }
}
