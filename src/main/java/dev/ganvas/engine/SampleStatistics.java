package dev.ganvas.engine;

/** Which statistics batch normalization uses when samples are drawn. */
public enum SampleStatistics {
    /** Those of the samples that are drawn together, as in training. */
    BATCH,
    /** Those that training kept track of, so that a sample does not depend on its neighbours. */
    RUNNING
}
