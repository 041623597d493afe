package dev.ganvas.engine;

/**
 * Turns gradients into updates of a flat parameter vector and keeps the state for it. Works through the vector in pieces
 * that fit the nearest cache; the loops are plain so that the just-in-time compiler makes them SIMD. That is several
 * times faster than ND4J's updater operations, and the result does not depend on the number of threads.
 */
abstract sealed class Optimizer {
    private static final int PIECE = Floats.PIECE;

    /**
     * Added to a moment and taken away again, which changes no bit of one above 1e-22 but keeps the dying moments of
     * units without gradient out of the denormal range, where arithmetic is a hundred times slower.
     */
    private static final float TINY = 1e-30f;

    private final OptimizerKind kind;
    /** One value a parameter in each slot, from 0. */
    private final float[][] state;

    private final float[][] statePieces;
    private final float[] gradient = new float[PIECE];
    private final float[] parameters = new float[PIECE];
    /** Stays 0 as long as all that it was shown is finite: 0 times anything else is not a number, which no sum loses. */
    private final float[] doubt = new float[PIECE];

    Optimizer(OptimizerKind kind, int size) {
        this.kind = kind;
        this.state = new float[kind.slots()][size];
        this.statePieces = new float[kind.slots()][PIECE];
    }

    /** Creates an optimizer with empty state for {@code size} parameters. */
    static Optimizer create(OptimizerKind kind, int size) {
        return switch (kind) {
            case SGD -> new Sgd(size);
            case RMSPROP -> new RmsProp(size);
            case ADAM -> new Adam(size);
        };
    }

    OptimizerKind kind() {
        return kind;
    }

    /**
     * Does one update. State is copied piece by piece as well: with an offset into a long array, the loop would not become
     * SIMD.
     *
     * @param gradients of the loss, as long as the state
     * @param vector the parameters, changed in place
     * @param spec of this optimizer's kind
     * @param updates how many there are with this one; Adam corrects its bias by it
     */
    final void update(Floats gradients, Floats vector, int size, OptimizerSpec spec, long updates) {
        begin(spec, updates);
        for (int from = 0; from < size; from += PIECE) {
            int count = Math.min(PIECE, size - from);
            gradients.get(from, gradient, count);
            vector.get(from, parameters, count);
            for (int slot = 0; slot < state.length; slot++) {
                System.arraycopy(state[slot], from, statePieces[slot], 0, count);
            }
            update(gradient, parameters, statePieces, count);
            // A gradient that is not finite spoils the parameters at once, a square that overflows only the last slot.
            probe(parameters, statePieces[state.length - 1], doubt, count);
            for (int slot = 0; slot < state.length; slot++) {
                System.arraycopy(statePieces[slot], 0, state[slot], from, count);
            }
            vector.put(from, parameters, count);
        }
    }

    private static void probe(float[] p, float[] slot, float[] doubt, int count) {
        for (int i = 0; i < count; i++) {
            doubt[i] += p[i] * 0f + slot[i] * 0f;
        }
    }

    /** Returns whether every update so far left finite numbers. */
    final boolean isFinite() {
        int shown = Math.min(PIECE, state[0].length);
        float sum = 0;
        for (int i = 0; i < shown; i++) {
            sum += doubt[i];
        }
        return sum == 0;
    }

    /** Returns what it remembers, to be read or written in place. */
    final float[][] state() {
        return state;
    }

    /** Takes in the constants of the update that follows. */
    abstract void begin(OptimizerSpec spec, long updates);

    /** Updates {@code count} parameters {@code p} and their state by the gradients {@code g}. */
    abstract void update(float[] g, float[] p, float[][] slots, int count);

    /**
     * Gradient descent with classical momentum (Polyak; as Keras writes it): {@code v = mu v + lr g; p = p - v}. With
     * {@code mu = 0} this is plain {@code p = p - lr g}.
     */
    static final class Sgd extends Optimizer {
        private float learningRate;
        private float momentum;

        Sgd(int size) {
            super(OptimizerKind.SGD, size);
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

    /**
     * RMSProp (Hinton, lecture 6e): {@code a = rho a + (1 - rho) g^2; p = p - lr g / (sqrt(a) + eps)}, with {@code a}
     * from 0, as PyTorch and Keras have it.
     */
    static final class RmsProp extends Optimizer {
        private float learningRate;
        private float rho;
        private float epsilon;

        RmsProp(int size) {
            super(OptimizerKind.RMSPROP, size);
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

    /**
     * Adam (Kingma and Ba, 2015): {@code m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p = p - lr mHat / (sqrt(vHat) +
     * eps)} with {@code mHat = m / (1 - b1^t)} and {@code vHat = v / (1 - b2^t)}, {@code t} counted from 1. Written as
     * {@code alpha m / (sqrt(v) + e)}, where {@code e} is {@code eps sqrt(1 - b2^t)} in PyTorch and {@code eps} itself
     * in Keras.
     */
    static final class Adam extends Optimizer {
        private float alpha;
        private float beta1;
        private float beta2;
        private float epsilon;

        Adam(int size) {
            super(OptimizerKind.ADAM, size);
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
}
