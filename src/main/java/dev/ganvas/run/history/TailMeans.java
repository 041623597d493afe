package dev.ganvas.run.history;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import java.util.Arrays;
import java.util.List;

/**
 * Means of a run's figures over the last tenth of its steps, as a single step of a GAN says little. Steps are summed in
 * blocks of a thousandth of the expected length, so the tenth begins at a whole block; steps with a measured figure that
 * is not finite are left out. It costs the same memory however long the run is.
 *
 * <p>One thread adds; any thread may read.
 */
public final class TailMeans {
    private static final int BLOCKS = 1000;
    private static final int SHARE = 10;
    private static final int COUNT = StepFigure.all().size();

    /**
     * What the figures were at the end.
     *
     * @param fromStep first step of the mean, or 0 if there is none
     * @param toStep last step of the mean, or 0 if there is none
     * @param values means in the order of {@link StepFigure}; NaN if there is none
     */
    public record Means(long fromStep, long toStep, double[] values) {
        /** Returns the mean of one figure; NaN if no step has a finite one. */
        public double of(StepFigure series) {
            return values[series.index()];
        }
    }

    private final long width;
    private final List<StepFigure> measured;
    private double[][] sums = new double[16][];
    private long lastStep;

    /** Creates one for a run of about {@code expectedSteps}, of which every figure is measured. */
    public TailMeans(long expectedSteps) {
        this(expectedSteps, StepFigure.all());
    }

    /** Creates one for a run of about {@code expectedSteps}, of which some figures are measured: the others have no mean. */
    public TailMeans(long expectedSteps, List<StepFigure> measured) {
        this.measured = List.copyOf(measured);
        this.width = Math.max(1, expectedSteps / BLOCKS);
    }

    /** Takes in the figures of one step; steps increase. */
    public void add(StepReport report) {
        float[] values = new float[COUNT];
        for (StepFigure figure : StepFigure.all()) {
            values[figure.index()] = report.get(figure);
        }
        add(report.step, values);
    }

    /** Takes in the figures of one step, in the order of {@link StepFigure}; steps increase. */
    public synchronized void add(long step, float[] values) {
        for (StepFigure figure : measured) {
            if (!Float.isFinite(values[figure.index()])) {
                return;
            }
        }
        lastStep = step;
        int block = Math.toIntExact((step - 1) / width);
        if (block >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(block + 1, 2 * sums.length));
        }
        double[] sum = sums[block];
        if (sum == null) {
            sum = new double[COUNT + 1];
            sums[block] = sum;
        }
        for (StepFigure figure : measured) {
            sum[figure.index()] += values[figure.index()];
        }
        sum[COUNT]++;
    }

    /** Returns the means over the last tenth of the steps so far, up to the last that is finite. */
    public synchronized Means means() {
        double[] means = new double[COUNT];
        Arrays.fill(means, Double.NaN);
        measured.forEach(figure -> means[figure.index()] = 0);
        double steps = 0;
        long from = Math.max(0, lastStep - Math.max(1, (lastStep + SHARE - 1) / SHARE)) / width;
        for (int block = Math.toIntExact(from); block < sums.length; block++) {
            double[] sum = sums[block];
            if (sum != null) {
                steps += sum[COUNT];
                for (int i = 0; i < COUNT; i++) {
                    means[i] += sum[i];
                }
            }
        }
        for (int i = 0; i < COUNT; i++) {
            means[i] = steps == 0 ? Double.NaN : means[i] / steps;
        }
        return steps == 0 ? new Means(0, 0, means) : new Means(from * width + 1, lastStep, means);
    }
}
