package dev.ganvas.problem;

/** An exception with a sentence for the user, which is its message too. */
public interface Explained {
    /** Returns the sentence. */
    Sentence sentence();
}
