package dev.ganvas.ui.notice;

import dev.ganvas.problem.Explained;
import dev.ganvas.ui.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One plain sentence for the user.
 *
 * @param kind whether something went wrong
 * @param text the sentence
 * @param details what an engineer wants to see; empty if there is no more to say
 */
public record Notice(Severity kind, String text, String details) {

    /** What a notice is about. */
    public enum Severity {
        /** Something was done. */
        DONE,
        /** Something can be done, if the user wants it. */
        OFFER,
        /** Something could not be done. */
        PROBLEM
    }

    /** Returns a notice that something was done. */
    public static Notice done(String text) {
        return new Notice(Severity.DONE, text, "");
    }

    /** Returns a notice of a failure: its own sentence where it has one for users, else one that names it. */
    public static Notice of(Throwable failure) {
        return new Notice(Severity.PROBLEM, sentence(failure), trace(failure));
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof Explained problem) {
            return Messages.sentence(problem.sentence());
        }
        String message = failure.getMessage();
        if (message != null && failure instanceof IOException) {
            return message;
        }
        if (failure instanceof OutOfMemoryError) {
            return Messages.text("problem.memory");
        }
        if (failure instanceof LinkageError) {
            return Messages.text("problem.native", failure);
        }
        return Messages.text("problem.unexpected", failure);
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
