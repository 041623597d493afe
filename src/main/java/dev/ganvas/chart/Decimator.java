package dev.ganvas.chart;

import java.util.Arrays;

/**
 * Reduces a growing series to one figure triple a pixel column: smallest, largest and smoothed value of the rows whose
 * step falls into the column. So a curve of a million rows costs as much to draw as the picture is wide, and no spike is
 * lost. Rows that were only added are read once; everything is read anew when the span, the number of columns or the
 * generation changes. Arrays are reused.
 *
 * <p>Column {@code c} of {@code n} holds the steps {@code s} with {@code floor((s - from) * n / (to - from)) = c}; the
 * last column holds step {@code to} as well. The smoothed value is an exponential mean, from left to right, of the means
 * of the columns that hold values: with {@code a} the smoothing, {@code d} the columns since the last value and
 * {@code b = a^d}, {@code e = b * e + (1 - b) * mean}, divided by the sum of all weights so that the beginning is not
 * pulled to zero. So it reaches as far in the picture however few rows there are, and a short run is not smoothed into
 * something else. It starts anew after a gap.
 *
 * <p>Not thread-safe: its chart owns it.
 */
public final class Decimator {

    /** The step of each row; steps increase. */
    @FunctionalInterface
    public interface Steps {
        /** Returns the step of a row. */
        long at(int row);
    }

    /** The value of each row; one that is not finite makes a gap. */
    @FunctionalInterface
    public interface Values {
        /** Returns the value of a row. */
        float at(int row);
    }

    private float[] min = new float[0];
    private float[] max = new float[0];
    private double[] sum = new double[0];
    private int[] count = new int[0];
    private boolean[] gap = new boolean[0];
    private float[] smooth = new float[0];
    private int columns;
    private long from;
    private long to;
    private long generation;
    private int rowsRead;
    private boolean gapAhead;

    /** Forgets everything, so that the next update reads all rows. */
    public void clear() {
        columns = 0;
        rowsRead = 0;
    }

    /**
     * Brings the columns up to date.
     *
     * @param steps the step of each row
     * @param values the value of each row
     * @param rows how many rows there are
     * @param rowGeneration another number than before if rows changed in any other way than by rows added behind
     * @param fromStep first step of the visible span
     * @param toStep last step of the visible span, larger than {@code fromStep}
     * @param width number of columns, at least 1
     * @param smoothing 0 for none, below 1
     */
    public void update(
            Steps steps,
            Values values,
            int rows,
            long rowGeneration,
            long fromStep,
            long toStep,
            int width,
            double smoothing) {
        if (toStep <= fromStep || width < 1) {
            throw new IllegalArgumentException("No span: %d to %d in %d columns.".formatted(fromStep, toStep, width));
        }
        boolean grown =
                width == columns && fromStep == from && toStep == to && rowGeneration == generation && rows >= rowsRead;
        if (!grown) {
            generation = rowGeneration;
            begin(fromStep, toStep, width);
        }
        read(steps, values, rows);
        smooth(smoothing);
    }

    /** Returns how many columns there are. */
    public int columns() {
        return columns;
    }

    /** Returns the column that holds a step, or -1 outside the span. */
    public int columnOf(long step) {
        return columns == 0 || step < from || step > to
                ? -1
                : (int) Math.min(columns - 1, (step - from) * columns / (to - from));
    }

    /** Returns whether a column holds a value. */
    public boolean isFilled(int column) {
        return count[column] > 0;
    }

    /** Returns whether a value that is not finite lies between a filled column and the filled column before it. */
    public boolean isAfterGap(int column) {
        return gap[column];
    }

    /** Returns the smallest value of a filled column. */
    public float min(int column) {
        return min[column];
    }

    /** Returns the largest value of a filled column. */
    public float max(int column) {
        return max[column];
    }

    /** Returns the smoothed value of a filled column. */
    public float smoothed(int column) {
        return smooth[column];
    }

    /** Returns the first row in {@code [0, rows)} whose step is at least {@code step}, or {@code rows}. */
    public static int firstRowAt(Steps steps, int rows, long step) {
        return firstRowAt(steps, 0, rows, step);
    }

    private static int firstRowAt(Steps steps, int fromRow, int toRow, long step) {
        int low = fromRow;
        int high = toRow;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.at(middle) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void begin(long fromStep, long toStep, int width) {
        from = fromStep;
        to = toStep;
        columns = width;
        if (min.length < width) {
            min = new float[width];
            max = new float[width];
            sum = new double[width];
            count = new int[width];
            gap = new boolean[width];
            smooth = new float[width];
        }
        Arrays.fill(count, 0, width, 0);
        Arrays.fill(gap, 0, width, false);
        gapAhead = false;
        rowsRead = 0;
    }

    /** Goes from column to column rather than from row to row: only values are looked at one by one. */
    private void read(Steps steps, Values values, int rows) {
        int row = firstRowAt(steps, rowsRead, rows, from);
        while (row < rows) {
            long step = steps.at(row);
            if (step > to) {
                break;
            }
            int column = columnOf(step);
            long next = column == columns - 1 ? to + 1 : firstStepOf(column + 1);
            int end = firstRowAfter(steps, row, rows, next);
            readColumn(values, row, end, column);
            row = end;
        }
        rowsRead = row;
    }

    private long firstStepOf(int column) {
        return from - Math.floorDiv(-column * (to - from), columns);
    }

    /** Looks near {@code row} first, because a column seldom holds many rows. */
    private static int firstRowAfter(Steps steps, int row, int rows, long step) {
        int reach = 1;
        while (row + reach < rows && steps.at(row + reach) < step) {
            reach *= 2;
        }
        return firstRowAt(steps, row + reach / 2, Math.min(rows, row + reach), step);
    }

    private void readColumn(Values values, int begin, int end, int column) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        double total = 0;
        int found = count[column];
        int before = found;
        for (int row = begin; row < end; row++) {
            float value = values.at(row);
            if (!Float.isFinite(value)) {
                gapAhead = true;
                continue;
            }
            if (found == 0) {
                gap[column] = gapAhead;
                gapAhead = false;
            }
            found++;
            low = value < low ? value : low;
            high = value > high ? value : high;
            total += value;
        }
        if (found > before) {
            min[column] = before == 0 ? low : Math.min(min[column], low);
            max[column] = before == 0 ? high : Math.max(max[column], high);
            sum[column] = before == 0 ? total : sum[column] + total;
            count[column] = found;
        }
    }

    private void smooth(double smoothing) {
        double mean = 0;
        double weight = 0;
        int before = 0;
        for (int column = 0; column < columns; column++) {
            if (count[column] == 0) {
                continue;
            }
            if (gap[column]) {
                mean = 0;
                weight = 0;
            }
            int apart = weight == 0 ? 1 : column - before;
            double kept = apart == 1 ? smoothing : Math.pow(smoothing, apart);
            mean = kept * mean + (1 - kept) * sum[column] / count[column];
            weight = kept * weight + (1 - kept);
            smooth[column] = (float) (mean / weight);
            before = column;
        }
    }
}
