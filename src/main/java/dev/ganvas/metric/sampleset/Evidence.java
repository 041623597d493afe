package dev.ganvas.metric.sampleset;

/** What is known of the samples of a set; a figure needs some of it. */
public enum Evidence {
    /** A row of features for each sample, such as what a network sees in it. */
    FEATURES,
    /** What a classifier holds each sample for, as probabilities of its classes. */
    CLASSES,
    /** How far each sample is from the nearest image that the generator was trained on. */
    TRAINING_DISTANCES,
    /** The number that each sample stands for. */
    NUMBERS,
    /** Where each sample lies in the plane. */
    PLANE,
    /** Where in the plane the modes of the data are. */
    MODES
}
