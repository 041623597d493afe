package dev.ganvas.engine.loss;

/** The losses that Ganvas offers, a line each; what each one does stands in its own file. */
@SuppressWarnings("ImmutableEnumChecker") // losses hold nothing
public enum LossKind {
    NON_SATURATING(new NonSaturating()),
    MINIMAX(new Minimax()),
    LEAST_SQUARES(new LeastSquares()),
    WASSERSTEIN(new Wasserstein()),
    HINGE(new Hinge()),
    RELATIVISTIC(new Relativistic());

    private final GanLoss loss;

    LossKind(GanLoss loss) {
        this.loss = loss;
    }

    /** Returns what it does. */
    public GanLoss loss() {
        return loss;
    }
}
