package dev.ganvas.chart;

import java.util.List;

/**
 * Everything that a chart draws from: one table, or several that each have their own steps. For questions
 * about steps all of them are as one.
 */
public final class PlottedRows {
    /** No step at all. */
    public static final long NO_STEP = -1;

    private List<Curve> curves = List.of();
    private List<SeriesRows> tables = List.of();

    /** Draws from these curves from now on. */
    public void set(List<Curve> newCurves) {
        curves = List.copyOf(newCurves);
        tables = curves.stream().map(Curve::rows).distinct().toList();
    }

    /** Returns all curves, also those that are hidden. */
    public List<Curve> curves() {
        return curves;
    }

    /** Returns whether no table has a row. */
    public boolean isEmpty() {
        for (SeriesRows table : tables) {
            if (table.length() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first step of any table; only where there is a row. */
    public long firstStep() {
        long first = Long.MAX_VALUE;
        for (SeriesRows table : tables) {
            if (table.length() > 0) {
                first = Math.min(first, table.step(0));
            }
        }
        return first;
    }

    /** Returns the last step of any table, 0 without rows. */
    public long lastStep() {
        long last = 0;
        for (SeriesRows table : tables) {
            if (table.length() > 0) {
                last = Math.max(last, table.step(table.length() - 1));
            }
        }
        return last;
    }

    /** Returns the recorded step nearest to this one, or {@link StepChart#NO_CURSOR} without rows or for no step. */
    public long nearestStep(long step) {
        long nearest = NO_STEP;
        for (SeriesRows table : tables) {
            int row = nearestRow(table, step);
            if (row >= 0 && (nearest < 0 || Math.abs(table.step(row) - step) < Math.abs(nearest - step))) {
                nearest = table.step(row);
            }
        }
        return nearest;
    }

    /** Returns the next recorded step above {@code step}, or {@code step} where it is the last. */
    public long stepAfter(long step) {
        long next = Long.MAX_VALUE;
        for (SeriesRows table : tables) {
            int row = Decimator.firstRowAt(table::step, table.length(), step + 1);
            if (row < table.length()) {
                next = Math.min(next, table.step(row));
            }
        }
        return next == Long.MAX_VALUE ? step : next;
    }

    /** Returns the next recorded step below {@code step}, or {@code step} where it is the first. */
    public long stepBefore(long step) {
        long next = -1;
        for (SeriesRows table : tables) {
            int row = Decimator.firstRowAt(table::step, table.length(), step) - 1;
            if (row >= 0) {
                next = Math.max(next, table.step(row));
            }
        }
        return next < 0 ? step : next;
    }

    /** Returns the row of a curve at a step, the nearest one; -1 before it begins and after it ended. */
    public static int row(Curve curve, long step) {
        SeriesRows table = curve.rows();
        int length = table.length();
        if (length == 0 || step < table.step(0) || step > table.step(length - 1)) {
            return -1;
        }
        return nearestRow(table, step);
    }

    /** Returns the value of a curve at a step as readouts write it; a dash where the curve has none. */
    public static String valueText(Curve curve, long step) {
        int row = row(curve, step);
        return row < 0 ? "–" : Ticks.value(curve.rows().value(curve.column(), row));
    }

    private static int nearestRow(SeriesRows rows, long step) {
        int length = rows.length();
        if (length == 0 || step < 0) {
            return -1;
        }
        int row = Decimator.firstRowAt(rows::step, length, step);
        if (row == length) {
            return length - 1;
        }
        return row > 0 && step - rows.step(row - 1) < rows.step(row) - step ? row - 1 : row;
    }
}
