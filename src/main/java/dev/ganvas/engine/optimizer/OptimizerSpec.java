package dev.ganvas.engine.optimizer;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * An optimizer and its constants. All of them may change between two steps; the state of the optimizer stays unless
 * the kind changes.
 *
 * @param kind which update rule
 * @param learningRate above 0
 * @param momentum of {@link OptimizerKind#SGD}, in [0, 1)
 * @param rho decay of the squared gradient of {@link OptimizerKind#RMSPROP}, in [0, 1)
 * @param beta1 decay of {@link OptimizerKind#ADAM}'s first moment, in [0, 1)
 * @param beta2 decay of {@link OptimizerKind#ADAM}'s second moment, in [0, 1)
 * @param framework whose epsilon it is, and where Adam adds it
 */
public record OptimizerSpec(
        OptimizerKind kind,
        double learningRate,
        double momentum,
        double rho,
        double beta1,
        double beta2,
        Framework framework) {

    /** Returns the nearest DL4J updater, which a saved network names. */
    public IUpdater stored() {
        return OptimizerKind.stored(this);
    }
}
