package dev.ganvas.ui.widget.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.MarkDrawing;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.ui.widget.Pixels;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What of a chart is in sight: zooms and the way back, epochs, the shown step, marks. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class ChartViewTest {
    private static final String STYLE =
            "-ganvas-series-1: red; -ganvas-series-2: blue; -ganvas-raw-opacity: 1; -ganvas-grid: white;";

    private final SyntheticRows rows = new SyntheticRows(1000, 1);
    private final StepChart chart =
            new StepChart(List.of(new ChartLine("generator", 1), new ChartLine("discriminator", 2)));

    @Start
    void start(Stage stage) {
        chart.setStyle(STYLE);
        stage.setScene(new Scene(chart, 500, 200));
        stage.show();
    }

    @Test
    void aBoxZoomsIntoStepsAndValuesAndBackspaceLeadsBack(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        Pixels.of(robot, chart);
        drag(robot, 200, 0.9, 600, 0.4);
        robot.interact(() -> chart.cursorStepProperty().set(StepChart.NO_CURSOR));
        Pixels pixels = Pixels.of(robot, chart);

        assertThat(chart.axes().from()).isCloseTo(200, within(4L));
        assertThat(chart.axes().low()).isCloseTo(0.4, within(0.02));
        assertThat(chart.axes().high()).isCloseTo(0.9, within(0.02));
        assertThat(colorNear(pixels, 400, 0.75)).isEqualTo(Color.RED);
        assertThat(pixels.contains(Color.BLUE, 0, 0, 500, 200))
                .as("what lies outside the range is cut off")
                .isFalse();

        robot.type(KeyCode.BACK_SPACE);
        Pixels.of(robot, chart);
        assertThat(chart.zoomProperty().get()).isNull();
        assertThat(chart.axes().high()).isEqualTo(1);
        assertThat(chart.group().canGoBackProperty().get()).isFalse();
    }

    @Test
    void anUprightDragZoomsIntoValuesAlone(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        Pixels.of(robot, chart);
        drag(robot, 500, 0.8, 505, 0.2);

        assertThat(chart.zoomProperty().get()).isNull();
        assertThat(chart.valueZoomProperty().get()).isNotNull();
    }

    @Test
    void keysZoomMoveGoBackAndShowEverything(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(chart::requestFocus);
        Pixels.of(robot, chart);
        robot.type(KeyCode.PLUS);
        Pixels.of(robot, chart);
        StepSpan zoomed = chart.zoomProperty().get();
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        Pixels.of(robot, chart);
        assertThat(chart.zoomProperty().get()).isNotEqualTo(zoomed);
        assertThat(chart.cursorStepProperty().get()).isEqualTo(StepChart.NO_CURSOR);

        robot.type(KeyCode.UP);
        assertThat(chart.valueZoomProperty().get()).isNotNull();
        robot.type(KeyCode.BACK_SPACE);
        assertThat(chart.valueZoomProperty().get()).isNull();
        robot.type(KeyCode.BACK_SPACE);
        assertThat(chart.zoomProperty().get()).isEqualTo(zoomed);

        robot.type(KeyCode.DIGIT0);
        assertThat(chart.zoomProperty().get()).isNull();
        robot.type(KeyCode.BACK_SPACE);
        assertThat(chart.zoomProperty().get()).isEqualTo(zoomed);
    }

    @Test
    void draggingWithShiftMovesTheViewAndIsOneStepBack(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        StepSpan zoomed = new StepSpan(400, 600);
        robot.interact(() -> {
            chart.zoomProperty().set(zoomed);
            chart.valueZoomProperty().set(new ValueSpan(0.4, 0.9));
        });
        Pixels.of(robot, chart);
        robot.press(KeyCode.SHIFT);
        drag(robot, 500, 0.6, 450, 0.7);
        robot.release(KeyCode.SHIFT);
        Pixels.of(robot, chart);

        assertThat(chart.axes().from()).isCloseTo(450, within(3L));
        assertThat(chart.axes().to() - chart.axes().from()).isEqualTo(200);
        assertThat(chart.axes().low()).isCloseTo(0.3, within(0.02));
        robot.interact(() -> chart.group().back());
        assertThat(chart.zoomProperty().get()).isEqualTo(zoomed);
        assertThat(chart.valueZoomProperty().get()).isEqualTo(new ValueSpan(0.4, 0.9));
    }

    @Test
    void anotherRunForgetsEveryZoom(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        Pixels.of(robot, chart);
        drag(robot, 200, 0.9, 600, 0.4);
        robot.interact(() -> {
            rows.clear();
            chart.refresh();
        });
        assertThat(chart.zoomProperty().get()).isNull();
        assertThat(chart.valueZoomProperty().get()).isNull();
        assertThat(chart.group().canGoBackProperty().get()).isFalse();
    }

    @Test
    void aGroupGoesBackOnAllItsCharts(FxRobot robot) {
        StepChart third = new StepChart(chart.lines());
        ChartGroup group = ChartGroup.of(third, new StepChart(chart.lines()));
        StepChart fourth = new StepChart(chart.lines());
        ChartGroup pair = ChartGroup.of(chart, fourth);
        constant(robot, 1000, 0.75f, 0.25f);
        Pixels.of(robot, chart);
        drag(robot, 200, 0.9, 600, 0.4);

        assertThat(fourth.zoomProperty().get()).isEqualTo(chart.zoomProperty().get());
        assertThat(fourth.valueZoomProperty().get())
                .as("values are each chart's own")
                .isNull();
        assertThat(pair.zoomedProperty().get()).isTrue();
        robot.interact(pair::back);
        assertThat(fourth.zoomProperty().get()).isNull();
        assertThat(pair.zoomedProperty().get()).isFalse();
        assertThat(group.canGoBackProperty().get()).isFalse();
    }

    @Test
    void endsOfEpochsAreMarkedAndThinned(FxRobot robot) {
        robot.interact(() -> chart.setStyle(STYLE + "-ganvas-grid: fuchsia;"));
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> chart.stepsPerEpochProperty().set(300));
        assertThat(epochLines(Pixels.of(robot, chart), List.of(300L, 600L, 900L)))
                .containsExactly(300L, 600L, 900L);

        robot.interact(() -> chart.stepsPerEpochProperty().set(7));
        assertThat(epochLines(Pixels.of(robot, chart), List.of(140L, 280L, 7L, 14L, 70L, 210L)))
                .containsExactly(140L, 280L);
        robot.interact(() -> chart.cursorStepProperty().set(141));
        Pixels.of(robot, chart);
        assertThat(chart.readoutText()).startsWith("step 141 · epoch 20, ");
    }

    @Test
    void theShownStepIsALineOfItsOwn(FxRobot robot) {
        robot.interact(() -> chart.setStyle(STYLE + "-ganvas-shown: fuchsia;"));
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> chart.shownStepProperty().set(400));
        Pixels pixels = Pixels.of(robot, chart);
        ChartAxes axes = chart.axes();
        assertThat(pixels.count(Color.FUCHSIA, axes.x(400) - 1, axes.top(), 4, axes.height()))
                .isGreaterThan((int) (axes.height() * 0.9));
        assertThat(chart.cursorStepProperty().get()).isEqualTo(StepChart.NO_CURSOR);

        robot.interact(() -> chart.shownStepProperty().set(StepChart.NO_CURSOR));
        assertThat(Pixels.of(robot, chart).contains(Color.FUCHSIA, 0, 0, 500, 200))
                .isFalse();
    }

    @Test
    void labelsOfMarksDoNotCoverEachOtherAndTheReadoutHasThemInFull(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> {
            for (long step : List.of(300L, 301L, 340L, 380L, 420L, 950L)) {
                chart.marks().add(new StepMark(step, "learning rate 0.0002 → 0." + step));
            }
            chart.cursorStepProperty().set(300);
        });
        Pixels.of(robot, chart);

        assertThat(chart.readoutText())
                .contains("learning rate 0.0002 → 0.300", "learning rate 0.0002 → 0.301")
                .doesNotContain("0.340");
        List<MarkDrawing.Label> labels = chart.drawing().markLabels();
        assertThat(labels)
                .extracting(MarkDrawing.Label::text)
                .contains("learning rate 0.0002 → 0.950")
                .anyMatch(text -> text.endsWith("… +1"));
        for (MarkDrawing.Label one : labels) {
            assertThat(one.x() + one.width())
                    .isLessThanOrEqualTo(chart.axes().left() + chart.axes().width());
            assertThat(labels)
                    .filteredOn(two -> !two.equals(one) && overlap(one, two))
                    .isEmpty();
        }
    }

    private static boolean overlap(MarkDrawing.Label one, MarkDrawing.Label two) {
        return one.row() == two.row() && one.x() < two.x() + two.width() && two.x() < one.x() + one.width();
    }

    private List<Long> epochLines(Pixels pixels, List<Long> steps) {
        ChartAxes axes = chart.axes();
        return steps.stream()
                .filter(step -> pixels.count(Color.FUCHSIA, Math.rint(axes.x(step)) - 1, axes.top(), 2, axes.height())
                        > axes.height() * 0.8)
                .toList();
    }

    private void drag(FxRobot robot, long fromStep, double fromValue, long toStep, double toValue) {
        ChartAxes axes = chart.axes();
        Point2D to = chart.localToScreen(axes.x(toStep), axes.y(toValue));
        robot.moveTo(chart.localToScreen(axes.x(fromStep), axes.y(fromValue)))
                .press(MouseButton.PRIMARY)
                .moveTo(to)
                .release(MouseButton.PRIMARY);
    }

    private void constant(FxRobot robot, int length, float first, float second) {
        robot.interact(() -> {
            rows.append(length);
            for (int row = 0; row < length; row++) {
                rows.set(0, row, first);
                rows.set(1, row, second);
            }
            chart.rangeProperty().set(new ValueSpan(0, 1));
            chart.setRows(rows);
        });
    }

    private Color colorNear(Pixels pixels, long step, double value) {
        double x = chart.axes().x(step);
        double y = chart.axes().y(value);
        if (pixels.contains(Color.RED, x, y - 1, 1, 3)) {
            return Color.RED;
        }
        return pixels.contains(Color.BLUE, x, y - 1, 1, 3) ? Color.BLUE : pixels.at(x, y);
    }
}
