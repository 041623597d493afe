package dev.ganvas.engine.network;

import dev.ganvas.engine.TrainerState;
import dev.ganvas.engine.optimizer.OptimizerKind;
import org.jspecify.annotations.Nullable;

/**
 * The state of one network in training: every parameter, running statistics of batch normalization included, and what
 * its optimizer remembers. Not thread-safe: whoever holds the {@link TrainerState} owns it.
 */
public final class NetworkState {
    private final float[] parameters;
    private final float[] directions;
    private final float[] average;
    private float[][] slots = new float[0][];
    private @Nullable OptimizerKind optimizer;
    private @Nullable OptimizerKind counted;
    private long updates;

    /** Creates room for {@code size} parameters, of a network without an optimizer yet. */
    public NetworkState(int size) {
        this(size, 0, 0);
    }

    /**
     * Creates room for a network that is steadied, without an optimizer yet.
     *
     * @param size its parameters
     * @param directions values that spectral normalization keeps
     * @param averaged values that a moving average keeps
     */
    public NetworkState(int size, int directions, int averaged) {
        this.parameters = new float[size];
        this.directions = new float[directions];
        this.average = new float[averaged];
    }

    /** Returns the parameters, to be read or written in place. */
    public float[] parameters() {
        return parameters;
    }

    /** Returns the directions that spectral normalization found, to be read or written in place; none without it. */
    public float[] directions() {
        return directions;
    }

    /** Returns the moving average of the parameters, to be read or written in place; none where there is none. */
    public float[] average() {
        return average;
    }

    /** Returns the parameters that samples are made with: their average where there is one. */
    public float[] sampled() {
        return average.length > 0 ? average : parameters;
    }

    /** Returns what the optimizer remembers: arrays as long as the parameters, to be read or written in place. */
    public float[][] slots() {
        return slots;
    }

    /** Returns which optimizer it is that remembers; null before its first update. */
    public @Nullable OptimizerKind optimizer() {
        return optimizer;
    }

    /** Returns which kind of optimizer began the count of updates; null before its first update. */
    public @Nullable OptimizerKind counted() {
        return counted;
    }

    /** Returns how many updates there were. */
    public long updates() {
        return updates;
    }

    /** Makes room for what an optimizer of {@code kind} remembers, or, for null, for nothing; keeps arrays that fit. */
    public void setOptimizer(@Nullable OptimizerKind kind) {
        optimizer = kind;
        int count = kind == null ? 0 : kind.slots();
        if (slots.length != count) {
            slots = new float[count][parameters.length];
        }
    }

    /** Says how many updates there were, and which kind of optimizer began to count them. */
    public void setUpdates(@Nullable OptimizerKind kind, long count) {
        counted = kind;
        updates = count;
    }

    /** Returns whether every number of it is finite. */
    public boolean isFinite() {
        boolean finite = isFinite(parameters) && isFinite(directions) && isFinite(average);
        for (float[] slot : slots) {
            finite &= isFinite(slot);
        }
        return finite;
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
