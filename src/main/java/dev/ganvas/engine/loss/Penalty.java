package dev.ganvas.engine.loss;

/**
 * What D pays, on top of its loss, for answering steeply: a function of the norm of the gradient of its logit by one
 * sample, {@code n}, in the mean over some samples. Stateless; any thread.
 */
public enum Penalty {
    /** None. */
    NONE("none", Samples.NONE) {
        @Override
        public double value(double norm) {
            return 0;
        }

        @Override
        public double slope(double norm) {
            return 0;
        }
    },
    /**
     * {@code (n - 1)^2} on the lines between real samples and fakes (Gulrajani et al., 2017, "Improved Training of
     * Wasserstein GANs"), with a weight of 10: D is to rise by 1 over a distance of 1.
     */
    WGAN_GP("wgan-gp", Samples.BETWEEN) {
        @Override
        public double value(double norm) {
            return (norm - 1) * (norm - 1);
        }

        @Override
        public double slope(double norm) {
            return norm < FLAT ? 0 : 2 * (norm - 1) / norm;
        }
    },
    /** {@code n^2 / 2} on real samples (Mescheder, Geiger and Nowozin, 2018, "Which Training Methods for GANs do actually Converge?"). */
    R1("r1", Samples.REAL),
    /** {@code n^2 / 2} on fakes, of the same paper. */
    R2("r2", Samples.FAKE),
    /** Both of these, added (Huang et al., 2024, "The GAN is dead; long live the GAN!"). */
    R1_R2("r1+r2", Samples.REAL_AND_FAKE);

    /** Where the gradient is looked at. */
    public enum Samples {
        NONE,
        REAL,
        FAKE,
        REAL_AND_FAKE,
        /** A point at random on the line between a real sample and a fake. */
        BETWEEN
    }

    /** A gradient below this has no direction to follow. */
    private static final double FLAT = 1e-12;

    private final String written;
    private final Samples samples;

    Penalty(String written, Samples samples) {
        this.written = written;
        this.samples = samples;
    }

    /** Returns how it is written: {@code choice.penalty.WRITTEN} is the text of it. */
    public String written() {
        return written;
    }

    public Samples samples() {
        return samples;
    }

    /** Returns what a sample costs whose gradient has this norm. */
    public double value(double norm) {
        return norm * norm / 2;
    }

    /** Returns the gradient of {@link #value} by the gradient itself, as a factor on it. */
    public double slope(double norm) {
        return 1;
    }
}
