package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/** The mean distance between two generated samples, divided by that between two real ones: 0 for full collapse. */
public final class RelativeDiversity implements QualityFigure {
    @Override
    public String id() {
        return "diversity";
    }

    @Override
    public Better better() {
        return Better.AS_REAL;
    }

    @Override
    public Evidence needs() {
        return Evidence.FEATURES;
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        double real = pair.real().count();
        double fake = Tenths.rest(pair.fake().count(), leftOut);
        double apart = pair.fakeDistances().lengthSum(leftOut) / (fake * (fake - 1));
        return apart / (pair.realDistances().lengthSum(Tenths.NONE) / (real * (real - 1)));
    }
}
