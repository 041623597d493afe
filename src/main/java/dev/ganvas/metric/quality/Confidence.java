package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.ClassRows;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;

/** How sure the classifier is of the generated samples: the mean of the largest probability. */
public final class Confidence implements QualityFigure {
    @Override
    public String id() {
        return "confidence";
    }

    @Override
    public Better better() {
        return Better.AS_REAL;
    }

    @Override
    public Evidence needs() {
        return Evidence.CLASSES;
    }

    @Override
    public double value(SetPair pair, int leftOut) {
        ClassRows rows = pair.fake().classes();
        return RowMeans.mean(rows.count(), leftOut, row -> rows.probability(row, rows.best(row)));
    }
}
