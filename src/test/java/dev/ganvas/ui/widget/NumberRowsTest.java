package dev.ganvas.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
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
class NumberRowsTest {
    private final NumberRows rows = new NumberRows();
    private final List<Long> clicked = new ArrayList<>();

    @Start
    void start(Stage stage) {
        rows.setStyle("-fx-font-size: 13px; -ganvas-odd: red; -ganvas-strong-text: blue; -ganvas-text: black;");
        rows.setEmptyText("Press Run.");
        rows.setOnRowClicked(clicked::add);
        stage.setScene(new Scene(new StackPane(rows), 380, 200));
        stage.show();
    }

    @Test
    void theNewestRowIsOnTop(FxRobot robot) {
        robot.interact(() -> {
            rows.add(0, new int[] {47, 3});
            rows.add(200, new int[] {108, 106});
        });

        Pixels pixels = Pixels.of(robot, rows);

        assertThat(rows.steps()).containsExactly(200L, 0L);
        double row = rows.rowHeight();
        assertThat(pixels.contains(Color.BLUE, 0, 0, 380, row)).isTrue();
        assertThat(pixels.contains(Color.RED, 0, 0, 380, row))
                .as("108 and 106 are even")
                .isFalse();
        assertThat(pixels.contains(Color.RED, 0, row, 380, row)).isTrue();
        assertThat(pixels.contains(Color.BLUE, 0, row, 380, row))
                .as("47 and 3 are odd")
                .isFalse();
    }

    @Test
    void aLongRunKeepsFewRowsFromItsFirstToItsNewest(FxRobot robot) {
        robot.interact(() -> {
            for (int step = 0; step < 100_000; step++) {
                rows.add(step, new int[] {step % 128});
            }
        });

        assertThat(rows.size()).isBetween(NumberRows.CAPACITY / 2, NumberRows.CAPACITY);
        assertThat(rows.steps()).startsWith(99_999L).endsWith(0L);
    }

    @Test
    void theSameStepIsAddedOnceAndASmallerOneBeginsAnew(FxRobot robot) {
        robot.interact(() -> {
            rows.add(10, new int[] {1});
            rows.add(10, new int[] {2});
            rows.add(20, new int[] {3});
        });
        assertThat(rows.steps()).containsExactly(20L, 10L);

        robot.interact(() -> rows.add(5, new int[] {4}));
        assertThat(rows.steps()).containsExactly(5L);
    }

    @Test
    void aClickReportsTheStepOfTheRow(FxRobot robot) {
        robot.interact(() -> {
            rows.add(50, new int[] {1});
            rows.add(100, new int[] {2});
        });

        robot.clickOn(rows.localToScreen(60, rows.rowHeight() * 1.5));
        robot.clickOn(rows.localToScreen(60, rows.rowHeight() * 5));

        assertThat(clicked).containsExactly(50L);
    }

    @Test
    void whileScrolledRowsStayWhereTheyAre(FxRobot robot) {
        robot.interact(() -> {
            for (int step = 0; step < 100; step++) {
                rows.add(step, new int[] {step});
            }
            rows.requestFocus();
        });
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        robot.interact(() -> rows.add(100, new int[] {100}));
        robot.clickOn(rows.localToScreen(60, 4));
        assertThat(clicked).containsExactly(97L);

        robot.type(KeyCode.HOME);
        robot.clickOn(rows.localToScreen(60, 4));
        assertThat(clicked).containsExactly(97L, 100L);

        robot.type(KeyCode.END);
        robot.clickOn(rows.localToScreen(60, rows.rowHeight() * (Math.floor(200 / rows.rowHeight()) - 0.5)));
        assertThat(clicked).endsWith(0L);
    }

    @Test
    void itReadsTheNewestRowToThoseWhoCannotSeeIt(FxRobot robot) {
        assertThat(rows.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Press Run.");

        robot.interact(() -> rows.add(1200, new int[] {108, 7}));

        assertThat(rows.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("step 1,200: 108, 7");
    }
}
