package dev.ganvas.engine.layer;

import java.util.random.RandomGenerator;

/** The laws from which the first weights are drawn; a new one is a constant here and its text. */
public enum Initializer {
    /**
     * Weights and biases uniform in {@code +-1/sqrt(fan_in)}: what PyTorch's layers do when nothing else is said, and so
     * what even, mnist-mlp and mnist-scratch of the published systems do.
     */
    PYTORCH_UNIFORM,
    /** Weights uniform in {@code +-sqrt(6 / (fan_in + fan_out))}, biases zero: the Keras default (Glorot and Bengio). */
    GLOROT_UNIFORM {
        @Override
        double weight(RandomGenerator random, long fanIn, long fanOut) {
            return within(random, Math.sqrt(6 / (double) (fanIn + fanOut)));
        }

        @Override
        double bias(RandomGenerator random, long fanIn) {
            return 0;
        }
    },
    /** Weights N(0, 1 / fan_in), biases zero: what GAN Lab does, after LeCun. */
    SCALED_NORMAL {
        @Override
        double weight(RandomGenerator random, long fanIn, long fanOut) {
            return random.nextGaussian() / Math.sqrt((double) fanIn);
        }

        @Override
        double bias(RandomGenerator random, long fanIn) {
            return 0;
        }
    },
    /** Weights N(0, 2 / fan_in), biases zero: for layers that end in rectifiers (He et al., 2015). */
    HE_NORMAL {
        @Override
        double weight(RandomGenerator random, long fanIn, long fanOut) {
            return random.nextGaussian() * Math.sqrt(2 / (double) fanIn);
        }

        @Override
        double bias(RandomGenerator random, long fanIn) {
            return 0;
        }
    },
    /** Weights N(0, 0.02), scales of normalization N(1, 0.02), biases zero. */
    NORMAL {
        @Override
        double weight(RandomGenerator random, long fanIn, long fanOut) {
            return DEVIATION * random.nextGaussian();
        }

        @Override
        double bias(RandomGenerator random, long fanIn) {
            return 0;
        }

        @Override
        double scale(RandomGenerator random) {
            return 1 + DEVIATION * random.nextGaussian();
        }
    },
    /**
     * Weights at random among matrices whose rows, or columns where those are fewer, are at right angles to each other and
     * of length 1; biases zero (Saxe et al., 2014). As in PyTorch the first axis of a kernel has the rows.
     */
    ORTHOGONAL {
        @Override
        double weight(RandomGenerator random, long fanIn, long fanOut) {
            return random.nextGaussian();
        }

        @Override
        void finish(float[] weights, int rows) {
            OrthogonalMatrix.make(weights, rows);
        }

        @Override
        double bias(RandomGenerator random, long fanIn) {
            return 0;
        }
    },
    /**
     * Convolutions N(0, 0.02) and scales of batch normalization N(1, 0.02), as in the DCGAN paper; dense layers and biases
     * as in {@link #PYTORCH_UNIFORM}.
     */
    DCGAN_NORMAL {
        @Override
        double kernel(RandomGenerator random, long fanIn, long fanOut) {
            return DEVIATION * random.nextGaussian();
        }

        @Override
        double scale(RandomGenerator random) {
            return 1 + DEVIATION * random.nextGaussian();
        }
    };

    private static final double DEVIATION = 0.02;

    /** Draws a weight of a dense layer. */
    double weight(RandomGenerator random, long fanIn, long fanOut) {
        return within(random, 1 / Math.sqrt((double) fanIn));
    }

    /** Draws a weight of a convolution. */
    double kernel(RandomGenerator random, long fanIn, long fanOut) {
        return weight(random, fanIn, fanOut);
    }

    /** Turns weights that were drawn, row after row, into those that a layer begins with. */
    void finish(float[] weights, int rows) {}

    /** Draws a value of a bias. */
    double bias(RandomGenerator random, long fanIn) {
        return within(random, 1 / Math.sqrt((double) fanIn));
    }

    /** Draws a scale of a normalization. */
    double scale(RandomGenerator random) {
        return 1;
    }

    private static double within(RandomGenerator random, double bound) {
        return bound * (2 * random.nextDouble() - 1);
    }
}
