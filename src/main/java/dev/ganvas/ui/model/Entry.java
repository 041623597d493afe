package dev.ganvas.ui.model;

import dev.ganvas.problem.Cure;
import dev.ganvas.problem.Explained;
import dev.ganvas.ui.notice.Notice;
import java.util.Optional;

/**
 * What was entered for a setting and is not in force.
 *
 * @param text as the user wrote it
 * @param sentence why it cannot be used; empty while the data that it asks for is read
 * @param cure the change that would make it usable, where one is known
 */
public record Entry(String text, String sentence, Optional<Cure> cure) {

    static Entry inReading(String text) {
        return new Entry(text, "", Optional.empty());
    }

    static Entry refused(String text, Throwable reason) {
        Optional<Cure> cure = reason instanceof Explained explained ? explained.cure() : Optional.empty();
        return new Entry(text, Notice.of(reason).text(), cure);
    }

    /** Returns whether it cannot be used. */
    public boolean isRefused() {
        return !sentence.isEmpty();
    }
}
