package dev.ganvas.cli;

import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.DivergedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** What the process returns, and the sentence that goes with a failure. */
enum ExitCode {
    SUCCESS(0),
    FAILURE(1),
    USAGE(2),
    UNUSABLE_FILES(3),
    /** 128 and the number of SIGINT, as shells have it. */
    INTERRUPTED(130);

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int LONGEST = 4000;

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ExitCode of(Throwable failure) {
        if (failure instanceof InvalidSettingException) {
            return USAGE;
        }
        boolean files = failure instanceof UnusableDataException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
        return files ? UNUSABLE_FILES : FAILURE;
    }

    /** Returns one sentence: what is meant for users as it is, anything else with a way to learn more. */
    static String sentence(Throwable failure) {
        boolean forUsers = of(failure) != FAILURE || failure instanceof DivergedException;
        String message = failure.getMessage();
        if (forUsers && message != null) {
            return printable(message);
        }
        if (failure instanceof OutOfMemoryError) {
            return "There is not enough memory for this run; choose a smaller batch or other data,"
                    + " or allow more with GANVAS_OPTS=-Xmx4g.";
        }
        String what = failure.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
        return "Ganvas failed (%s); run it again with --verbose to see where.".formatted(printable(what));
    }

    /** What a foreign file says of itself may be quoted: it must neither steer the terminal nor fill it. */
    private static String printable(String sentence) {
        String shown = CONTROL.matcher(sentence).replaceAll("?");
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }
}
