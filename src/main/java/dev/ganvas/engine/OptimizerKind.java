package dev.ganvas.engine;

/** The optimizers that Ganvas offers. */
public enum OptimizerKind {
    /** Stochastic gradient descent, with classical momentum when its momentum is above zero. */
    SGD(1),
    /** Root mean square propagation (Hinton, Coursera lecture 6e). */
    RMSPROP(1),
    /** Adaptive moments (Kingma and Ba, 2015). */
    ADAM(2);

    private final int slots;

    OptimizerKind(int slots) {
        this.slots = slots;
    }

    /** Returns how many numbers it remembers for each parameter. */
    public int slots() {
        return slots;
    }
}
