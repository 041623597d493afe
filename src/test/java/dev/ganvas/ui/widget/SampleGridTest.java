package dev.ganvas.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SampleGridTest {
    /** Room for two cells of 50 and a gap of 2, each way. */
    private static final double SIZE = 102;

    private static final int RED = 0xffff0000;
    private static final int GREEN = 0xff00ff00;
    private static final int BLUE = 0xff0000ff;
    private static final int BLACK = 0xff000000;

    private final SampleGrid grid = new SampleGrid();
    private final List<Integer> clicked = new ArrayList<>();

    @Start
    void start(Stage stage) {
        grid.setStyle("-ganvas-gap: 2; -ganvas-hover: gold; -ganvas-selection: aqua;");
        grid.setMaxSize(SIZE, SIZE);
        grid.setEmptyText("Press Run.");
        grid.setOnCellClicked(clicked::add);
        stage.setScene(new Scene(new StackPane(grid), 300, 300));
        stage.show();
    }

    @BeforeEach
    void showFour(FxRobot robot) {
        int[] argb = {
            RED, GREEN, BLUE, BLACK, GREEN, GREEN, GREEN, GREEN, BLUE, BLUE, BLUE, BLUE, BLACK, RED, RED, RED,
        };
        robot.interact(() -> {
            grid.columnsProperty().set(2);
            grid.show(4, 2, 2, argb);
        });
    }

    @Test
    void everyPixelOfAnImageBecomesASharpSquare(FxRobot robot) {
        Pixels pixels = Pixels.of(robot, grid);

        assertThat(pixels.width()).isEqualTo((int) SIZE);
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 50; x++) {
                Color expected = y < 25 ? x < 25 ? Color.RED : Color.LIME : x < 25 ? Color.BLUE : Color.BLACK;
                assertThat(pixels.at(x, y)).as("pixel %d, %d", x, y).isEqualTo(expected);
            }
        }
        assertThat(pixels.count(Color.LIME, 52, 0, 50, 50)).isEqualTo(2500);
        assertThat(pixels.count(Color.BLUE, 0, 52, 50, 50)).isEqualTo(2500);
        assertThat(pixels.at(52, 52)).isEqualTo(Color.BLACK);
        assertThat(pixels.at(101, 101)).isEqualTo(Color.RED);
    }

    @Test
    void betweenCellsTheGroundShows(FxRobot robot) {
        Pixels pixels = Pixels.of(robot, grid);

        assertThat(pixels.count(Color.WHITE, 50, 0, 2, SIZE)).isEqualTo(2 * (int) SIZE);
        assertThat(pixels.count(Color.WHITE, 0, 50, SIZE, 2)).isEqualTo(2 * (int) SIZE);
    }

    @Test
    void newPixelsReplaceTheOldOnes(FxRobot robot) {
        Pixels.of(robot, grid);
        int[] argb = new int[16];
        java.util.Arrays.fill(argb, GREEN);
        robot.interact(() -> grid.show(4, 2, 2, argb));

        assertThat(Pixels.of(robot, grid).count(Color.LIME, 0, 0, SIZE, SIZE)).isEqualTo(4 * 2500);
    }

    @Test
    void aClickReportsAndSelectsTheCell(FxRobot robot) {
        for (int index = 0; index < 4; index++) {
            robot.clickOn(cell(index));
            assertThat(grid.selectedProperty().get()).isEqualTo(index);
        }

        assertThat(clicked).containsExactly(0, 1, 2, 3);
        Pixels pixels = Pixels.of(robot, grid);
        assertThat(pixels.at(53, 53)).as("frame of the selected cell").isEqualTo(Color.AQUA);
    }

    @Test
    void aClickIntoAGapReportsNothing(FxRobot robot) {
        robot.clickOn(grid.localToScreen(51, 51));

        assertThat(clicked).isEmpty();
        assertThat(grid.selectedProperty().get()).isEqualTo(SampleGrid.NONE);
    }

    @Test
    void theCellUnderThePointerIsFramed(FxRobot robot) {
        robot.moveTo(cell(1));

        assertThat(Pixels.of(robot, grid).at(53, 1)).isEqualTo(Color.GOLD);
    }

    @Test
    void arrowKeysMoveTheSelectionWithinTheGrid(FxRobot robot) {
        robot.interact(grid::requestFocus);

        robot.type(KeyCode.RIGHT);
        assertThat(grid.selectedProperty().get())
                .as("the first key selects the first cell")
                .isZero();
        robot.type(KeyCode.RIGHT, KeyCode.DOWN);
        assertThat(grid.selectedProperty().get()).isEqualTo(3);
        robot.type(KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(grid.selectedProperty().get()).as("no way out of the grid").isEqualTo(3);
        robot.type(KeyCode.UP, KeyCode.LEFT, KeyCode.LEFT);
        assertThat(grid.selectedProperty().get()).isZero();

        robot.type(KeyCode.ENTER);
        assertThat(clicked).containsExactly(0);
        robot.type(KeyCode.ESCAPE);
        assertThat(grid.selectedProperty().get()).isEqualTo(SampleGrid.NONE);
    }

    @Test
    void fewerImagesEndASelectionBeyondThem(FxRobot robot) {
        robot.interact(() -> {
            grid.selectedProperty().set(3);
            grid.show(2, 2, 2, new int[8]);
        });

        assertThat(grid.selectedProperty().get()).isEqualTo(SampleGrid.NONE);
    }

    @Test
    void missingPixelsAreRefused() {
        assertThatThrownBy(() -> grid.show(2, 28, 28, new int[784]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1568");
    }

    @Test
    void itSaysWhatItShowsToThoseWhoCannotSeeIt(FxRobot robot) {
        robot.interact(() -> grid.selectedProperty().set(2));
        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("4 images, number 3 selected");

        robot.interact(grid::clear);
        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Press Run.");
    }

    private Point2D cell(int index) {
        return grid.localToScreen(index % 2 * 52 + 25, Math.floorDiv(index, 2) * 52 + 25);
    }
}
