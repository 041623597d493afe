package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;

/**
 * How many classes come among the generated samples at all, by the one that the classifier holds each for. The rest are
 * missing: a sign of collapse. One sample is enough, and a classifier errs now and then, so a high number says little.
 */
public final class ClassesFound implements QualityFigure {
    @Override
    public String id() {
        return "classes";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public Evidence needs() {
        return Evidence.CLASSES;
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        int found = 0;
        for (int samples : pair.fake().classes().histogram(leftOut)) {
            found += samples > 0 ? 1 : 0;
        }
        return found;
    }
}
