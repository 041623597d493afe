package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.ClassRows;
import dev.ganvas.metric.sampleset.RowMeans;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.Arrays;

/** What a classifier tells of generated samples. */
final class ClassFigures {
    private ClassFigures() {}

    /**
     * The score of Salimans et al. (2016) on the classes of a classifier, {@code exp E KL(p(y|x) || p(y))}, the mean of ten
     * splits: from 1, where all samples look alike or unclear, to the number of classes, each clear and as frequent.
     */
    static double score(SetPair pair, int leftOut) {
        ClassRows rows = pair.fake().classes();
        double sum = 0;
        int splits = 0;
        for (int split = 0; split < Tenths.COUNT; split++) {
            int from = Tenths.begin(split, rows.count());
            int to = Tenths.begin(split + 1, rows.count());
            if (split != leftOut && from < to) {
                sum += score(rows, from, to);
                splits++;
            }
        }
        return sum / splits;
    }

    private static double score(ClassRows rows, int from, int to) {
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

    /**
     * How many classes come at all, by the one that the classifier holds each sample for. The rest are missing: a sign of
     * collapse. One sample is enough, and a classifier errs now and then, so a high number says little.
     */
    static double found(SetPair pair, int leftOut) {
        return Arrays.stream(pair.fake().classes().histogram(leftOut))
                .filter(samples -> samples > 0)
                .count();
    }

    /**
     * How evenly the samples fall into classes: the entropy of their histogram in nats, from 0 for one class alone to the
     * logarithm of the number of classes (2.303 for ten).
     */
    static double entropy(SetPair pair, int leftOut) {
        return RowMeans.entropy(pair.fake().classes().histogram(leftOut));
    }

    /** How sure the classifier is of the samples: the mean of the largest probability. */
    static double confidence(SetPair pair, int leftOut) {
        ClassRows rows = pair.fake().classes();
        return RowMeans.mean(rows.count(), leftOut, row -> rows.probability(row, rows.best(row)));
    }
}
