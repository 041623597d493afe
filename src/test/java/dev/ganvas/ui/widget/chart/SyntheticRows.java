package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.SeriesRows;
import java.util.SplittableRandom;

/** Made-up curves of a training run, for demonstrations and tests: two losses, two probabilities. */
public final class SyntheticRows implements SeriesRows {
    private final long[] steps;
    private final float[][] values;
    private final int every;
    private final SplittableRandom random = new SplittableRandom(7);
    private double wander;
    private int length;
    private long generation;

    public SyntheticRows(int capacity, int every) {
        this.steps = new long[capacity];
        this.values = new float[4][capacity];
        this.every = every;
    }

    public void append(int rows) {
        for (int i = 0; i < rows && length < steps.length; i++) {
            double t = length / (double) steps.length;
            wander += 0.02 * (random.nextDouble() - 0.5) - 0.0005 * wander;
            double noise = random.nextDouble() - 0.5;
            double spike = random.nextInt(997) == 0 ? 2.2 : 0;
            steps[length] = (length + 1L) * every;
            values[0][length] = (float) Math.max(0.05, 1.2 + 3 * (1 - Math.exp(-9 * t)) + wander + noise + spike);
            values[1][length] = (float) Math.max(0.01, 0.35 + Math.exp(-25 * t) + 0.3 * noise * noise + 0.1 * noise);
            values[2][length] = (float) clamp(0.93 - 0.4 * Math.exp(-20 * t) + 0.1 * noise + 0.03 * wander);
            values[3][length] = (float) clamp(0.08 + 0.42 * Math.exp(-15 * t) + 0.12 * noise * noise - 0.03 * wander);
            length++;
        }
    }

    public void gap(int from, int to) {
        for (int row = from; row < to; row++) {
            for (float[] column : values) {
                column[row] = Float.NaN;
            }
        }
        generation++;
    }

    public void set(int series, int row, float value) {
        values[series][row] = value;
        generation++;
    }

    void clear() {
        length = 0;
        generation++;
    }

    /** The same rows with the series from {@code first} on. */
    public SeriesRows from(int first) {
        SyntheticRows all = this;
        return new SeriesRows() {
            @Override
            public int length() {
                return all.length();
            }

            @Override
            public long generation() {
                return all.generation();
            }

            @Override
            public long step(int row) {
                return all.step(row);
            }

            @Override
            public float value(int series, int row) {
                return all.value(series + first, row);
            }
        };
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public long step(int row) {
        return steps[row];
    }

    @Override
    public float value(int series, int row) {
        return values[series][row];
    }
}
