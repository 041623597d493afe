package dev.ganvas.engine.network;

import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.Arrays;

/**
 * A penalty on the gradient of D's logit by its samples, {@code weight E f(norm(v))}, and its gradient by D's weights. D
 * judges the samples once more, in arrays of its own; then the gradient {@code v} of each logit by its sample is followed
 * back, and a {@link TangentPass} along {@code weight / rows f'(norm) v / norm} gives the gradient of the penalty. Owns its
 * native memory; training thread only.
 */
public final class GradientPenalty implements AutoCloseable {
    private final Penalty penalty;
    private final int batch;
    private final int rows;
    private final int width;
    private final NativeRows points;
    private final NativeRows direction;
    private final DiscriminatorOutput answers;
    private final NetworkArrays arrays;
    private final NetworkPlan judging;
    private final TangentPass tangents;
    private final Floats slopes;
    private final float[] real;
    private final float[] fake;
    private final float[] slope;
    private final float[] shares;
    private final float[] ones;

    /**
     * Compiles it.
     *
     * @param discriminator D, with a logit
     * @param batch samples of each kind that a D update sees
     */
    public GradientPenalty(
            Penalty penalty, NetworkSpec discriminator, ParameterStore store, int batch, WorkerPool pool) {
        this.penalty = penalty;
        this.batch = batch;
        this.rows = penalty.samples() == Penalty.Samples.REAL_AND_FAKE ? 2 * batch : batch;
        this.width = discriminator.inputSize();
        points = new NativeRows(rows, discriminator.inputShape());
        direction = new NativeRows(rows, discriminator.inputShape());
        answers = new DiscriminatorOutput(rows, discriminator.outputSize());
        NetworkSpec logits = NetworkBuilder.logits(discriminator);
        arrays = NetworkArrays.forTraining(logits, store, points, answers.signal(), pool);
        judging = arrays.plan(Statistics.BATCH, new RowRange(0, rows));
        tangents = new TangentPass(logits, store, arrays, direction, rows);
        slopes = new Floats(arrays.input().gradient());
        real = new float[batch * width];
        fake = new float[batch * width];
        slope = new float[width];
        shares = new float[batch];
        ones = new float[rows];
        Arrays.fill(ones, 1);
    }

    /** Returns where the share of the real sample in each point between the two is written before a step. */
    public float[] shares() {
        return shares;
    }

    /**
     * Works the penalty out.
     *
     * @param samples real ones, and behind them fakes
     * @param weight factor on it
     * @param maskSeed of dropout
     * @return the penalty, weight included
     */
    public double measure(NativeRows samples, double weight, long maskSeed) {
        choose(samples);
        arrays.maskSeed().value = maskSeed;
        tangents.maskSeed().value = maskSeed;
        judging.forward();
        answers.write(0, rows, ones);
        judging.backwardInput();
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            slopes.get(row * width, slope, width);
            double norm = norm(slope);
            sum += penalty.value(norm);
            scale(slope, (float) (weight / batch * penalty.slope(norm)));
            direction.put(row, slope, width);
        }
        return weight * sum / batch;
    }

    /** Adds the gradient of what was measured last. */
    public void addGradients(Floats to) {
        tangents.addGradients(to);
    }

    private void choose(NativeRows samples) {
        switch (penalty.samples()) {
            case NONE -> throw new IllegalStateException("There is no penalty to measure.");
            case REAL -> copy(samples, 0, real, 0);
            case FAKE -> copy(samples, batch, fake, 0);
            case REAL_AND_FAKE -> {
                copy(samples, 0, real, 0);
                copy(samples, batch, fake, batch);
            }
            case BETWEEN -> {
                samples.get(0, real, real.length);
                samples.get(batch, fake, fake.length);
                mix();
                points.put(0, real, real.length);
            }
        }
    }

    private void copy(NativeRows samples, int from, float[] by, int to) {
        samples.get(from, by, by.length);
        points.put(to, by, by.length);
    }

    private void mix() {
        for (int row = 0; row < batch; row++) {
            float share = shares[row];
            int first = row * width;
            for (int i = 0; i < width; i++) {
                real[first + i] = share * real[first + i] + (1 - share) * fake[first + i];
            }
        }
    }

    private static double norm(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    @Override
    public void close() {
        tangents.close();
        arrays.close();
        points.close();
        direction.close();
        answers.close();
    }
}
