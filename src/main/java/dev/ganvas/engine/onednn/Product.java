package dev.ganvas.engine.onednn;

/**
 * One product of matrices, bound to its arrays. Computed on the calling thread alone, provided that OpenMP was set to one
 * thread there and where it was made. One thread at a time may run it; different ones may run at the same time.
 */
public interface Product extends AutoCloseable {
    /** Computes it from the factors as they are now. */
    void run();

    /** Frees what belongs to it alone. */
    @Override
    void close();
}
