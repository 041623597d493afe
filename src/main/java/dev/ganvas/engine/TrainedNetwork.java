package dev.ganvas.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** A DL4J network with the optimizer that trains it. The network holds parameters and gradients, each in one vector. */
final class TrainedNetwork implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final int size;
    private final FloatPointer parameters;
    private final FloatPointer gradients;
    private @Nullable Optimizer optimizer;

    TrainedNetwork(MultiLayerNetwork network) {
        this.network = network;
        this.size = Math.toIntExact(network.numParams());
        this.parameters = new FloatPointer(network.params().data().pointer());
        this.gradients = new FloatPointer(network.getFlattenedGradients().data().pointer());
    }

    MultiLayerNetwork network() {
        return network;
    }

    void initialize(Initializer initializer, long seed) {
        Networks.initialize(network, initializer, seed);
        optimizer = null;
    }

    /** Updates the parameters by the gradients. Another kind of optimizer than before starts with empty state. */
    void update(OptimizerSpec spec) {
        Optimizer fit = optimizer;
        if (fit == null || fit.kind() != spec.kind()) {
            fit = Optimizer.create(spec.kind(), size);
            optimizer = fit;
        }
        fit.update(gradients, parameters, size, spec);
    }

    @Override
    public void close() {
        network.close();
    }
}
