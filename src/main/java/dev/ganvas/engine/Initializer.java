package dev.ganvas.engine;

/** The laws from which the first weights are drawn. */
public enum Initializer {
    /**
     * Weights and biases uniform in {@code +-1/sqrt(fan_in)}: what PyTorch's layers do when nothing else is said, and so
     * what E1, E4 and E5 of the published systems do.
     */
    PYTORCH_UNIFORM,
    /** Weights uniform in {@code +-sqrt(6 / (fan_in + fan_out))}, biases zero: the Keras default (Glorot and Bengio). */
    GLOROT_UNIFORM,
    /**
     * Convolutions N(0, 0.02) and scales of batch normalization N(1, 0.02), as in the DCGAN paper; dense layers and biases
     * as in {@link #PYTORCH_UNIFORM} (E3).
     */
    DCGAN_NORMAL
}
