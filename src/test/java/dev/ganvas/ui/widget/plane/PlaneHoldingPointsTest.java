package dev.ganvas.ui.widget.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A plane is made as large as its points ask for, and no larger. */
class PlaneHoldingPointsTest {
    private static final PlaneWindow UNIT = PlaneWindow.of(0, 1);

    @Test
    void pointsInsideChangeNothing() {
        assertThat(UNIT.holding(new float[] {0.1f, 0.9f})).isEqualTo(UNIT);
        assertThat(UNIT.holding(new float[0])).isEqualTo(UNIT);
    }

    @Test
    void aPointFarOutIsInsideWithRoomAndTheMiddleStays() {
        PlaneWindow wide = UNIT.holding(new float[] {0.5f, 100.5f});
        assertThat(wide.x() + wide.span() / 2).isCloseTo(0.5, within(1e-9));
        assertThat(wide.y() + wide.span()).isGreaterThan(100.5);
        assertThat(wide.span()).isLessThan(220);
    }

    @Test
    void whatIsNoNumberIsPassedOver() {
        assertThat(UNIT.holding(new float[] {Float.NaN, Float.POSITIVE_INFINITY}))
                .isEqualTo(UNIT);
    }
}
