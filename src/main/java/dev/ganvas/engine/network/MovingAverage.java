package dev.ganvas.engine.network;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.parallel.WorkerPool.ChunkedWork;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.ParameterStore;

/**
 * The exponential moving average of a network's parameters over its steps, in a network of its own: {@code a = d a + (1 - d)
 * p}, where {@code d} is the decay that is asked for, but {@code (1 + step) / (10 + step)} while that is less, so that the
 * first weights are soon forgotten. Running statistics of batch normalization lie among the parameters and are averaged as
 * they are. Owns its network; training thread only.
 */
public final class MovingAverage implements ChunkedWork, AutoCloseable {
    /** Steps from which on the decay may exceed one half, about. */
    private static final double BEGINNING = 10;
    /** Pieces of a chunk: some microseconds, beside which handing it over is little. */
    private static final int PIECES = 4;

    private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[Floats.PIECE]);

    private final double decay;
    private final ParameterStore trained;
    private final ParameterStore store;
    private final WorkerPool pool;
    private final int size;
    /** The average in pieces: with an offset into a long array, the loop would not become SIMD. */
    private final float[][] pieces;

    private float keep;
    private boolean stored;

    /**
     * Prepares it.
     *
     * @param decay in (0, 1)
     * @param trained the network that is averaged; not owned
     * @param store another one of the same layers, which this owns from here on
     * @param pool whose threads compute; not owned
     */
    public MovingAverage(double decay, ParameterStore trained, ParameterStore store, WorkerPool pool) {
        this.decay = decay;
        this.trained = trained;
        this.store = store;
        this.pool = pool;
        this.size = trained.size();
        this.pieces = new float[(size + Floats.PIECE - 1) / Floats.PIECE][Floats.PIECE];
    }

    /** Begins anew with the parameters as they are. */
    public void begin() {
        keep = 0;
        average();
    }

    /**
     * Takes in the parameters after a step.
     *
     * @param step its index, from 0
     */
    public void add(long step) {
        keep = (float) Math.min(decay, (1 + step) / (BEGINNING + step));
        average();
    }

    private void average() {
        stored = false;
        pool.run(this, (pieces.length + PIECES - 1) / PIECES);
    }

    @Override
    public void run(int chunk, int thread) {
        float[] parameters = SCRATCH.get();
        int end = Math.min(pieces.length, (chunk + 1) * PIECES);
        for (int i = chunk * PIECES; i < end; i++) {
            int count = count(i);
            trained.values().get(i * Floats.PIECE, parameters, count);
            add(pieces[i], parameters, keep, count);
        }
    }

    private static void add(float[] average, float[] parameters, float keep, int count) {
        float take = 1 - keep;
        for (int i = 0; i < count; i++) {
            average[i] = keep * average[i] + take * parameters[i];
        }
    }

    private int count(int piece) {
        return Math.min(Floats.PIECE, size - piece * Floats.PIECE);
    }

    /** Returns the network that has the average as its parameters, as it is now. */
    public ParameterStore store() {
        if (!stored) {
            stored = true;
            for (int i = 0; i < pieces.length; i++) {
                store.values().put(i * Floats.PIECE, pieces[i], count(i));
            }
        }
        return store;
    }

    /** Copies the average. */
    public void copyTo(float[] average) {
        for (int i = 0; i < pieces.length; i++) {
            System.arraycopy(pieces[i], 0, average, i * Floats.PIECE, count(i));
        }
    }

    /** Goes on from an average that was copied. */
    public void restore(float[] average) {
        stored = false;
        for (int i = 0; i < pieces.length; i++) {
            System.arraycopy(average, i * Floats.PIECE, pieces[i], 0, count(i));
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
