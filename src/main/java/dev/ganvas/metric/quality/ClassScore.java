package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.ClassRows;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/**
 * The score of Salimans et al. (2016) on the classes of a classifier, {@code exp E KL(p(y|x) || p(y))}, the mean of ten
 * splits: from 1, where all samples look alike or unclear, to the number of classes, each clear and as frequent.
 */
public final class ClassScore implements QualityFigure {
    @Override
    public String id() {
        return "score";
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
        ClassRows rows = pair.fake().classes();
        double sum = 0;
        int splits = 0;
        for (int split = 0; split < Tenths.COUNT; split++) {
            int from = Tenths.begin(split, rows.count());
            int to = Tenths.begin(split + 1, rows.count());
            if (split != leftOut && from < to) {
                sum += of(rows, from, to);
                splits++;
            }
        }
        return sum / splits;
    }

    /** Returns the score of some rows. */
    static double of(ClassRows rows, int from, int to) {
        double[] mean = new double[rows.classes()];
        for (int row = from; row < to; row++) {
            for (int each = 0; each < mean.length; each++) {
                mean[each] += (double) rows.probability(row, each) / (to - from);
            }
        }
        double divergence = 0;
        for (int row = from; row < to; row++) {
            for (int each = 0; each < mean.length; each++) {
                double probability = rows.probability(row, each);
                // p log p goes to 0 with p.
                divergence += probability == 0 ? 0 : probability * Math.log(probability / mean[each]);
            }
        }
        return Math.exp(divergence / (to - from));
    }
}
