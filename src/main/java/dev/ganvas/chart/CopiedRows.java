package dev.ganvas.chart;

/** One column of a table as it was at a moment. Immutable by agreement: any thread may read. */
record CopiedRows(long[] steps, float[] values) implements SeriesRows {

    static CopiedRows of(SeriesRows rows, int column) {
        int length = rows.length();
        long[] steps = new long[length];
        float[] values = new float[length];
        for (int row = 0; row < length; row++) {
            steps[row] = rows.step(row);
            values[row] = rows.value(column, row);
        }
        return new CopiedRows(steps, values);
    }

    @Override
    public int length() {
        return steps.length;
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public long step(int row) {
        return steps[row];
    }

    @Override
    public float value(int series, int row) {
        return values[row];
    }
}
