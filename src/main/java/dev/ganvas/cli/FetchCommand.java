package dev.ganvas.cli;

import dev.ganvas.data.Progress;
import dev.ganvas.data.download.MnistDownload;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fetches the whole of MNIST: the one thing in the program that uses the network, and only when it is asked to. */
@Command(
        name = "fetch",
        description = "Fetch the 60,000 digits of MNIST (10 MB) into a folder; a cut transfer is resumed.")
final class FetchCommand implements Callable<Integer> {
    private static final int REPORTS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the files.")
    private Path out = Path.of("");

    @Option(names = "--from", paramLabel = "URI", description = "A mirror of your own, in place of the public ones.")
    private List<URI> mirrors = MnistDownload.MIRRORS;

    @Mixin
    private ForceOption force = new ForceOption();

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        new MnistDownload(mirrors, MnistDownload.TRAINING_SET).fetch(out, force.isGiven(), report(console));
        console.printf("MNIST is in %s; train on it with --data %s.%n", out, out);
        return ExitCode.SUCCESS.code();
    }

    /** Prints a line for each tenth that has come. */
    private static Progress report(PrintWriter console) {
        long[] printed = {0};
        return (done, total) -> {
            long tenth = total == 0 ? 0 : done * REPORTS / total;
            if (tenth > printed[0]) {
                printed[0] = tenth;
                console.printf(Locale.ROOT, "%,d of %,d bytes%n", done, total);
            }
        };
    }
}
