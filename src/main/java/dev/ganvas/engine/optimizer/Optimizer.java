package dev.ganvas.engine.optimizer;

import dev.ganvas.engine.plan.Floats;

/**
 * Turns gradients into updates of a flat parameter vector and keeps the state for it. Works through the vector in pieces
 * that fit the nearest cache; the loops are plain so that the just-in-time compiler makes them SIMD. That is several
 * times faster than ND4J's updater operations, and the result does not depend on the number of threads.
 *
 * <p>An update rule is one class beside this one, with a line in {@link OptimizerKind}. Not thread-safe: it belongs to the
 * network that it updates.
 */
public abstract class Optimizer {
    private static final int PIECE = Floats.PIECE;

    /**
     * Added to a moment and taken away again, which changes no bit of one above 1e-22 but keeps the dying moments of
     * units without gradient out of the denormal range, where arithmetic is a hundred times slower.
     */
    static final float TINY = 1e-30f;

    private final OptimizerKind kind;
    /** One value a parameter in each slot, from 0. */
    private final float[][] state;

    private final float[][] statePieces;
    private final float[] gradient = new float[PIECE];
    private final float[] parameters = new float[PIECE];
    /** Stays 0 as long as all that it was shown is finite: 0 times anything else is not a number, which no sum loses. */
    private final float[] doubt = new float[PIECE];

    Optimizer(OptimizerKind kind, int size) {
        this.kind = kind;
        this.state = new float[kind.slots()][size];
        this.statePieces = new float[kind.slots()][PIECE];
    }

    /** Returns which update rule it is. */
    public OptimizerKind kind() {
        return kind;
    }

    /**
     * Does one update. State is copied piece by piece as well: with an offset into a long array, the loop would not become
     * SIMD.
     *
     * @param gradients of the loss, as long as the state
     * @param vector the parameters, changed in place
     * @param spec of this optimizer's kind
     * @param updates how many there are with this one; Adam corrects its bias by it
     */
    public final void update(Floats gradients, Floats vector, int size, OptimizerSpec spec, long updates) {
        begin(spec, updates);
        for (int from = 0; from < size; from += PIECE) {
            int count = Math.min(PIECE, size - from);
            gradients.get(from, gradient, count);
            vector.get(from, parameters, count);
            for (int slot = 0; slot < state.length; slot++) {
                System.arraycopy(state[slot], from, statePieces[slot], 0, count);
            }
            update(gradient, parameters, statePieces, count);
            // A gradient that is not finite spoils the parameters at once, a square that overflows only the last slot.
            probe(parameters, statePieces[state.length - 1], doubt, count);
            for (int slot = 0; slot < state.length; slot++) {
                System.arraycopy(statePieces[slot], 0, state[slot], from, count);
            }
            vector.put(from, parameters, count);
        }
    }

    private static void probe(float[] p, float[] slot, float[] doubt, int count) {
        for (int i = 0; i < count; i++) {
            doubt[i] += p[i] * 0f + slot[i] * 0f;
        }
    }

    /** Returns whether every update so far left finite numbers. */
    public final boolean isFinite() {
        int shown = Math.min(PIECE, state[0].length);
        float sum = 0;
        for (int i = 0; i < shown; i++) {
            sum += doubt[i];
        }
        return sum == 0;
    }

    /** Returns what it remembers, to be read or written in place. */
    public final float[][] state() {
        return state;
    }

    /** Takes in the constants of the update that follows. */
    abstract void begin(OptimizerSpec spec, long updates);

    /** Updates {@code count} parameters {@code p} and their state by the gradients {@code g}. */
    abstract void update(float[] g, float[] p, float[][] slots, int count);
}
