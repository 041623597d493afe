package dev.ganvas.engine.optimizer;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns gradients into updates of a flat parameter vector and keeps the state for it. Works through the vector in pieces
 * that fit the nearest cache; the loops are plain so that the just-in-time compiler makes them SIMD. That is several
 * times faster than ND4J's updater operations. Threads of a pool share the vector; the result does not depend on how many.
 *
 * <p>An update rule is one class beside this one, with a line in {@link OptimizerKind}. Not thread-safe: it belongs to the
 * network that it updates.
 */
public abstract class Optimizer implements WorkerPool.ChunkedWork {
    /** Parameters that are worked on at a time: what a piece needs of all arrays is never pushed out of the nearest cache. */
    private static final int PIECE = 256;
    /** Parameters of a chunk: some microseconds, beside which handing it over is little. */
    private static final int CHUNK = 64 * PIECE;

    private static final int MOST_SLOTS = 2;
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /**
     * Added to a moment and taken away again, which changes no bit of one above 1e-22 but keeps the dying moments of
     * units without gradient out of the denormal range, where arithmetic is a hundred times slower.
     */
    static final float TINY = 1e-30f;

    private final OptimizerKind kind;
    /** One value a parameter in each slot, from 0. */
    private final float[][] state;

    private @Nullable Floats gradients;
    private @Nullable Floats vector;
    private int size;
    /** Whether any update left a number that is not finite. */
    private volatile boolean spoilt;

    Optimizer(OptimizerKind kind, int size) {
        this.kind = kind;
        this.state = new float[kind.slots()][size];
    }

    /** Returns which update rule it is. */
    public OptimizerKind kind() {
        return kind;
    }

    /**
     * Does one update.
     *
     * @param gradients of the loss, as long as the state
     * @param vector the parameters, changed in place
     * @param spec of this optimizer's kind
     * @param updates how many there are with this one; Adam corrects its bias by it
     * @param pool whose threads share it
     */
    public final void update(
            Floats gradients, Floats vector, int size, OptimizerSpec spec, long updates, WorkerPool pool) {
        this.gradients = gradients;
        this.vector = vector;
        this.size = size;
        begin(spec, updates);
        pool.run(this, (size + CHUNK - 1) / CHUNK);
    }

    /** Updates one chunk of the parameters. */
    @Override
    public final void run(int chunk, int thread) {
        Scratch scratch = SCRATCH.get();
        Arrays.fill(scratch.doubt, 0);
        int end = Math.min(size, (chunk + 1) * CHUNK);
        for (int from = chunk * CHUNK; from < end; from += PIECE) {
            update(scratch, from, Math.min(PIECE, end - from));
        }
        if (scratch.isSpoilt()) {
            spoilt = true;
        }
    }

    /** State is copied piece by piece as well: with an offset into a long array, the loop would not become SIMD. */
    private void update(Scratch scratch, int from, int count) {
        Floats g = Objects.requireNonNull(gradients);
        Floats p = Objects.requireNonNull(vector);
        g.get(from, scratch.gradient, count);
        p.get(from, scratch.parameters, count);
        for (int slot = 0; slot < state.length; slot++) {
            System.arraycopy(state[slot], from, scratch.slots[slot], 0, count);
        }
        update(scratch.gradient, scratch.parameters, scratch.slots, count);
        // A gradient that is not finite spoils the parameters at once, a square that overflows only the last slot.
        probe(scratch.parameters, scratch.slots[state.length - 1], scratch.doubt, count);
        for (int slot = 0; slot < state.length; slot++) {
            System.arraycopy(scratch.slots[slot], 0, state[slot], from, count);
        }
        p.put(from, scratch.parameters, count);
    }

    private static void probe(float[] p, float[] slot, float[] doubt, int count) {
        for (int i = 0; i < count; i++) {
            doubt[i] += p[i] * 0f + slot[i] * 0f;
        }
    }

    /** Returns whether every update so far left finite numbers. */
    public final boolean isFinite() {
        return !spoilt;
    }

    /** Returns what it remembers, to be read or written in place. */
    public final float[][] state() {
        return state;
    }

    @Override
    public final String title() {
        return "optimizer, " + state[0].length + " parameters";
    }

    /** Takes in the constants of the update that follows. */
    abstract void begin(OptimizerSpec spec, long updates);

    /** Updates {@code count} parameters {@code p} and their state by the gradients {@code g}. */
    abstract void update(float[] g, float[] p, float[][] slots, int count);

    /** What a thread works on. */
    private static final class Scratch {
        private static final int FEW = 64;

        private final float[] gradient = new float[PIECE];
        private final float[] parameters = new float[PIECE];
        private final float[][] slots = new float[MOST_SLOTS][PIECE];
        /** Stays 0 as long as all that it was shown is finite: 0 times anything else is not a number, which no sum loses. */
        private final float[] doubt = new float[PIECE];

        private final float[] half = new float[PIECE / 2];

        boolean isSpoilt() {
            for (int left = PIECE / 2; left >= FEW; left /= 2) {
                System.arraycopy(doubt, left, half, 0, left);
                add(doubt, half, left);
            }
            float sum = 0;
            for (int i = 0; i < FEW; i++) {
                sum += doubt[i];
            }
            return sum != 0;
        }

        private static void add(float[] to, float[] values, int count) {
            for (int i = 0; i < count; i++) {
                to[i] += values[i];
            }
        }
    }
}
