package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/**
 * The kernel distance, an unbiased estimate of the squared maximum mean discrepancy under {@code k(x, y) = (x.y / d + 1)^3}
 * (Binkowski et al., 2018): 0 in the mean for the same distribution, at times below it, whatever the number of samples.
 * It is taken over all rows at once, where other programs take the mean of random subsets.
 */
public final class KernelDistance implements QualityFigure {
    @Override
    public String id() {
        return "kid";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public Evidence needs() {
        return Evidence.FEATURES;
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        double real = pair.real().count();
        double fake = Tenths.rest(pair.fake().count(), leftOut);
        return pair.realDistances().kernelSum(Tenths.NONE) / (real * (real - 1))
                + pair.fakeDistances().kernelSum(leftOut) / (fake * (fake - 1))
                - 2 * pair.distances().kernelSum(leftOut) / (real * fake);
    }
}
