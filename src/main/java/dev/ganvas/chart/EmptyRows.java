package dev.ganvas.chart;

/** The table of a chart that has nothing to show yet. */
enum EmptyRows implements SeriesRows {
    INSTANCE;

    @Override
    public int length() {
        return 0;
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public long step(int row) {
        throw new IndexOutOfBoundsException(row);
    }

    @Override
    public float value(int series, int row) {
        throw new IndexOutOfBoundsException(row);
    }
}
