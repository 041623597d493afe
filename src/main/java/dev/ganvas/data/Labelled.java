package dev.ganvas.data;

/** Samples of which each may belong to a class, such as the digit that is written. */
public interface Labelled extends Dataset {

    /** Returns whether every sample has a label. */
    boolean hasLabels();

    /**
     * Returns the class of a sample, at least 0; only where {@link #hasLabels}.
     *
     * @param index in [0, {@link #size()})
     */
    int label(int index);
}
