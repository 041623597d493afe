package dev.ganvas.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.run.history.History;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryRowsTest {
    private final History history = new History();
    private final HistoryRows rows = new HistoryRows(List.of(StepFigure.D_FAKE, StepFigure.G_LOSS));

    @Test
    void showsTheColumnsItWasAskedForAsTheyWereTaken() {
        append(1);
        rows.take(history.snapshot());
        append(2);
        assertThat(rows.length()).as("rows added since are not seen").isEqualTo(1);
        rows.take(history.snapshot());
        assertThat(rows.length()).isEqualTo(2);
        assertThat(rows.step(1)).isEqualTo(2);
        assertThat(rows.value(0, 1)).isEqualTo(0.2f);
        assertThat(rows.value(1, 1)).isEqualTo(20f);
    }

    @Test
    void anotherRunIsAnotherGeneration() {
        append(1);
        rows.take(history.snapshot());
        long before = rows.generation();
        rows.otherRun();
        assertThat(rows.length()).isZero();
        rows.take(new History().snapshot());
        assertThat(rows.generation()).isNotEqualTo(before);
    }

    @Test
    void forgottenRowsAreAnotherGeneration() {
        append(1);
        rows.take(history.snapshot());
        long before = rows.generation();
        history.clear();
        rows.take(history.snapshot());
        assertThat(rows.length()).isZero();
        assertThat(rows.generation()).isNotEqualTo(before);
    }

    private void append(long step) {
        StepReport report = new StepReport();
        report.step = step;
        report.set(StepFigure.D_FAKE, step / 10f);
        report.set(StepFigure.G_LOSS, step * 10f);
        history.append(report);
    }
}
