package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;

/**
 * How evenly the generated samples fall into classes: the entropy of their histogram in nats, from 0 for one class alone to
 * the logarithm of the number of classes (2.303 for ten).
 */
public final class ClassEntropy implements QualityFigure {
    @Override
    public String id() {
        return "classEntropy";
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
        return RowMeans.entropy(pair.fake().classes().histogram(leftOut));
    }
}
