package dev.ganvas.engine.network;

import dev.ganvas.engine.optimizer.Optimizer;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.ParameterViews;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** A DL4J network with the optimizer that trains it. The network holds parameters and gradients, each in one vector. */
public final class TrainedNetwork implements AutoCloseable {
    private final NetworkSpec spec;
    private final ParameterStore store;
    private final int size;
    private final UpdateCount count;
    private final WorkerPool pool;
    private final List<List<ParameterViews.Place>> places;
    private final float[] piece = new float[Floats.PIECE];
    private final @Nullable SpectralNorm norm;
    private @Nullable Optimizer optimizer;

    /**
     * Takes over a network.
     *
     * @param spec what it is
     * @param store its parameters
     * @param count of its updates
     * @param pool whose threads update it; not owned
     * @param normalized whether it computes with weights of spectral norm 1, in the place of those that are trained
     */
    public TrainedNetwork(
            NetworkSpec spec, ParameterStore store, UpdateCount count, WorkerPool pool, boolean normalized) {
        this.spec = spec;
        this.store = store;
        this.count = count;
        this.pool = pool;
        this.size = store.size();
        this.places = NetworkBuilder.views(spec, store).stream()
                .map(ParameterViews::places)
                .toList();
        this.norm = normalized ? new SpectralNorm(spec, store, pool) : null;
    }

    /** Counts updates, for one network or, where the published system shares one optimizer object, for both. */
    public static final class UpdateCount {
        private long updates;
        private @Nullable OptimizerKind kind;

        /** Starts from 0 with an optimizer of another kind than before. */
        private void begin(OptimizerKind begun) {
            if (begun != kind) {
                clear();
            }
            kind = begun;
        }

        private void clear() {
            updates = 0;
            kind = null;
        }
    }

    /** Returns the network as DL4J has it, to be written to a file. */
    public MultiLayerNetwork network() {
        return store.network();
    }

    /** Returns where the parameters of each layer lie, from input to output. */
    public List<List<ParameterViews.Place>> places() {
        return places;
    }

    /** Draws the first weights, and forgets what its optimizer remembers. */
    public void initialize(long seed) {
        NetworkBuilder.drawFirst(spec, store, seed);
        if (norm != null) {
            norm.begin(seed);
        }
        optimizer = null;
        count.clear();
    }

    /**
     * Updates the parameters by the gradients. Another kind of optimizer than before starts with empty state.
     *
     * @param bound to which every trained parameter is cut, {@code [-bound, bound]}; 0 for none
     */
    public void update(OptimizerSpec spec, float bound) {
        Optimizer fit = optimizer;
        if (fit == null || fit.kind() != spec.kind()) {
            fit = spec.kind().create(size);
            optimizer = fit;
            count.begin(spec.kind());
        }
        count.updates++;
        if (norm != null) {
            norm.followOriginal();
        }
        fit.update(store.gradients(), trained(), size, spec, count.updates, pool);
        if (bound > 0) {
            clip(bound);
        }
        if (norm != null) {
            norm.changed();
        }
    }

    private Floats trained() {
        return norm == null ? store.values() : norm.trained();
    }

    /** Returns the gradients that the next update follows. */
    public Floats gradients() {
        return store.gradients();
    }

    private void clip(float bound) {
        for (List<ParameterViews.Place> layer : places) {
            for (ParameterViews.Place place : layer) {
                if (place.parameter().role() == Parameter.Role.TRAINED) {
                    clip(place.from(), place.to(), bound);
                }
            }
        }
    }

    private void clip(int from, int to, float bound) {
        for (int at = from; at < to; at += Floats.PIECE) {
            int count = Math.min(Floats.PIECE, to - at);
            trained().get(at, piece, count);
            for (int i = 0; i < count; i++) {
                piece[i] = Math.max(-bound, Math.min(bound, piece[i]));
            }
            trained().put(at, piece, count);
        }
    }

    /** Returns the parameters that it computes with, in {@code into} if it is as long. */
    public float[] copyParameters(float[] into) {
        return copy(store.values(), into);
    }

    /** Returns the gradients that the last update followed, in {@code into} if it is as long. */
    public float[] copyGradients(float[] into) {
        return copy(store.gradients(), into);
    }

    private float[] copy(Floats from, float[] into) {
        float[] copy = into.length == size ? into : new float[size];
        from.get(0, copy, size);
        return copy;
    }

    /** Returns whether its parameters and what its optimizer remembers were finite numbers after every update. */
    public boolean isFinite() {
        return optimizer == null || optimizer.isFinite();
    }

    /** Copies its state out; allocates only where the optimizer is of another kind than that of the last copy. */
    public void copyTo(NetworkState state) {
        store.values().get(0, state.parameters(), size);
        if (norm != null) {
            norm.copyTo(state);
        }
        Optimizer used = optimizer;
        state.setOptimizer(used == null ? null : used.kind());
        if (used != null) {
            copy(used.state(), state.slots());
        }
        state.setUpdates(count.kind, count.updates);
    }

    /** Goes on from a state. */
    public void restore(NetworkState state) {
        if (state.parameters().length != size) {
            throw new IllegalArgumentException("A state of %d parameters cannot be that of a network of %d."
                    .formatted(state.parameters().length, size));
        }
        store.values().put(0, state.parameters(), size);
        if (norm != null) {
            norm.restore(state);
        }
        OptimizerKind kind = state.optimizer();
        optimizer = kind == null ? null : kind.create(size);
        if (optimizer != null) {
            copy(state.slots(), optimizer.state());
        }
        count.kind = state.counted();
        count.updates = state.updates();
    }

    private static void copy(float[][] from, float[][] to) {
        for (int slot = 0; slot < from.length; slot++) {
            System.arraycopy(from[slot], 0, to[slot], 0, from[slot].length);
        }
    }

    @Override
    public void close() {
        if (norm != null) {
            norm.close();
        }
        store.close();
    }
}
