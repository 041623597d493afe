package dev.ganvas.problem;

import java.util.Optional;

/** An exception with a sentence for the user, which is its message too. */
public interface Explained {
    /** Returns the sentence. */
    Sentence sentence();

    /** Returns the change of a setting that mends it, where there is one. */
    default Optional<Cure> cure() {
        return Optional.empty();
    }
}
