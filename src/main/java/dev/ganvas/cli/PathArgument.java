package dev.ganvas.cli;

import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.problem.UnusableDataException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the paths that options take. */
final class PathArgument {
    private PathArgument() {}

    /**
     * Returns the path that {@code text} says.
     *
     * @param option that took it, such as {@code --out}
     * @param what it should be, such as {@code the folder to save in}
     * @throws InvalidSettingException with one sentence, if it is empty
     * @throws UnusableDataException with one sentence, if this system has no such path
     */
    static Path of(String option, String text, String what) throws UnusableDataException {
        if (text.isBlank()) {
            throw new InvalidSettingException("cli.pathEmpty", option, what);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnusableDataException(e, "cli.noPath", text, option);
        }
    }
}
