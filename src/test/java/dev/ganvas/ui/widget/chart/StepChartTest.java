package dev.ganvas.ui.widget.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.SeriesRows;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.ui.widget.Pixels;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StepChartTest {
    private static final String STYLE =
            "-ganvas-series-1: red; -ganvas-series-2: blue; -ganvas-raw-opacity: 1; -ganvas-reference: lime;"
                    + "-ganvas-mark: aqua; -ganvas-cursor: black; -ganvas-grid: white;";

    private final SyntheticRows rows = new SyntheticRows(10_000, 1);
    private final StepChart chart =
            new StepChart(List.of(new ChartLine("generator", 1), new ChartLine("discriminator", 2)));
    private final StepChart other = new StepChart(chart.lines());

    @Start
    void start(Stage stage) {
        for (StepChart one : List.of(chart, other)) {
            one.setStyle(STYLE);
            one.setMinSize(500, 200);
            one.setEmptyText("Press Run.");
        }
        other.cursorStepProperty().bindBidirectional(chart.cursorStepProperty());
        stage.setScene(new Scene(new VBox(chart, other), 500, 400));
        stage.show();
    }

    @Test
    void eachSeriesIsDrawnAtItsValueInItsColour(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);

        Pixels pixels = Pixels.of(robot, chart);

        for (long step : List.of(10L, 500L, 990L)) {
            assertThat(colorNear(pixels, step, 0.75)).isEqualTo(Color.RED);
            assertThat(colorNear(pixels, step, 0.25)).isEqualTo(Color.BLUE);
            assertThat(colorNear(pixels, step, 0.5)).isEqualTo(Color.WHITE);
        }
    }

    @Test
    void valuesThatAreNotNumbersLeaveAGap(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> {
            rows.gap(400, 600);
            chart.refresh();
        });

        Pixels pixels = Pixels.of(robot, chart);

        assertThat(colorNear(pixels, 390, 0.75)).isEqualTo(Color.RED);
        assertThat(colorNear(pixels, 500, 0.75)).isEqualTo(Color.WHITE);
        assertThat(colorNear(pixels, 610, 0.75)).isEqualTo(Color.RED);
    }

    @Test
    void aSpikeOfOneRowIsSeenHoweverManyRowsThereAre(FxRobot robot) {
        constant(robot, 10_000, 0.1f, 0.05f);
        robot.interact(() -> {
            rows.set(0, 7000, 0.95f);
            chart.refresh();
        });

        Pixels pixels = Pixels.of(robot, chart);

        double x = chart.axes().x(7001);
        double y = chart.axes().y(0.9);
        assertThat(pixels.contains(Color.RED, x - 2, y, 4, 2)).isTrue();
        assertThat(pixels.contains(Color.RED, x - 20, y, 15, 2)).isFalse();
    }

    @Test
    void aSingleRowIsADot(FxRobot robot) {
        constant(robot, 1, 0.75f, 0.25f);

        assertThat(Pixels.of(robot, chart).contains(Color.RED, 0, 0, 500, 200)).isTrue();
    }

    @Test
    void referenceLineAndMarkStandWhereTheyBelong(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> {
            chart.referenceLineProperty().set(new LevelLine(0.5, "equilibrium"));
            chart.marks().add(new StepMark(300, "lr"));
        });

        Pixels pixels = Pixels.of(robot, chart);

        ChartAxes axes = chart.axes();
        assertThat(pixels.count(Color.LIME, axes.left(), axes.y(0.5) - 1, axes.width(), 2))
                .isGreaterThan(100);
        assertThat(pixels.count(Color.AQUA, axes.x(300) - 1, axes.top(), 2, axes.height()))
                .isGreaterThan(30);
    }

    @Test
    void withoutAZoomItFollowsTheRun(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> {
            rows.append(5000);
            chart.refresh();
        });
        Pixels.of(robot, chart);

        assertThat(chart.axes().from()).isZero();
        assertThat(chart.axes().to()).isBetween(6000L, 6400L);
    }

    @Test
    void manyRefreshesPaintOnce(FxRobot robot) {
        int[] reads = {0};
        SeriesRows counting = new SeriesRows() {
            @Override
            public int length() {
                return 10;
            }

            @Override
            public long generation() {
                reads[0]++;
                return 0;
            }

            @Override
            public long step(int row) {
                return row;
            }

            @Override
            public float value(int series, int row) {
                return 1;
            }
        };
        robot.interact(() -> chart.setRows(counting));
        Pixels.of(robot, chart);
        robot.interact(() -> {
            reads[0] = 0;
            chart.refresh();
            chart.layout();
        });
        int once = reads[0];
        robot.interact(() -> {
            reads[0] = 0;
            for (int i = 0; i < 50; i++) {
                chart.refresh();
            }
            chart.layout();
        });

        assertThat(once).isPositive();
        assertThat(reads[0]).isEqualTo(once);
    }

    @Test
    void theReadoutSaysTheValuesAtTheNearestRecordedStep(FxRobot robot) {
        SyntheticRows tens = new SyntheticRows(20, 10);
        robot.interact(() -> {
            tens.append(20);
            tens.set(0, 4, 1.25f);
            tens.set(1, 4, Float.NaN);
            chart.setRows(tens);
            chart.cursorStepProperty().set(53);
        });
        Pixels.of(robot, chart);

        assertThat(chart.readoutText()).matches("step 50, generator [\\d.]+ \\(raw 1\\.25\\), discriminator NaN");

        robot.interact(() -> chart.smoothingProperty().set(0));
        Pixels.of(robot, chart);
        assertThat(chart.readoutText()).isEqualTo("step 50, generator 1.25, discriminator NaN");
    }

    @Test
    void thePointerMovesTheCrosshairOfEveryChartThatSharesIt(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> other.setRows(rows));
        Pixels.of(robot, chart);
        robot.moveTo(at(robot, 400));

        assertThat(chart.cursorStepProperty().get()).isCloseTo(400, within(3L));
        Pixels.of(robot, other);
        assertThat(other.readoutText()).startsWith("step ").contains("generator 0.75");

        robot.moveTo(chart.localToScreen(250, 199));
        robot.moveTo(other.getScene().getWindow().getX() - 5, 0);
        assertThat(Pixels.of(robot, chart).contains(Color.BLACK, chart.axes().x(400) - 3, 100, 6, 1))
                .isFalse();
    }

    @Test
    void draggingZoomsIntoASpanAndADoubleClickShowsEverything(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        Pixels.of(robot, chart);

        robot.moveTo(at(robot, 200))
                .press(MouseButton.PRIMARY)
                .moveTo(at(robot, 600))
                .release(MouseButton.PRIMARY);
        Pixels pixels = Pixels.of(robot, chart);

        assertThat(chart.axes().from()).isCloseTo(200, within(4L));
        assertThat(chart.axes().to()).isCloseTo(600, within(4L));
        assertThat(colorNear(pixels, 205, 0.75)).isEqualTo(Color.RED);
        assertThat(colorNear(pixels, 595, 0.75)).isEqualTo(Color.RED);

        robot.moveTo(at(robot, 400)).doubleClickOn(MouseButton.PRIMARY);
        Pixels.of(robot, chart);

        assertThat(chart.zoomProperty().get()).isNull();
        assertThat(chart.axes().from()).isZero();
        assertThat(chart.axes().to()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void aZoomStaysWhileRowsAreAddedAndEndsWithTheRun(FxRobot robot) {
        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> {
            chart.zoomProperty().set(new StepSpan(100, 300));
            rows.append(5000);
            chart.refresh();
        });
        Pixels.of(robot, chart);
        assertThat(chart.axes().to()).isEqualTo(300);

        robot.interact(() -> {
            rows.clear();
            chart.refresh();
        });
        assertThat(chart.zoomProperty().get()).isNull();
    }

    @Test
    void arrowKeysMoveTheCrosshairFromRowToRow(FxRobot robot) {
        SyntheticRows tens = new SyntheticRows(20, 10);
        robot.interact(() -> {
            tens.append(20);
            chart.setRows(tens);
            chart.requestFocus();
        });
        robot.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(chart.cursorStepProperty().get()).isEqualTo(30);

        robot.type(KeyCode.END, KeyCode.LEFT);
        assertThat(chart.cursorStepProperty().get()).isEqualTo(190);

        robot.type(KeyCode.ESCAPE);
        assertThat(chart.cursorStepProperty().get()).isEqualTo(StepChart.NO_CURSOR);
    }

    @Test
    void aLogarithmicAxisShowsDecadesAndBearsValuesAtZero(FxRobot robot) {
        constant(robot, 1000, 10f, 0.1f);
        robot.interact(() -> {
            chart.rangeProperty().set(null);
            rows.set(1, 500, 0);
            chart.valueScaleProperty().set(ValueScale.LOGARITHMIC);
            chart.refresh();
        });

        Pixels pixels = Pixels.of(robot, chart);

        assertThat(chart.axes().low()).isCloseTo(0.1, within(0.051));
        assertThat(colorNear(pixels, 200, 10)).isEqualTo(Color.RED);
        double middle = (chart.axes().y(10) + chart.axes().y(0.1)) / 2;
        assertThat(chart.axes().y(1)).isCloseTo(middle, within(0.01));
    }

    @Test
    void itSaysWhatItShowsToThoseWhoCannotSeeIt(FxRobot robot) {
        assertThat(chart.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Press Run.");

        constant(robot, 1000, 0.75f, 0.25f);
        robot.interact(() -> chart.setAccessibleText("Loss"));

        assertThat(chart.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("Loss: step 1,000, generator 0.75, discriminator 0.25");
    }

    @Test
    void aColourThatNoStyleSheetCanSetIsRefused() {
        assertThatThrownBy(() -> new ChartLine("x", 11)).hasMessageContaining("color is 11");
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

    private Point2D at(FxRobot robot, long step) {
        robot.interact(() -> chart.layout());
        return chart.localToScreen(chart.axes().x(step), chart.axes().y(0.5));
    }
}
