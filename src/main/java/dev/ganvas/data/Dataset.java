package dev.ganvas.data;

import dev.ganvas.problem.Sentence;
import java.util.List;
import java.util.Optional;

/** Real samples of one shape, held in memory. Immutable after loading, so any thread may read. */
public interface Dataset {

    /** Returns how a person calls these samples, with their number, such as {@code "MNIST, 10,000 digits"}. */
    Sentence title();

    /** Returns the number of different samples, at least 1. */
    int size();

    /** Returns the shape of every sample. */
    SampleShape shape();

    /** Returns the range of the values that {@link #copy} writes. */
    ValueRange range();

    /**
     * Writes one sample.
     *
     * @param index in [0, {@link #size()})
     * @param into receives {@code shape().length()} values
     * @param offset where in {@code into} the sample begins
     */
    void copy(int index, float[] into, int offset);

    /** Returns what was made of the data when it was read. */
    default DataReport report() {
        return DataReport.whole(title(), size(), List.of());
    }

    /** Returns the classes of its samples, where those are known. */
    default Optional<Labels> labels() {
        return Optional.empty();
    }

    /** Returns the places that its samples lie around, where those are known. */
    default Optional<Modes> modes() {
        return Optional.empty();
    }

    /** Returns what a user should know of how it was read, a line each, such as files that were left out. */
    default List<Sentence> notes() {
        return List.of();
    }
}
