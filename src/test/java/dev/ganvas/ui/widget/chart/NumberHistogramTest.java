package dev.ganvas.ui.widget.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.ui.widget.Pixels;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
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
class NumberHistogramTest {
    private final NumberHistogram histogram = new NumberHistogram();

    @Start
    void start(Stage stage) {
        histogram.setStyle("-ganvas-even: blue; -ganvas-odd: red; -ganvas-grid: white;");
        histogram.setEmptyText("Press Run.");
        stage.setScene(new Scene(new StackPane(histogram), 700, 240));
        stage.show();
    }

    @Test
    void evenAndOddNumbersHaveTheirOwnColour(FxRobot robot) {
        Pixels pixels = show(robot, counts(128, 42, 22, 101, 10));

        ChartAxes axes = histogram.axes();
        double slot = axes.width() / 128;
        assertThat(pixels.count(Color.BLUE, axes.left() + 42 * slot, 0, slot, 240))
                .isGreaterThan(300);
        assertThat(pixels.count(Color.RED, axes.left() + 101 * slot, 0, slot, 240))
                .isGreaterThan(100);
        assertThat(pixels.count(Color.BLUE, axes.left() + 43 * slot, 0, axes.width(), 240))
                .as("nothing even above 43")
                .isZero();
    }

    @Test
    void barsAreAsHighAsTheirCountAndSharp(FxRobot robot) {
        Pixels pixels = show(robot, counts(128, 42, 22, 60, 11));

        ChartAxes axes = histogram.axes();
        double middle = axes.left() + 42.5 * axes.width() / 128;
        assertThat(pixels.at(middle, axes.y(22) + 1)).isEqualTo(Color.BLUE);
        assertThat(pixels.at(middle, axes.y(22) - 2)).isEqualTo(Color.WHITE);
        double other = axes.left() + 60.5 * axes.width() / 128;
        assertThat(pixels.at(other, axes.y(11) + 1)).isEqualTo(Color.BLUE);
        assertThat(pixels.at(other, axes.y(11) - 2)).isEqualTo(Color.WHITE);
        int y = (int) axes.y(5);
        for (int x = (int) axes.left(); x < axes.left() + axes.width(); x++) {
            assertThat(pixels.at(x, y)).as("no half-lit pixel at %d", x).isIn(Color.BLUE, Color.WHITE);
        }
    }

    @Test
    void histogramsThatShareTheirAxesShowEqualCountsEquallyHigh(FxRobot robot) {
        NumberHistogram other = new NumberHistogram();
        robot.interact(() -> {
            other.setMinSize(700, 240);
            other.resize(histogram.getWidth(), histogram.getHeight());
            NumberHistogram.shareAxes(List.of(histogram, other));
            other.show(counts(64, 10, 80, 12, 1));
        });
        show(robot, counts(128, 42, 8, 44, 1));
        robot.interact(other::layout);

        assertThat(histogram.axes().high()).isEqualTo(80);
        assertThat(other.axes().high()).isEqualTo(80);
        assertThat(other.axes().to()).isEqualTo(histogram.axes().to()).isEqualTo(128);

        robot.interact(() -> other.show(counts(64, 10, 5, 12, 1)));
        Pixels.of(robot, histogram);
        assertThat(histogram.axes().high())
                .as("what one shows moves the axes of all")
                .isLessThan(20);
    }

    @Test
    void thePointerReadsACount(FxRobot robot) {
        show(robot, counts(128, 42, 22, 43, 1));
        ChartAxes axes = histogram.axes();

        robot.moveTo(histogram.localToScreen(axes.left() + 42.5 * axes.width() / 128, 100));
        Pixels.of(robot, histogram);
        assertThat(histogram.readoutText()).isEqualTo("42: 22 times");

        robot.moveTo(histogram.localToScreen(axes.left() + 43.5 * axes.width() / 128, 100));
        Pixels.of(robot, histogram);
        assertThat(histogram.readoutText()).isEqualTo("43: 1 time");

        robot.moveTo(histogram.localToScreen(axes.left() + 90.5 * axes.width() / 128, 100));
        Pixels.of(robot, histogram);
        assertThat(histogram.readoutText()).isEqualTo("90: 0 times");
    }

    @Test
    void moreNumbersThanPixelsShareBarsAndNoneIsLost(FxRobot robot) {
        Pixels pixels = show(robot, counts(65_536, 40_000, 6, 40_001, 3));
        ChartAxes axes = histogram.axes();

        robot.moveTo(histogram.localToScreen(axes.left() + axes.width() * 40_000 / 65_536, 100));
        Pixels.of(robot, histogram);

        assertThat(histogram.readoutText()).isEqualTo("39936–40191: 9 times, 3 of them odd");
        assertThat(pixels.contains(Color.BLUE, axes.left(), 0, axes.width(), 240))
                .isTrue();
        assertThat(pixels.contains(Color.RED, axes.left(), 0, axes.width(), 240))
                .isTrue();
    }

    @Test
    void onlyZeroesAreAnEmptyPlotAndNoError(FxRobot robot) {
        Pixels pixels = show(robot, new int[128]);

        assertThat(pixels.contains(Color.BLUE, 0, 0, 700, 240)).isFalse();
        assertThat(histogram.axes().high()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void itSaysWhatItShowsToThoseWhoCannotSeeIt(FxRobot robot) {
        assertThat(histogram.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Press Run.");

        show(robot, counts(128, 42, 22, 43, 1));

        assertThat(histogram.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("22 even and 1 odd numbers; most often 42, 22 times");
    }

    private Pixels show(FxRobot robot, int[] counts) {
        robot.interact(() -> histogram.show(counts));
        return Pixels.of(robot, histogram);
    }

    private static int[] counts(int numbers, int first, int firstCount, int second, int secondCount) {
        int[] counts = new int[numbers];
        counts[first] = firstCount;
        counts[second] = secondCount;
        return counts;
    }
}
