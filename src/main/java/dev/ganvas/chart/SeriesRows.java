package dev.ganvas.chart;

/**
 * What a chart draws: a table that grows, one row a recorded step, one column a series. Its chart
 * reads it, on one thread. Until the chart is told of more it must stay one table: an adapter takes its snapshot just
 * before it tells, not in these methods.
 */
public interface SeriesRows {

    /** Returns how many rows there are. */
    int length();

    /** Returns a number that is another one as soon as rows changed in any other way than by rows added behind. */
    long generation();

    /** Returns the step of a row; steps increase. */
    long step(int row);

    /** Returns the value of a series in a row; NaN is drawn as a gap. */
    float value(int series, int row);

    /** Returns a table without rows. */
    static SeriesRows empty() {
        return EmptyRows.INSTANCE;
    }
}
