package dev.ganvas.metric.quality;

import dev.ganvas.metric.SymmetricMatrix;
import dev.ganvas.metric.sampleset.Moments;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The Fréchet distance of normal distributions fitted to the features, {@code |m_r - m_g|^2 + tr C_r + tr C_g - 2 tr
 * (C_r^1/2 C_g C_r^1/2)^1/2} (Heusel et al., 2017): 0 for the same means and covariances. It falls with the number of
 * samples, so figures of different numbers do not compare.
 */
final class FrechetDistance {
    private FrechetDistance() {}

    static double value(SetPair pair, int leftOut) {
        Moments.Of real = pair.real().moments().without(Tenths.NONE);
        Moments.Of fake = pair.fake().moments().without(leftOut);
        double shift = 0;
        for (int i = 0; i < real.mean().length; i++) {
            double by = real.mean()[i] - fake.mean()[i];
            shift += by * by;
        }
        RealMatrix root = pair.real().moments().root();
        double shared =
                SymmetricMatrix.traceOfRoot(root.multiply(fake.covariance()).multiply(root));
        double spread = real.covariance().getTrace() + fake.covariance().getTrace();
        // Rounding may leave a hair below 0.
        return Math.max(0, shift + spread - 2 * shared);
    }
}
