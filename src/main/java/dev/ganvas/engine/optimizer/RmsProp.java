package dev.ganvas.engine.optimizer;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * RMSProp (Hinton, lecture 6e): {@code a = rho a + (1 - rho) g^2; p = p - lr g / (sqrt(a) + eps)}, with {@code a}
 * from 0, as PyTorch and Keras have it.
 */
final class RmsProp extends Optimizer {
    /** How many numbers it remembers for each parameter. */
    static final int SLOTS = 1;

    private float learningRate;
    private float rho;
    private float epsilon;

    RmsProp(int size) {
        super(OptimizerKind.RMSPROP, size);
    }

    /** Returns it as a saved network names it. */
    static IUpdater stored(OptimizerSpec spec) {
        return new org.nd4j.linalg.learning.config.RmsProp(
                spec.learningRate(), spec.rho(), spec.framework().epsilon());
    }

    @Override
    void begin(OptimizerSpec spec, long updates) {
        learningRate = (float) spec.learningRate();
        rho = (float) spec.rho();
        epsilon = (float) spec.framework().epsilon();
    }

    @Override
    void update(float[] g, float[] p, float[][] slots, int count) {
        float[] a = slots[0];
        float lr = learningRate;
        float keep = rho;
        float take = 1 - rho;
        float eps = epsilon;
        for (int i = 0; i < count; i++) {
            float x = g[i];
            float next = (keep * a[i] + take * (x * x) + TINY) - TINY;
            a[i] = next;
            p[i] -= lr * x / ((float) Math.sqrt(next) + eps);
        }
    }
}
