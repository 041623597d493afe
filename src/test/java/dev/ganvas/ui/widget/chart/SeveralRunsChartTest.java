package dev.ganvas.ui.widget.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.LineStroke;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.ui.widget.Pixels;
import dev.ganvas.ui.widget.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A chart of several runs, each with its own steps. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SeveralRunsChartTest {
    private static final ChartLine LONG = new ChartLine("long", 1);
    private static final ChartLine SHORT = new ChartLine("short", 2);

    private final SyntheticRows hundred = rows(100, 10, 0.75f);
    private final SyntheticRows thirty = rows(30, 15, 0.25f);
    private final StepChart chart = new StepChart();

    @Start
    void start(Stage stage) {
        chart.setStyle("-ganvas-series-1: red; -ganvas-series-2: blue; -ganvas-raw-opacity: 1; -ganvas-grid: white;");
        chart.rangeProperty().set(new ValueSpan(0, 1));
        chart.setEmptyText("No runs.");
        chart.setCurves(List.of(new Curve(LONG, hundred, 0), new Curve(SHORT, thirty, 0)));
        stage.setScene(new Scene(chart, 500, 200));
        stage.show();
    }

    @Test
    void eachRunIsDrawnOverItsOwnSteps(FxRobot robot) {
        Pixels pixels = Pixels.of(robot, chart);

        assertThat(chart.axes().to()).isBetween(1000L, 1100L);
        assertThat(line(pixels, Color.RED, 900, 0.75)).isTrue();
        assertThat(line(pixels, Color.BLUE, 400, 0.25)).isTrue();
        assertThat(line(pixels, Color.BLUE, 600, 0.25)).isFalse();
    }

    @Test
    void theReadoutSaysNothingOfARunThatEndedBefore(FxRobot robot) {
        robot.interact(() -> chart.cursorStepProperty().set(301));
        Pixels.of(robot, chart);
        assertThat(chart.readoutText()).isEqualTo("step 300, long 0.75, short 0.25");

        robot.interact(() -> chart.cursorStepProperty().set(702));
        Pixels.of(robot, chart);
        assertThat(chart.readoutText()).isEqualTo("step 700, long 0.75, short –");
    }

    @Test
    void theCrosshairStopsAtTheStepsOfEveryRun(FxRobot robot) {
        robot.interact(chart::requestFocus);
        List<Long> stops = new ArrayList<>();
        for (KeyCode key : List.of(KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT)) {
            robot.type(key);
            stops.add(chart.cursorStepProperty().get());
        }
        assertThat(stops).containsExactly(10L, 15L, 20L, 30L, 20L);

        robot.type(KeyCode.END);
        assertThat(chart.cursorStepProperty().get()).isEqualTo(1000);
    }

    @Test
    void aRunThatJoinsKeepsTheZoom(FxRobot robot) {
        StepSpan span = new StepSpan(100, 300);
        SyntheticRows more = rows(200, 10, 0.5f);
        robot.interact(() -> {
            chart.zoomProperty().set(span);
            chart.setCurves(List.of(
                    new Curve(LONG, hundred, 0),
                    new Curve(SHORT, thirty, 0),
                    new Curve(new ChartLine("more", 3), more, 0)));
        });
        Pixels.of(robot, chart);

        assertThat(chart.zoomProperty().get()).isEqualTo(span);
        assertThat(chart.lines()).extracting(ChartLine::name).containsExactly("long", "short", "more");
    }

    @Test
    void aHiddenLineIsNeitherDrawnNorRead(FxRobot robot) {
        robot.interact(() -> {
            chart.hiddenLines().add(SHORT);
            chart.cursorStepProperty().set(300);
        });
        Pixels pixels = Pixels.of(robot, chart);
        assertThat(line(pixels, Color.BLUE, 400, 0.25)).isFalse();
        assertThat(chart.readoutText()).isEqualTo("step 300, long 0.75");

        robot.interact(() -> chart.hiddenLines().clear());
        assertThat(line(Pixels.of(robot, chart), Color.BLUE, 400, 0.25)).isTrue();
    }

    @Test
    void fiftyRunsDifferAndTheReadoutStaysInThePlot(FxRobot robot) {
        List<Curve> curves = IntStream.range(0, 50)
                .mapToObj(i -> new Curve(ChartLine.of("run " + i, i), rows(20 + i, 10, i / 50f), 0))
                .toList();
        assertThat(curves.subList(0, 30).stream()
                        .map(curve -> curve.line().color() + " " + curve.line().stroke())
                        .distinct())
                .hasSize(30);
        assertThat(curves.get(10).line().stroke()).isEqualTo(LineStroke.DASHED);
        robot.interact(() -> {
            chart.setCurves(curves);
            chart.cursorStepProperty().set(50);
        });
        Pixels.of(robot, chart);

        assertThat(chart.readoutText()).startsWith("step 50, run 0 0").matches(".*, \\+ \\d+ $");
        assertThat(chart.getChildrenUnmodifiable().stream()
                        .filter(Readout.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .getBoundsInParent()
                        .getHeight())
                .isLessThanOrEqualTo(200);
    }

    @Test
    void withoutRunsItSaysSo(FxRobot robot) {
        robot.interact(() -> chart.setCurves(List.of()));
        Pixels pixels = Pixels.of(robot, chart);

        assertThat(pixels.contains(Color.RED, 0, 0, 500, 200)).isFalse();
        assertThat(chart.readoutText()).isEmpty();
    }

    private boolean line(Pixels pixels, Color color, long step, double value) {
        return pixels.contains(color, chart.axes().x(step), chart.axes().y(value) - 1, 1, 3);
    }

    private static SyntheticRows rows(int count, int every, float value) {
        SyntheticRows rows = new SyntheticRows(count, every);
        rows.append(count);
        for (int row = 0; row < count; row++) {
            rows.set(0, row, value);
        }
        return rows;
    }
}
