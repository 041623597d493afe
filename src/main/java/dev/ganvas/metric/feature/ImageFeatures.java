package dev.ganvas.metric.feature;

import dev.ganvas.metric.sampleset.SampleSet;

/** Turns images of one shape into features, and into classes where it knows any. Immutable, any thread. */
public interface ImageFeatures {
    /** Returns its name in files and on the command line, such as {@code digits}. */
    String id();

    /**
     * Looks at images.
     *
     * @param images one after another, each as channels, rows, columns; from 0, black, to 1
     * @param count how many, at least 1
     */
    SampleSet describe(float[] images, int count);
}
