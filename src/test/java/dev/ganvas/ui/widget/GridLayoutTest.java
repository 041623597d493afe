package dev.ganvas.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridLayoutTest {
    private final GridLayout layout = new GridLayout();

    @ParameterizedTest(name = "{0} images in {1} x {2}: {3} columns")
    @CsvSource({
        "100, 400, 400, 10",
        "30, 500, 150, 10",
        "4, 100, 400, 1",
        "4, 400, 100, 4",
        "1, 300, 200, 1",
        "100, 180, 220, 10"
    })
    void columnsAreChosenSoThatImagesAreLargest(int count, double width, double height, int columns) {
        layout.fit(count, 0, 28, 28, 2, width, height, 1);

        assertThat(layout.columns()).isEqualTo(columns);
    }

    @Test
    void aWholeMultipleIsTakenWhereItCostsLittle() {
        layout.fit(1, 1, 28, 28, 0, 60, 60, 1);
        assertThat(layout.width()).isEqualTo(56);

        layout.fit(1, 1, 28, 28, 0, 50, 50, 1);
        assertThat(layout.width())
                .as("28 would leave nearly half of the space empty")
                .isEqualTo(50);
    }

    @Test
    void cellsStandOnDevicePixelsInTheMiddle() {
        layout.fit(4, 2, 28, 28, 2, 203, 301, 0.5);

        for (int i = 0; i < 4; i++) {
            assertThat(layout.x(i) * 2).isEqualTo(Math.rint(layout.x(i) * 2));
            assertThat(layout.y(i) * 2).isEqualTo(Math.rint(layout.y(i) * 2));
        }
        double rightRoom = 203 - layout.x(1) - layout.width();
        double lowerRoom = 301 - layout.y(2) - layout.height();
        assertThat(Math.abs(rightRoom - layout.x(0))).isLessThanOrEqualTo(0.5);
        assertThat(Math.abs(lowerRoom - layout.y(0))).isLessThanOrEqualTo(0.5);
    }

    @Test
    void everyCellIsFoundAtItsMiddleAndNothingBesideTheCells() {
        layout.fit(7, 3, 10, 20, 4, 300, 400, 1);

        for (int i = 0; i < 7; i++) {
            assertThat(layout.cellAt(layout.x(i) + layout.width() / 2, layout.y(i) + layout.height() / 2))
                    .isEqualTo(i);
            assertThat(layout.cellAt(layout.x(i) + layout.width() + 1, layout.y(i)))
                    .isEqualTo(SampleGrid.NONE);
        }
        assertThat(layout.cellAt(layout.x(0) - 1, layout.y(0))).isEqualTo(SampleGrid.NONE);
        assertThat(layout.cellAt(layout.x(2) + 1, layout.y(6) + 1))
                .as("the place of an eighth")
                .isEqualTo(-1);
        assertThat(layout.height()).isEqualTo(2 * layout.width());
    }
}
