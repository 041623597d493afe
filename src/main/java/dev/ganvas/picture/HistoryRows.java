package dev.ganvas.picture;

import dev.ganvas.chart.SeriesRows;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.run.history.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some columns of a run's history as a chart reads them: as they were when they were last {@linkplain #take taken}. */
public final class HistoryRows implements SeriesRows {
    private final List<StepFigure> columns;
    private History.@Nullable Rows rows;
    private int length;
    private long runs;

    /** Creates an empty table of these columns. */
    public HistoryRows(List<StepFigure> columns) {
        this.columns = columns;
    }

    /** Says that the rows taken next are another run's. */
    public void otherRun() {
        runs++;
        rows = null;
        length = 0;
    }

    /** Shows these rows as they are now, none for null. */
    public void take(History.@Nullable Rows newest) {
        rows = newest;
        length = newest == null ? 0 : newest.length();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long generation() {
        History.Rows table = rows;
        return (runs << 32) + (table == null ? 0 : table.generation());
    }

    @Override
    public long step(int row) {
        return table(row).step(row);
    }

    @Override
    public float value(int series, int row) {
        return table(row).value(columns.get(series), row);
    }

    private History.Rows table(int row) {
        History.Rows table = rows;
        if (table == null) {
            throw new IndexOutOfBoundsException(row);
        }
        return table;
    }
}
