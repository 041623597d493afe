package dev.ganvas.data;

import dev.ganvas.problem.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * What was made of some data when it was read, for whoever wonders what a run learns from. Immutable.
 *
 * @param name what the data is called
 * @param used samples that are in it
 * @param found samples that there were to choose from
 * @param unreadable files or folders that were left out because they could not be read
 * @param others files among them that are of no kind that is read
 * @param details what else is to be known, such as its classes or how many pictures were cropped; parts of a sentence
 */
public record DataReport(Sentence name, int used, int found, int unreadable, int others, List<Sentence> details) {

    /** Copies the details. */
    public DataReport {
        details = List.copyOf(details);
    }

    /** Returns the report of data that is used whole. */
    public static DataReport whole(Sentence name, int size, List<Sentence> details) {
        return new DataReport(name, size, size, 0, 0, details);
    }

    /** Returns it for some of the samples alone. */
    public DataReport of(int fewer) {
        return new DataReport(name, fewer, found, unreadable, others, details);
    }

    /** Returns it with one more detail. */
    public DataReport with(Sentence detail) {
        List<Sentence> more = new ArrayList<>(details);
        more.add(detail);
        return new DataReport(name, used, found, unreadable, others, more);
    }

    /** Returns all of it in a line, without a stop. */
    public Sentence sentence() {
        List<Sentence> parts = new ArrayList<>();
        parts.add(Sentence.of("data.used", name, used, found));
        if (unreadable > 0) {
            parts.add(Sentence.of("data.unreadableLeftOut", unreadable));
        }
        if (others > 0) {
            parts.add(Sentence.of("data.othersLeftOut", others));
        }
        parts.addAll(details);
        return Sentence.list(parts);
    }
}
