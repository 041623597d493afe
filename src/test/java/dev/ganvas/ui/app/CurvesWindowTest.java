package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.run.quality.QualityRow;
import dev.ganvas.ui.widget.chart.StepChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SingleSelectionModel;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The curves beside the numbers: what can be done with them. */
class CurvesWindowTest extends WindowTestCase {
    private static final String PENALTY = "Penalty on D";

    @Override
    String experiment() {
        return "even";
    }

    @Test
    void aClickInTheLegendShowsAndHidesALine() {
        train();
        assertThat(hidden("numbers-loss-chart")).containsExactlyInAnyOrder("D on real", "D on fake", PENALTY);
        assertThat(shown("numbers-loss-chart-line-5")).as("none is paid").isFalse();
        robot.clickOn("#numbers-loss-chart-line-3");
        assertThat(hidden("numbers-loss-chart")).containsExactlyInAnyOrder("D on fake", PENALTY);
        robot.clickOn("#numbers-loss-chart-line-1");
        assertThat(hidden("numbers-loss-chart")).containsExactlyInAnyOrder("generator", "D on fake", PENALTY);
        assertThat(shown("numbers-loss-chart-value-1")).isFalse();
    }

    @Test
    void theKeyboardSwitchesLinesToo() {
        train();
        onFx(() -> {
            node("numbers-loss-chart-line-4", Node.class).requestFocus();
            return true;
        });
        // Space runs the training unless the focus was moved with the keyboard.
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        robot.push(KeyCode.SPACE);
        assertThat(hidden("numbers-loss-chart")).containsExactlyInAnyOrder("D on fake", PENALTY);
    }

    @Test
    void theLegendsSayTheValuesAtTheCrosshairElseTheNewest() {
        train();
        String drawn = text("numbers-loss-chart-value-1");
        onFx(() -> {
            chart("numbers-loss-chart").smoothingProperty().set(0);
            return true;
        });
        await("the newest", () -> text("numbers-loss-chart-value-1").equals(lossAt(99)));
        assertThat(drawn).as("what the smoothed line shows").isNotEmpty().isNotEqualTo(lossAt(99));
        StepChart chart = chart("numbers-belief-chart");
        onFx(() -> {
            chart.cursorStepProperty().set(10);
            return true;
        });
        assertThat(text("numbers-loss-chart-value-1")).isEqualTo(lossAt(9)).isNotEqualTo(lossAt(99));
    }

    @Test
    void lossesAreShownByTheirLogarithm() {
        train();
        robot.clickOn("#numbers-log");
        assertThat(chart("numbers-loss-chart").valueScaleProperty().get()).isEqualTo(ValueScale.LOGARITHMIC);
        robot.clickOn("#numbers-log");
        assertThat(chart("numbers-loss-chart").valueScaleProperty().get()).isEqualTo(ValueScale.LINEAR);
    }

    @Test
    void oneSliderSmoothsAllCharts() {
        train();
        onFx(() -> {
            node("numbers-smoothing", Slider.class).requestFocus();
            return true;
        });
        robot.push(KeyCode.HOME);
        assertThat(text("numbers-smoothing-text")).isEqualTo("0.00");
        assertThat(chart("numbers-loss-chart").smoothingProperty().get()).isZero();
        assertThat(chart("numbers-belief-chart").smoothingProperty().get()).isZero();
        robot.push(KeyCode.END);
        assertThat(chart("numbers-belief-chart").smoothingProperty().get()).isCloseTo(0.99, within(1e-9));
    }

    @Test
    void aZoomHoldsForAllChartsAndBackAndFitLeadOut() {
        train();
        StepChart losses = chart("numbers-loss-chart");
        StepChart beliefs = chart("numbers-belief-chart");
        assertThat(disabled("numbers-back")).isTrue();
        assertThat(disabled("numbers-fit")).isTrue();
        zoom(losses, 0.3, 0.6);
        assertThat(losses.zoomProperty().get()).isNotNull();
        zoom(beliefs, 0.3, 0.6);
        assertThat(losses.zoomProperty().get()).isEqualTo(beliefs.zoomProperty().get());
        robot.clickOn("#numbers-back");
        assertThat(losses.zoomProperty().get()).isNotNull();
        robot.clickOn("#numbers-fit");
        assertThat(losses.zoomProperty().get()).isNull();
        assertThat(beliefs.zoomProperty().get()).isNull();
        assertThat(disabled("numbers-fit")).isTrue();
        assertThat(disabled("numbers-back")).isFalse();
    }

