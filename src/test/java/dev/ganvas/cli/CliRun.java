package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.cli.progress.ProgressDisplay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one call of the command line did.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err its complaint
 */
record CliRun(int code, String out, String err) {

    /** Calls the command line in this process. */
    static CliRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter text = new PrintWriter(out, true);
        int code = Cli.run(arguments, text, new PrintWriter(err, true), ProgressDisplay.lines(text));
        return new CliRun(code, out.toString(), err.toString());
    }

    /** Trains in a folder without a complaint, and returns the folder. */
    static Path train(Path out, String experiment, String... options) {
        String[] call = {"train", experiment, "--quiet", "--out", out.toString()};
        assertThat(of(Stream.concat(Stream.of(call), Stream.of(options)).toArray(String[]::new))
                        .err())
                .isEmpty();
        return out;
    }

    /** Returns what it complained of; that a run goes wrong by itself is no complaint. */
    String complaint() {
        return err.lines().filter(line -> !line.matches("Step \\d+: .*")).collect(Collectors.joining("\n"));
    }
}
