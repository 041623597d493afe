package dev.ganvas.engine.optimizer;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Adam (Kingma and Ba, 2015): {@code m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p = p - lr mHat / (sqrt(vHat) +
 * eps)} with {@code mHat = m / (1 - b1^t)} and {@code vHat = v / (1 - b2^t)}, {@code t} counted from 1. Written as
 * {@code alpha m / (sqrt(v) + e)}, where {@code e} is {@code eps sqrt(1 - b2^t)} in PyTorch and {@code eps} itself
 * in Keras.
 */
final class Adam extends Optimizer {
    /** How many numbers it remembers for each parameter. */
    static final int SLOTS = 2;

    private float alpha;
    private float beta1;
    private float beta2;
    private float epsilon;

    Adam(int size) {
        super(OptimizerKind.ADAM, size);
    }

    /** Returns it as a saved network names it. */
    static IUpdater stored(OptimizerSpec spec) {
        return new org.nd4j.linalg.learning.config.Adam(
                spec.learningRate(),
                spec.beta1(),
                spec.beta2(),
                spec.framework().epsilon());
    }

    @Override
    void begin(OptimizerSpec spec, long updates) {
        double correction1 = 1 - Math.pow(spec.beta1(), (double) updates);
        double correction2 = Math.sqrt(1 - Math.pow(spec.beta2(), (double) updates));
        alpha = (float) (spec.learningRate() * correction2 / correction1);
        beta1 = (float) spec.beta1();
        beta2 = (float) spec.beta2();
        double eps = spec.framework().epsilon();
        epsilon = (float) (spec.framework() == Framework.PYTORCH ? eps * correction2 : eps);
    }

    @Override
    void update(float[] g, float[] p, float[][] slots, int count) {
        float[] m = slots[0];
        float[] v = slots[1];
        float a = alpha;
        float keep1 = beta1;
        float take1 = 1 - beta1;
        float keep2 = beta2;
        float take2 = 1 - beta2;
        float eps = epsilon;
        for (int i = 0; i < count; i++) {
            float x = g[i];
            float mean = (keep1 * m[i] + take1 * x + TINY) - TINY;
            float square = (keep2 * v[i] + take2 * (x * x) + TINY) - TINY;
            m[i] = mean;
            v[i] = square;
            p[i] -= a * mean / ((float) Math.sqrt(square) + eps);
        }
    }
}
