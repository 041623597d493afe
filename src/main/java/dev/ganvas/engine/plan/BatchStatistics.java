package dev.ganvas.engine.plan;

/**
 * What batch normalization measured on one batch: mean and variance of each channel. A forward pass writes them, the
 * backward pass of the same rows reads them.
 */
public final class BatchStatistics {
    private final float[] mean;
    /** Mean squared deviation: the biased estimate, which the normalization itself uses. */
    private final float[] variance;
    /** {@code 1 / sqrt(variance + epsilon)}. */
    private final float[] inverseDeviation;

    private final Floats runningMean;
    private final Floats runningVariance;
    private final float keep;
    private final double valuesPerChannel;
    private final float[] running;

    /**
     * Prepares them for one layer and one range of rows.
     *
     * @param runningMean the layer's own, updated by {@link #track}
     * @param runningVariance the layer's own, updated by {@link #track}
     * @param keep share of them that an update keeps
     * @param valuesPerChannel rows times pixels
     */
    public BatchStatistics(
            Floats runningMean, Floats runningVariance, int channels, double keep, long valuesPerChannel) {
        this.mean = new float[channels];
        this.variance = new float[channels];
        this.inverseDeviation = new float[channels];
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        this.keep = (float) keep;
        this.valuesPerChannel = valuesPerChannel;
        this.running = new float[channels];
    }

    /** Returns the mean of each channel: the array itself, to be read. */
    public float[] mean() {
        return mean;
    }

    /** Returns {@code 1 / sqrt(variance + epsilon)} of each channel: the array itself, to be read. */
    public float[] inverseDeviation() {
        return inverseDeviation;
    }

    /** Sets the statistics of a channel. */
    public void set(int channel, double channelMean, double channelVariance, double epsilon) {
        mean[channel] = (float) channelMean;
        variance[channel] = (float) channelVariance;
        inverseDeviation[channel] = (float) (1 / Math.sqrt(channelVariance + epsilon));
    }

    /** Takes over the running statistics, so that a forward pass normalizes by them. */
    public void useRunning(double epsilon) {
        runningMean.get(0, mean, mean.length);
        runningVariance.get(0, variance, variance.length);
        for (int c = 0; c < mean.length; c++) {
            inverseDeviation[c] = (float) (1 / Math.sqrt(variance[c] + epsilon));
        }
    }

    /**
     * Moves the running statistics towards these: {@code running = keep running + (1 - keep) batch}, the variance as the
     * unbiased estimate, as PyTorch and Keras have it.
     */
    public void track() {
        double unbiased = valuesPerChannel > 1 ? valuesPerChannel / (valuesPerChannel - 1) : 1;
        move(runningMean, mean, 1);
        move(runningVariance, variance, (float) unbiased);
    }

    private void move(Floats target, float[] batch, float factor) {
        target.get(0, running, running.length);
        for (int c = 0; c < running.length; c++) {
            running[c] = keep * running[c] + (1 - keep) * factor * batch[c];
        }
        target.put(0, running, running.length);
    }
}
