package dev.ganvas.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final int LEAST = History.LEAST_CAPACITY;

    private final StepReport report = new StepReport();
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void everyRowIsKeptUntilTheCapacityIsReached() {
        History history = new History(1000);
        for (int i = 0; i < 1000; i++) {
            append(history, i);
        }
        History.Rows rows = history.snapshot();
        assertThat(rows.length()).isEqualTo(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(rows.step(i)).isEqualTo(i + 1);
            assertThat(rows.value(StepFigure.G_LOSS, i)).isEqualTo(i);
        }
        assertThat(rows.generation()).isZero();
    }

    @Test
    void thinningKeepsEverySpikeOfEverySeriesAndTheBound() {
        int capacity = 2000;
        History history = new History(capacity);
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        long spikeStep = 12_345;
        for (int step = 1; step <= 100_000; step++) {
            float value = step == spikeStep ? 99 : random.nextFloat();
            low = Math.min(low, value);
            high = Math.max(high, value);
            append(history, value);
            assertThat(history.snapshot().length()).isLessThanOrEqualTo(capacity);
        }
        History.Rows rows = history.snapshot();
        boolean lowSeen = false;
        boolean spikeSeen = false;
        long before = 0;
        for (int i = 0; i < rows.length(); i++) {
            assertThat(rows.step(i)).isGreaterThan(before);
            before = rows.step(i);
            lowSeen |= rows.value(StepFigure.G_LOSS, i) == low;
            spikeSeen |= rows.value(StepFigure.G_LOSS, i) == high && rows.step(i) == spikeStep;
        }
        assertThat(lowSeen).as("the smallest value of all steps is kept").isTrue();
        assertThat(spikeSeen).as("the spike is kept, at its own step").isTrue();
        assertThat(before).as("the newest row is kept").isEqualTo(100_000);
        assertThat(rows.length()).isGreaterThan(capacity / 8);
        assertThat(rows.generation()).isPositive();
    }

    @Test
    void whatAReaderHoldsStaysWhenRowsAreThinned() {
        History history = new History(LEAST);
        for (int i = 0; i < LEAST; i++) {
            append(history, i);
        }
        History.Rows held = history.snapshot();
        for (int i = 0; i < 500; i++) {
            append(history, i);
        }
        assertThat(held.length()).isEqualTo(LEAST);
        assertThat(held.value(StepFigure.G_LOSS, LEAST - 1)).isEqualTo(LEAST - 1);
        assertThat(history.snapshot().generation()).isNotEqualTo(held.generation());
    }

    @Test
    void aRowThatIsNotANumberSurvivesThinning() {
        History history = new History(LEAST);
        for (int step = 1; step <= 1000; step++) {
            append(history, step == 10 ? Float.NaN : 1);
        }
        History.Rows rows = history.snapshot();
        boolean found = false;
        for (int i = 0; i < rows.length(); i++) {
            found |= rows.step(i) == 10 && Float.isNaN(rows.value(StepFigure.G_LOSS, i));
        }
        assertThat(found).isTrue();
    }

    /** A figure that a saved run has no column for is not a number in any row. */
    @Test
    void aFigureThatWasNeverMeasuredDoesNotKeepRowsFromBeingThinned() {
        History history = new History(LEAST);
        for (int step = 1; step <= 1000; step++) {
            report.set(StepFigure.D_ACCURACY, Float.NaN);
            append(history, step == 500 ? 9 : 1);
        }
        History.Rows rows = history.snapshot();
        assertThat(rows.length()).isLessThanOrEqualTo(LEAST);
        assertThat(IntStream.range(0, rows.length()).mapToObj(row -> rows.value(StepFigure.G_LOSS, row)))
                .contains(9f);
    }

    /** The first row of a span says nothing of the others where it is not a number. */
    @Test
    void aSpikeBehindARowThatIsNotANumberIsKept() {
        History history = new History(LEAST);
        for (int step = 1; step <= 1000; step++) {
            append(history, step == 1 ? Float.NaN : step == 7 ? 9 : 1);
        }
        History.Rows rows = history.snapshot();
        assertThat(IntStream.range(0, rows.length()).mapToObj(row -> rows.value(StepFigure.G_LOSS, row)))
                .contains(9f, Float.NaN);
    }

    @Test
    void clearingForgetsAndStartsAnotherGeneration() {
        History history = new History(LEAST);
        append(history, 1);
        history.clear();
        assertThat(history.snapshot().length()).isZero();
        assertThat(history.snapshot().generation()).isEqualTo(1);
    }

    private void append(History history, float generatorLoss) {
        report.step++;
        report.set(StepFigure.G_LOSS, generatorLoss);
        report.set(StepFigure.D_LOSS, random.nextFloat());
        report.set(StepFigure.D_REAL, random.nextFloat());
        report.set(StepFigure.D_FAKE, random.nextFloat());
        history.append(report);
    }
}
