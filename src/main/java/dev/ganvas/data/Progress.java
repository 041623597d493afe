package dev.ganvas.data;

/**
 * How far a long piece of work has come, told to whoever waits for it. Called on the thread that does the work, often,
 * so an implementation must return at once.
 */
public interface Progress {
    /** Listens to nothing and never cancels. */
    Progress NONE = (done, total) -> {};

    /**
     * Tells how far the work is.
     *
     * @param done pieces done, never falling; while the total is not known, pieces found so far
     * @param total pieces in all; 0 while this is not known
     */
    void update(long done, long total);

    /** Returns whether the work is to stop; it then ends in a {@link java.util.concurrent.CancellationException}. */
    default boolean cancelled() {
        return false;
    }
}
