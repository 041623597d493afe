package dev.ganvas.engine;

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
 * @param epsilon keeps the divisor of RMSProp and Adam above zero
 * @param epsilonRule where Adam adds epsilon
 */
public record OptimizerSpec(
        OptimizerKind kind,
        double learningRate,
        double momentum,
        double rho,
        double beta1,
        double beta2,
        double epsilon,
        EpsilonRule epsilonRule) {

    /** Where Adam adds epsilon: the two frameworks of the published systems differ. */
    public enum EpsilonRule {
        /** To the root of the bias-corrected second moment (PyTorch, and the paper's Algorithm 1). */
        AFTER_CORRECTION,
        /** To the root of the uncorrected second moment (Keras, DL4J; "epsilon hat" in the paper's section 2). */
        BEFORE_CORRECTION
    }
}
