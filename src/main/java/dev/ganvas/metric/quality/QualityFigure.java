package dev.ganvas.metric.quality;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;

/** A figure of how good generated samples are, by comparison with real ones. Stateless. */
public interface QualityFigure {

    /** Where a figure of good samples lies. */
    enum Better {
        /** Near 0. */
        LOWER,
        /** As high as that of real samples. */
        HIGHER,
        /** Where real samples have it: more is as wrong as less. */
        AS_REAL
    }

    /** Returns the name of its column in files and of its key in JSON; its texts are {@code quality.ID}. */
    String id();

    /** Returns where good samples lie. */
    Better better();

    /** Returns what has to be known of both sets. */
    Evidence needs();

    /**
     * Computes the value.
     *
     * @param pair real and generated samples
     * @param leftOut a tenth of the generated samples, 0 to 9, that is taken for not there; or {@link Tenths#NONE}
     */
    double value(SetPair pair, int leftOut);
}
