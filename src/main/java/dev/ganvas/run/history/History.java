package dev.ganvas.run.history;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import java.util.List;

/**
 * The recorded figures of a run. Every recorded row is kept until there are {@code capacity}; then rows are thinned so
 * that of each span of steps the rows stay in which some series has its smallest or largest value or is for the first
 * time not a number, and the span's last row. So every row that is left was really measured, and no spike is ever lost.
 *
 * <p>One thread appends; any thread may read through {@link #snapshot()}.
 */
public final class History {
    /** Rows kept before the first thinning: about 9 MB. */
    public static final int DEFAULT_CAPACITY = 1 << 18;

    private static final List<StepFigure> FIGURES = StepFigure.all();
    /** A span of this many rows mostly leaves at most two rows a series and its last one, which is less than half. */
    private static final int ROWS_PER_SPAN = 4 * (FIGURES.size() + 1);
    /** The fewest rows that leave room to thin them. */
    static final int LEAST_CAPACITY = 2 * ROWS_PER_SPAN;

    private final int capacity;
    private volatile Rows rows;
    private long spanSteps = 1;

    /** Creates an empty history of the default capacity. */
    public History() {
        this(DEFAULT_CAPACITY);
    }

    /** Creates an empty history that never holds more than {@code capacity} rows, at least {@link #LEAST_CAPACITY}. */
    public History(int capacity) {
        if (capacity < LEAST_CAPACITY) {
            throw new IllegalArgumentException("A history needs room for " + LEAST_CAPACITY + " rows.");
        }
        this.capacity = capacity;
        this.rows = new Rows(Math.min(capacity, 4096), 0);
    }

    /** Appends one row; the recording thread only. */
    public void append(StepReport report) {
        Rows current = rows;
        if (current.length == current.steps.length) {
            current = current.length < capacity ? current.grown(capacity) : thinned(current);
            rows = current;
        }
        int row = current.length;
        current.steps[row] = report.step;
        float[][] values = current.values;
        for (int figure = 0; figure < values.length; figure++) {
            values[figure][row] = report.get(FIGURES.get(figure));
        }
        current.length = row + 1;
    }

    /** Forgets every row; the recording thread only. */
    public void clear() {
        spanSteps = 1;
        rows = new Rows(Math.min(capacity, 4096), rows.generation + 1);
    }

    /** Returns the rows as they are now. What is returned stays as it is, apart from rows that are added behind. */
    public Rows snapshot() {
        return rows;
    }

    /** Returns what is recorded now, to be saved; the recording thread only. */
    public Past past() {
        Rows current = rows;
        return new Past(current, current.length, spanSteps);
    }

    /** Takes over what another history held; the recording thread only. */
    public void restore(Past past) {
        spanSteps = past.spanSteps();
        rows = past.rows()
                .copied(Math.min(capacity, Math.max(4096, past.length())), past.length(), rows.generation + 1);
    }

    /**
     * What was recorded up to a moment; it never changes.
     *
     * @param rows which may have grown since
     * @param length how many of them there were
     * @param spanSteps 1 if every row recorded is there, more if some were thinned away
     */
    public record Past(Rows rows, int length, long spanSteps) {
        /** Nothing. */
        public static final Past NONE = new Past(new Rows(0, 0), 0, 1);

        /**
         * Creates it of saved columns.
         *
         * @param steps increasing
         * @param values one column a series, each as long as {@code steps}
         */
        public static Past of(long[] steps, float[][] values, long spanSteps) {
            return new Past(new Rows(steps, values), steps.length, spanSteps);
        }
    }

    private Rows thinned(Rows full) {
        Rows thin = full;
        while (thin.length > capacity / 2) {
            spanSteps = spanSteps == 1 ? ROWS_PER_SPAN : spanSteps * 2;
            thin = thin.thinned(spanSteps, capacity, full.generation + 1);
        }
        return thin;
    }

    /** A growing table of steps and figures. Rows below {@link #length()} never change. */
    public static final class Rows {
        private final long[] steps;
        private final float[][] values;
        private final int generation;
        private volatile int length;

        private Rows(long[] steps, float[][] values) {
            this.steps = steps;
            this.values = values;
            this.generation = 0;
            this.length = steps.length;
        }

        private Rows(int capacity, int generation) {
            this.steps = new long[capacity];
            this.values = new float[FIGURES.size()][capacity];
            this.generation = generation;
        }

        /** Returns how many rows there are now; it only grows. */
        public int length() {
            return length;
        }

        /** Returns a number that is another one as soon as rows were thinned or forgotten rather than added. */
        public int generation() {
            return generation;
        }

        /** Returns the step of a row below {@link #length()}; steps increase. */
        public long step(int row) {
            return steps[row];
        }

        /** Returns one figure of a row below {@link #length()}. */
        public float value(StepFigure series, int row) {
            return values[series.index()][row];
        }

        private Rows grown(int most) {
            return copied((int) Math.min(most, 2L * steps.length), length, generation);
        }

        private Rows copied(int room, int count, int newGeneration) {
            Rows copy = new Rows(room, newGeneration);
            System.arraycopy(steps, 0, copy.steps, 0, count);
            for (int s = 0; s < FIGURES.size(); s++) {
                System.arraycopy(values[s], 0, copy.values[s], 0, count);
            }
            copy.length = count;
            return copy;
        }

        private Rows thinned(long spanSteps, int capacity, int newGeneration) {
            Rows thin = new Rows(capacity, newGeneration);
            boolean[] keep = new boolean[length];
            int from = 0;
            while (from < length) {
                long span = (steps[from] - 1) / spanSteps;
                int to = from;
                while (to < length && (steps[to] - 1) / spanSteps == span) {
                    to++;
                }
                markExtremes(from, to, keep);
                from = to;
            }
            int kept = 0;
            for (int row = 0; row < length; row++) {
                if (keep[row]) {
                    thin.steps[kept] = steps[row];
                    for (int s = 0; s < FIGURES.size(); s++) {
                        thin.values[s][kept] = values[s][row];
                    }
                    kept++;
                }
            }
            thin.length = kept;
            return thin;
        }

        private void markExtremes(int from, int to, boolean[] keep) {
            keep[to - 1] = true;
            for (float[] column : values) {
                int low = from;
                int high = from;
                int none = -1;
                for (int row = from; row < to; row++) {
                    // The first row that is not a number stays: it is what ended the run, or a figure was not measured.
                    none = none < 0 && Float.isNaN(column[row]) ? row : none;
                    low = column[row] < column[low] || Float.isNaN(column[low]) ? row : low;
                    high = column[row] > column[high] || Float.isNaN(column[high]) ? row : high;
                }
                keep[low] = true;
                keep[high] = true;
                keep[none < 0 ? low : none] = true;
            }
        }
    }
}
