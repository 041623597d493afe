package dev.ganvas.data.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.Modes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PointPatternTest {

    /** Means and deviations that follow from GAN Lab's formulas, and from those of the papers. */
    @ParameterizedTest
    @CsvSource({
        "LINE, 0.425, 0.75, 0.2168, 0.0872",
        "GAUSSIANS, 0.5, 0.55, 0.2151, 0.2179",
        "RING, 0.5, 0.45, 0.2136, 0.1785",
        "DISJOINT, 0.51667, 0.56667, 0.1718, 0.1669",
        "RING8, 0, 0, 1.0002, 1.0002",
        "GRID25, 0, 0, 1.0003, 1.0003",
        "MOONS, 0, 0, 0.8676, 0.4982"
    })
    void pointsLieWhereTheFormulaSays(PointPattern pattern, double x, double y, double spreadX, double spreadY) {
        PointSet points = PointSet.of(pattern);
        double[] sums = new double[4];
        float[] point = new float[2];
        for (int i = 0; i < points.size(); i++) {
            points.copy(i, point, 0);
            for (int axis = 0; axis < 2; axis++) {
                sums[axis] += point[axis];
                sums[2 + axis] += point[axis] * point[axis];
            }
        }
        double meanX = sums[0] / points.size();
        double meanY = sums[1] / points.size();
        assertThat(meanX).isCloseTo(x, within(0.015));
        assertThat(meanY).isCloseTo(y, within(0.015));
        assertThat(Math.sqrt(sums[2] / points.size() - meanX * meanX)).isCloseTo(spreadX, within(0.01));
        assertThat(Math.sqrt(sums[3] / points.size() - meanY * meanY)).isCloseTo(spreadY, within(0.01));
    }

    @ParameterizedTest
    @EnumSource(PointPattern.class)
    void nearlyAllPointsLieInThePlaneThatIsShown(PointPattern pattern) {
        float[] points = pattern.draw();
        int outside = 0;
        for (float coordinate : points) {
            outside += coordinate < pattern.range().low()
                            || coordinate > pattern.range().high()
                    ? 1
                    : 0;
        }
        assertThat(outside).isLessThan(points.length / 40);
    }

    @Test
    void modesAreAsFarApartAsInThePapers() {
        Modes ring = PointPattern.RING8.modes().orElseThrow();
        Modes grid = PointPattern.GRID25.modes().orElseThrow();
        assertThat(ring.count()).isEqualTo(8);
        assertThat(ring.distance(0, 0, 0) / ring.deviation()).isCloseTo(100, within(0.01));
        assertThat(grid.count()).isEqualTo(25);
        assertThat(grid.distance(1, grid.centres()[0], grid.centres()[1]) / grid.deviation())
                .isCloseTo(40, within(0.01));
    }
}
