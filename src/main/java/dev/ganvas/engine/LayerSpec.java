package dev.ganvas.engine;

import java.util.List;
import java.util.Locale;

/** One layer of a {@link NetworkSpec}: what it computes, without its input size, which follows from the layer below. */
public sealed interface LayerSpec {

    /** Returns what the layer looks like on rows of {@code inputs} values. */
    LayerSummary summary(int inputs);

    /**
     * A fully connected layer: {@code y = f(x W + b)}.
     *
     * @param units number of outputs, at least 1
     * @param activation {@code f}
     */
    record Dense(int units, Activation activation) implements LayerSpec {
        @Override
        public LayerSummary summary(int inputs) {
            String function = activation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return new LayerSummary("dense, " + function, List.of(units), (inputs + 1L) * units);
        }
    }
}
