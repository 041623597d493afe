package dev.ganvas.ui.train;

import dev.ganvas.chart.SeriesRows;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.run.quality.QualityRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One figure of quality as a chart reads it, as it was when it was last taken: its value, and the value with its standard
 * error added and taken away.
 */
final class QualityCurve implements SeriesRows {
    private static final int[] REACH = {0, 1, -1};

    private List<QualityRow> rows = List.of();
    private @Nullable QualityFigure figure;
    private long generation;

    /** Shows a figure of these rows; none for null. */
    void take(List<QualityRow> newest, @Nullable QualityFigure shown) {
        boolean grown = Objects.equals(shown, figure)
                && newest.size() >= rows.size()
                && newest.subList(0, rows.size()).equals(rows);
        if (!grown) {
            generation++;
        }
        rows = newest;
        figure = shown;
    }

    @Override
    public int length() {
        return figure == null ? 0 : rows.size();
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public long step(int row) {
        return rows.get(row).step();
    }

    @Override
    public float value(int series, int row) {
        Measurement measured = figure == null ? null : rows.get(row).figures().get(figure);
        return measured == null ? Float.NaN : (float) (measured.value() + REACH[series] * measured.error());
    }
}
