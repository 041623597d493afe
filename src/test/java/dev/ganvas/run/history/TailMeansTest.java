package dev.ganvas.run.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.loss.StepFigure;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailMeansTest {

    @Test
    void theLastTenthOfAFinishedRunCounts() {
        TailMeans.Means means = means(1000, 1000);

        assertThat(means.fromStep()).isEqualTo(901);
        assertThat(means.toStep()).isEqualTo(1000);
        assertThat(means.of(StepFigure.G_LOSS)).isCloseTo(950.5, within(1e-9));
        assertThat(means.of(StepFigure.D_ACCURACY)).isCloseTo(956.5, within(1e-9));
    }

    @Test
    void aRunThatEndedEarlyHasATenthOfWhatItDid() {
        TailMeans.Means means = means(100_000, 20_000);

        assertThat(means.fromStep()).isEqualTo(18_001);
        assertThat(means.of(StepFigure.G_LOSS)).isCloseTo(19_000.5, within(1e-9));
    }

    @Test
    void aRunThatWentOnLongerThanExpectedIsMeasuredAsWell() {
        assertThat(means(10, 5000).fromStep()).isEqualTo(4501);
    }

    @Test
    void shortRunsHaveTheirLastStep() {
        assertThat(means(3, 3).of(StepFigure.D_LOSS)).isEqualTo(4);
        assertThat(means(3, 0).of(StepFigure.D_LOSS)).isNaN();
        assertThat(means(3, 0).toStep()).isZero();
    }

    @Test
    void stepsThatAreNoNumbersAreLeftOut() {
        TailMeans tail = new TailMeans(20);
        for (int step = 1; step <= 20; step++) {
            tail.add(step, row(step == 20 ? Float.NaN : step));
        }
        assertThat(tail.means().of(StepFigure.G_LOSS)).isEqualTo(18.5);
    }

    @Test
    void aFigureThatWasNotMeasuredHasNoMeanAndKeepsNoStepOut() {
        TailMeans tail = new TailMeans(20, List.of(StepFigure.D_LOSS));
        for (int step = 1; step <= 20; step++) {
            float[] row = row(step);
            row[StepFigure.G_LOSS.index()] = Float.NaN;
            tail.add(step, row);
        }
        assertThat(tail.means().toStep()).isEqualTo(20);
        assertThat(tail.means().of(StepFigure.D_LOSS)).isEqualTo(20.5);
        assertThat(tail.means().of(StepFigure.G_LOSS)).isNaN();
    }

    private static TailMeans.Means means(long expected, int steps) {
        TailMeans tail = new TailMeans(expected);
        for (int step = 1; step <= steps; step++) {
            tail.add(step, row(step));
        }
        return tail.means();
    }

    private static float[] row(float first) {
        float[] row = new float[StepFigure.values().length];
        for (int i = 0; i < row.length; i++) {
            row[i] = first + i;
        }
        return row;
    }
}
