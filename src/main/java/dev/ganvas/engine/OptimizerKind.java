package dev.ganvas.engine;

/** The optimizers that Ganvas offers. */
public enum OptimizerKind {
    /** Stochastic gradient descent, with classical momentum when its momentum is above zero. */
    SGD,
    /** Root mean square propagation (Hinton, Coursera lecture 6e). */
    RMSPROP,
    /** Adaptive moments (Kingma and Ba, 2015). */
    ADAM
}
