package dev.ganvas.cli;

import dev.ganvas.problem.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --force}: without it, no command writes over anything that is there already. */
final class ForceOption {
    @Option(
            names = "--force",
            description = "Writes over files of that name that are there already. Nothing else in a folder is touched,"
                    + " and a run in it is kept in a folder \"replaced\" inside.")
    private boolean given;

    boolean isGiven() {
        return given;
    }

    /**
     * Makes sure that a file is not there, or may be written over.
     *
     * @throws UnusableDataException with one sentence, if not
     */
    void check(Path target) throws UnusableDataException {
        if (!given && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableDataException("cli.thereAlready", target);
        }
    }
}
