package dev.ganvas.engine;

/** The activation functions that a plan can compute. Stateless; any thread. */
public enum Activation {
    /** {@code f(x) = x}. */
    IDENTITY {
        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double slope(double x) {
            return 1;
        }
    },
    /** {@code f(x) = 1 / (1 + exp(-x))}. */
    SIGMOID {
        @Override
        public double value(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public double slope(double x) {
            double y = value(x);
            return y * (1 - y);
        }
    },
    /** {@code f(x) = max(0, x)}. */
    RELU {
        @Override
        public double value(double x) {
            return Math.max(0, x);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    /** {@code f(x) = x} above zero, {@code 0.2 x} below it: the slope that all published systems here use. */
    LEAKY_RELU {
        @Override
        public double value(double x) {
            return x > 0 ? x : LEAK * x;
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : LEAK;
        }
    },
    /** {@code f(x) = tanh(x)}. */
    TANH {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double slope(double x) {
            double y = Math.tanh(x);
            return 1 - y * y;
        }
    };

    /** The slope of {@link #LEAKY_RELU} below zero. */
    public static final double LEAK = 0.2;

    /** Returns {@code f(x)}. */
    public abstract double value(double x);

    /** Returns {@code f'(x)}. */
    public abstract double slope(double x);
}
