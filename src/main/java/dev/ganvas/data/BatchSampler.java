package dev.ganvas.data;

import java.util.SplittableRandom;

/**
 * Draws batches of real samples. Batch {@code n} depends on the seed and on {@code n} alone, so a run can be repeated,
 * or go on, from any batch. Not thread-safe: the training thread owns it.
 */
public final class BatchSampler {
    private final Dataset data;
    private final Sampling sampling;
    private final int batch;
    private final long seed;
    private final int[] order;
    private final int[] chosen;
    private long orderedEpoch = -1;

    /**
     * Creates a sampler.
     *
     * @param batch samples in a batch; where sampling is {@link Sampling#SHUFFLED}, at most the size of the data
     */
    public BatchSampler(Dataset data, Sampling sampling, int batch, long seed) {
        if (sampling == Sampling.SHUFFLED && batch > data.size()) {
            throw new IllegalArgumentException("batch is %d, more than the %d samples of %s; give at most %d."
                    .formatted(batch, data.size(), data.title(), data.size()));
        }
        this.data = data;
        this.sampling = sampling;
        this.batch = batch;
        this.seed = seed;
        this.order = new int[sampling == Sampling.SHUFFLED ? data.size() : 0];
        this.chosen = new int[batch];
    }

    /** Returns how many batches make one pass through the data, at least 1. */
    public static long batchesPerEpoch(Dataset data, int batch) {
        return Math.max(1, data.size() / batch);
    }

    /**
     * Fills {@code into} with batch {@code index}.
     *
     * @param index from 0
     * @param into receives batch times {@code shape().length()} values, sample after sample
     */
    public void fill(long index, float[] into) {
        choose(index);
        int length = data.shape().length();
        for (int i = 0; i < batch; i++) {
            data.copy(chosen[i], into, i * length);
        }
    }

    /**
     * Fills {@code into} with the classes of batch {@code index}, in the order of its samples.
     *
     * @param index from 0
     * @param into receives a class for each sample
     * @throws IllegalStateException if the data has no labels
     */
    public void fillClasses(long index, int[] into) {
        Labels labels = data.labels().orElseThrow(() -> new IllegalStateException(data.title() + " has no labels."));
        choose(index);
        for (int i = 0; i < batch; i++) {
            into[i] = labels.of(chosen[i]);
        }
    }

    private void choose(long index) {
        if (sampling == Sampling.WITH_REPLACEMENT) {
            SplittableRandom random = random(index);
            for (int i = 0; i < batch; i++) {
                chosen[i] = random.nextInt(data.size());
            }
            return;
        }
        long perEpoch = batchesPerEpoch(data, batch);
        shuffleFor(index / perEpoch);
        System.arraycopy(order, (int) (index % perEpoch) * batch, chosen, 0, batch);
    }

    private void shuffleFor(long epoch) {
        if (epoch == orderedEpoch) {
            return;
        }
        SplittableRandom random = random(epoch);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        orderedEpoch = epoch;
    }

    /** Seeds by multiplying with the golden ratio, so that neighbouring indices share no stretch of the stream. */
    private SplittableRandom random(long index) {
        return new SplittableRandom(new SplittableRandom(seed ^ (index * 0x9E3779B97F4A7C15L)).nextLong());
    }
}
