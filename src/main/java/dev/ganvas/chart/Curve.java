package dev.ganvas.chart;

/** A line and where its values come from: one column of a table, which other curves may share or not. */
public record Curve(ChartLine line, SeriesRows rows, int column) {
    /** Returns the curve with its values as they are now, for another thread. */
    Curve copied() {
        return new Curve(line, CopiedRows.of(rows, column), 0);
    }
}