    @Test
    void afterAPressTheKeysActOnTheChartAndLeaveTheViewAlone() {
        train();
        StepChart losses = chart("numbers-loss-chart");
        zoom(losses, 0.3, 0.6);
        assertThat(losses.zoomProperty().get()).isNotNull();
        robot.push(KeyCode.BACK_SPACE);
        assertThat(losses.zoomProperty().get()).isNull();
        zoom(losses, 0.3, 0.6);
        robot.push(KeyCode.DIGIT0);
        assertThat(losses.zoomProperty().get()).isNull();
        robot.push(KeyCode.HOME);
        assertThat(losses.cursorStepProperty().get()).isEqualTo(1);
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.LEFT);
        assertThat(losses.cursorStepProperty().get()).isEqualTo(2);
        robot.clickOn("#number-rows").push(KeyCode.END).push(KeyCode.RIGHT);
        robot.clickOn("#histogram").push(KeyCode.RIGHT).push(KeyCode.DOWN);
        assertThat(view()).isEqualTo("tab-train");
    }

    @Test
    void arrowsNeverChangeTheViewAfterAClickInIt() {
        train();
        for (String tab : List.of("tab-latent", "tab-compare", "tab-networks", "tab-train")) {
            robot.clickOn("#" + tab);
            Region content = onFx(() -> (Region) tabs().getSelectedItem().getContent());
            for (double place : new double[] {0.02, 0.5, 0.98}) {
                // Begins where a press has to take the focus away from the tabs; the button does nothing anywhere.
                onFx(() -> {
                    node("tabs", TabPane.class).requestFocus();
                    return true;
                });
                robot.moveTo(content.localToScreen(content.getWidth() * place, content.getHeight() * place))
                        .press(MouseButton.MIDDLE)
                        .release(MouseButton.MIDDLE);
                robot.push(KeyCode.RIGHT).push(KeyCode.UP);
                assertThat(view()).as("at %s", place).isEqualTo(tab);
            }
        }
    }

    private SingleSelectionModel<Tab> tabs() {
        return node("tabs", TabPane.class).getSelectionModel();
    }

    private String view() {
        return onFx(() -> tabs().getSelectedItem().getId());
    }

    @Test
    void theLowerChartShowsBeliefOrAccuracyForEveryExperiment() {
        train();
        assertThat(shown("numbers-accuracy-chart")).isFalse();
        robot.clickOn("#numbers-show-accuracy");
        assertThat(shown("numbers-accuracy-chart")).isTrue();
        assertThat(shown("numbers-belief-chart")).isFalse();
        assertThat(text("numbers-accuracy-chart-value-1")).isNotEmpty();
        robot.push(KeyCode.LEFT);
        assertThat(shown("numbers-belief-chart")).isTrue();
        robot.push(KeyCode.RIGHT);
        robot.clickOn("#numbers-loss-chart-line-2");
        onFx(() -> {
            session().open(Presets.MNIST_MLP);
            return true;
        });
        awaitReady();
        assertThat(shown("images-accuracy-chart")).isTrue();
        assertThat(hidden("images-loss-chart"))
                .containsExactlyInAnyOrder("discriminator", "D on real", "D on fake", PENALTY);
    }

    @Test
    @SuppressWarnings("unchecked") // what a node is filled with is not known at run time
    void theQualityTabShowsTheFigureThatIsChosenWithTheFloorOfRealSamples() {
        train();
        robot.clickOn("#numbers-show-quality");
        assertThat(shown("numbers-quality-chart")).isTrue();
        assertThat(shown("numbers-quality-figure"))
                .as("nothing is measured yet")
                .isFalse();
        Map<QualityFigure, Measurement> measured = new LinkedHashMap<>();
        measured.put(QualityFigures.byId("evenness").orElseThrow(), new Measurement(0.75, 0.01, 1));
        measured.put(QualityFigures.byId("evenFound").orElseThrow(), new Measurement(8, 0.5, 64));
        run().quality().restore(List.of(new QualityRow(50, "", measured)));
        onFx(() -> {
            run().step(1);
            return true;
        });
        await("a figure", () -> shown("numbers-quality-figure"));
        StepChart chart = chart("numbers-quality-chart");
        assertThat(Objects.requireNonNull(chart.referenceLineProperty().get()).value())
                .isEqualTo(1);
        ComboBox<QualityFigure> choice = node("numbers-quality-figure", ComboBox.class);
        onFx(() -> {
            choice.setValue(choice.getItems().get(1));
            return true;
        });
        assertThat(Objects.requireNonNull(chart.referenceLineProperty().get()).value())
                .isEqualTo(64);
    }

    @Test
    void aLiveChangeAndAPastStepAreMarkedOnTheCharts() {
        train();
        enter("lr", "0.003");
        await("a mark", () -> chart("numbers-loss-chart").marks().stream()
                .map(StepMark::step)
                .toList()
                .equals(List.of(100L)));
        assertThat(chart("numbers-loss-chart").marks().get(0).label())
                .startsWith("learning rate ")
                .endsWith("→ 0.003");
        onFx(() -> {
            session().shown().show(50);
            return true;
        });
        assertThat(chart("numbers-belief-chart").shownStepProperty().get())
                .isEqualTo(session().shown().stepProperty().get())
                .isBetween(1L, 50L);
        assertThat(chart("numbers-loss-chart").stepsPerEpochProperty().get()).isEqualTo(run().stepsPerEpoch());
    }

    @Test
    void nothingIsCutOffInTheSmallestWindow() {
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        train();
        awaitPulses();
        assertThat(onFx(() -> cutOff(node("numbers-loss", Parent.class)))).isEmpty();
        assertThat(onFx(() -> cutOff(node("numbers-lower", Parent.class)))).isEmpty();
        assertThat(onFx(() -> chart("numbers-loss-chart").getHeight())).isGreaterThan(90);
    }

    private void train() {
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        hurryTo(100);
    }

    private StepChart chart(String id) {
        return node(id, StepChart.class);
    }

    private List<String> hidden(String id) {
        return onFx(() -> chart(id).hiddenLines().stream().map(ChartLine::name).toList());
    }

    private boolean disabled(String id) {
        return onFx(() -> node(id, Node.class).isDisabled());
    }

    /** The generator loss of a row as a chart writes it. */
    private String lossAt(int row) {
        float value = Objects.requireNonNull(model().rows()).value(StepFigure.G_LOSS, row);
        String text = String.format(Locale.ROOT, value >= 10 ? "%.2f" : value >= 0.1 ? "%.3f" : "%.4f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private void zoom(StepChart chart, double from, double to) {
        Point2D begin = chart.localToScreen(chart.getWidth() * from, chart.getHeight() / 2);
        Point2D end = chart.localToScreen(chart.getWidth() * to, chart.getHeight() / 2);
        robot.moveTo(begin).press(MouseButton.PRIMARY).moveTo(end).release(MouseButton.PRIMARY);
    }
}
