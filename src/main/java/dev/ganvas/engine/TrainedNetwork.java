package dev.ganvas.engine;

import dev.ganvas.engine.optimizer.Optimizer;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.plan.Floats;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** A DL4J network with the optimizer that trains it. The network holds parameters and gradients, each in one vector. */
final class TrainedNetwork implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final int size;
    private final Floats parameters;
    private final Floats gradients;
    private final UpdateCount count;
    private @Nullable Optimizer optimizer;

    TrainedNetwork(MultiLayerNetwork network, UpdateCount count) {
        this.network = network;
        this.count = count;
        this.size = Math.toIntExact(network.numParams());
        this.parameters = new Floats(network.params());
        this.gradients = new Floats(network.getFlattenedGradients());
    }

    /** Counts updates, for one network or, where the published system shares one optimizer object, for both. */
    static final class UpdateCount {
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

    MultiLayerNetwork network() {
        return network;
    }

    void initialize(Initializer initializer, long seed) {
        FirstWeights.draw(network, initializer, seed);
        optimizer = null;
        count.clear();
    }

    /** Updates the parameters by the gradients. Another kind of optimizer than before starts with empty state. */
    void update(OptimizerSpec spec) {
        Optimizer fit = optimizer;
        if (fit == null || fit.kind() != spec.kind()) {
            fit = spec.kind().create(size);
            optimizer = fit;
            count.begin(spec.kind());
        }
        count.updates++;
        fit.update(gradients, parameters, size, spec, count.updates);
    }

    /** Returns the parameters, in {@code into} if it is as long. */
    float[] copyParameters(float[] into) {
        return copy(parameters, into);
    }

    /** Returns the gradients that the last update followed, in {@code into} if it is as long. */
    float[] copyGradients(float[] into) {
        return copy(gradients, into);
    }

    private float[] copy(Floats from, float[] into) {
        float[] copy = into.length == size ? into : new float[size];
        from.get(0, copy, size);
        return copy;
    }

    /** Returns whether its parameters and what its optimizer remembers were finite numbers after every update. */
    boolean isFinite() {
        return optimizer == null || optimizer.isFinite();
    }

    /** Copies its state out; allocates only where the optimizer is of another kind than that of the last copy. */
    void copyTo(NetworkState state) {
        parameters.get(0, state.parameters(), size);
        Optimizer used = optimizer;
        state.setOptimizer(used == null ? null : used.kind());
        if (used != null) {
            copy(used.state(), state.slots());
        }
        state.setUpdates(count.kind, count.updates);
    }

    /** Goes on from a state. */
    void restore(NetworkState state) {
        if (state.parameters().length != size) {
            throw new IllegalArgumentException("A state of %d parameters cannot be that of a network of %d."
                    .formatted(state.parameters().length, size));
        }
        parameters.put(0, state.parameters(), size);
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
        Networks.close(network);
    }
}
