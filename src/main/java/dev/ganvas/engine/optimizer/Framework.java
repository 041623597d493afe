package dev.ganvas.engine.optimizer;

/** What the frameworks of the published systems do differently without anybody saying so. */
public enum Framework {
    /**
     * Adam adds epsilon 1e-8 to the root of the corrected second moment (the paper's Algorithm 1); each network counts
     * its own updates; the running statistics of batch normalization are not parameters.
     */
    PYTORCH(1e-8),
    /**
     * Adam adds epsilon 1e-7 to the root of the uncorrected second moment (the paper's "epsilon hat", also DL4J's way);
     * one optimizer object, and so one count of updates, serves both networks; the running statistics of batch
     * normalization count as parameters.
     */
    KERAS(1e-7);

    private final double epsilon;

    Framework(double epsilon) {
        this.epsilon = epsilon;
    }

    /** Returns what keeps the divisor of RMSProp and Adam above zero. */
    public double epsilon() {
        return epsilon;
    }
}
