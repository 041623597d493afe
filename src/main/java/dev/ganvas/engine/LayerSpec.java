package dev.ganvas.engine;

/** One layer of a {@link NetworkSpec}: what it computes, without its input size, which follows from the layer below. */
public sealed interface LayerSpec {

    /**
     * A fully connected layer: {@code y = f(x W + b)}.
     *
     * @param units number of outputs, at least 1
     * @param activation {@code f}
     */
    record Dense(int units, Activation activation) implements LayerSpec {}
}
