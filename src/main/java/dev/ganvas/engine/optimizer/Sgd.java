package dev.ganvas.engine.optimizer;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Gradient descent with classical momentum (Polyak; as Keras writes it): {@code v = mu v + lr g; p = p - v}. With
 * {@code mu = 0} this is plain {@code p = p - lr g}.
 */
final class Sgd extends Optimizer {
    /** How many numbers it remembers for each parameter. */
    static final int SLOTS = 1;

    private float learningRate;
    private float momentum;

    Sgd(int size) {
        super(OptimizerKind.SGD, size);
    }

    /** DL4J has no classical momentum, so a saved network names plain SGD. */
    static IUpdater stored(OptimizerSpec spec) {
        return new org.nd4j.linalg.learning.config.Sgd(spec.learningRate());
    }

    @Override
    void begin(OptimizerSpec spec, long updates) {
        learningRate = (float) spec.learningRate();
        momentum = (float) spec.momentum();
    }

    @Override
    void update(float[] g, float[] p, float[][] slots, int count) {
        float[] v = slots[0];
        float lr = learningRate;
        float mu = momentum;
        for (int i = 0; i < count; i++) {
            float next = (mu * v[i] + lr * g[i] + TINY) - TINY;
            v[i] = next;
            p[i] -= next;
        }
    }
}
