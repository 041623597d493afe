package dev.ganvas.engine;

import dev.ganvas.engine.optimizer.Framework;

/** One layer of a {@link NetworkSpec}: what it computes, without its input size, which follows from the layer below. */
public sealed interface LayerSpec {

    /** Whether a layer adds a bias. */
    enum Bias {
        WITH,
        WITHOUT
    }

    /**
     * A fully connected layer: {@code y = f(x W + b)}. Takes pictures as rows.
     *
     * @param units number of outputs, at least 1
     * @param activation {@code f}
     */
    record Dense(int units, Activation activation) implements LayerSpec {}

    /**
     * A convolution, without or with a bias.
     *
     * @param channels number of output channels
     * @param kernel width of the square kernel
     * @param stride step between outputs
     * @param padding rows of zeros on each side
     * @param bias whether a bias is added
     * @param activation what follows
     */
    record Convolution(int channels, int kernel, int stride, int padding, Bias bias, Activation activation)
            implements LayerSpec {}

    /**
     * A transposed convolution: {@code out = (in - 1) stride + kernel - 2 padding}.
     *
     * @param channels number of output channels
     * @param kernel width of the square kernel
     * @param stride step between inputs
     * @param padding rows cut off on each side
     * @param bias whether a bias is added
     * @param activation what follows
     */
    record TransposedConvolution(int channels, int kernel, int stride, int padding, Bias bias, Activation activation)
            implements LayerSpec {}

    /**
     * Batch normalization of each channel (Ioffe and Szegedy, 2015): {@code y = gamma (x - mean) / sqrt(var + eps) +
     * beta}, then {@code f}.
     *
     * @param keep share of the running statistics that an update keeps: Keras's momentum, one less PyTorch's
     * @param epsilon added to the variance
     * @param framework whose it is
     * @param activation {@code f}: IDENTITY, RELU or LEAKY_RELU
     */
    record BatchNormalization(double keep, double epsilon, Framework framework, Activation activation)
            implements LayerSpec {}

    /**
     * Inverted dropout, in every training pass: each value is 0 with probability {@code rate}, else divided by {@code 1 -
     * rate}.
     *
     * @param rate in [0, 1)
     */
    record Dropout(double rate) implements LayerSpec {}

    /** The mean of each channel. */
    record GlobalAveragePooling() implements LayerSpec {}
}
