package dev.ganvas.engine.network;

import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.Signal;

/**
 * The discriminator's answers as one logit a row, whether it gives one logit or two classes: the softmax of two logits is
 * the sigmoid of their difference, class 1 being "real".
 */
public final class DiscriminatorOutput implements AutoCloseable {
    private final int classes;
    private final NativeRows logits;
    private final NativeRows gradients;
    private final float[] raw;

    /**
     * Allocates it.
     *
     * @param classes 1 for one logit a row, or 2
     */
    public DiscriminatorOutput(int rows, int classes) {
        this.classes = classes;
        this.logits = new NativeRows(rows, classes);
        this.gradients = new NativeRows(rows, classes);
        this.raw = new float[rows * classes];
    }

    /** Returns where the discriminator writes, and where its gradient is read from. */
    public Signal signal() {
        return Signal.of(logits, gradients);
    }

    /** Reads {@code count} logits from {@code row} on into the same places of {@code target}. */
    public void read(int row, int count, float[] target) {
        logits.get(row, raw, count * classes);
        for (int i = 0; i < count; i++) {
            target[row + i] = classes == 1 ? raw[i] : raw[2 * i + 1] - raw[2 * i];
        }
    }

    /** Writes the gradients of {@code count} logits, which stand in {@code source} from {@code row} on. */
    public void write(int row, int count, float[] source) {
        for (int i = 0; i < count; i++) {
            float gradient = source[row + i];
            if (classes == 1) {
                raw[i] = gradient;
            } else {
                raw[2 * i] = -gradient;
                raw[2 * i + 1] = gradient;
            }
        }
        gradients.put(row, raw, count * classes);
    }

    @Override
    public void close() {
        logits.close();
        gradients.close();
    }
}
