package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/**
 * A figure of how good generated samples are, by comparison with real ones. Immutable.
 *
 * @param id the name of its column in files and of its key in JSON; its texts are {@code quality.ID}
 * @param better where good samples lie
 * @param needs what has to be known of both sets
 * @param formula how it is computed
 */
public record QualityFigure(String id, Better better, Evidence needs, Formula formula) {

    /** Where a figure of good samples lies. */
    public enum Better {
        /** Near 0. */
        LOWER,
        /** As high as that of real samples. */
        HIGHER,
        /** Where real samples have it: more is as wrong as less. */
        AS_REAL
    }

    /** Computes a value; stateless. */
    @FunctionalInterface
    public interface Formula {
        /**
         * Computes it.
         *
         * @param pair real and generated samples
         * @param leftOut a tenth of the generated samples, 0 to 9, that is taken for not there; or {@link Tenths#NONE}
         */
        double value(SetPair pair, int leftOut);
    }

    /** Returns how far from good a value is, to compare with others of the same figure: the smaller, the better. */
    public double shortfall(Measurement measured) {
        return switch (better) {
            case LOWER -> measured.value();
            case HIGHER -> -measured.value();
            case AS_REAL -> Math.abs(measured.value() - measured.floor());
        };
    }

    /** Computes the value of a pair as its {@link Formula} does. */
    public double value(SetPair pair, int leftOut) {
        return formula.value(pair, leftOut);
    }
}
