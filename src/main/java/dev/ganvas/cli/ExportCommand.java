package dev.ganvas.cli;

import dev.ganvas.data.Progress;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.export.ExportChoices;
import dev.ganvas.export.ExportFormat;
import dev.ganvas.export.ExportFormats;
import dev.ganvas.export.StoredRunView;
import dev.ganvas.export.Written;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.AtomicFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganvas export}: makes files for other programs from a saved run. Nothing is written over unasked. */
@Command(
        name = "export",
        description = "Makes pictures, a film, tables or networks for other programs from a run that \"ganvas train"
                + " --out\" saved.")
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the run.")
    private String folder = "";

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "The file or the new folder.")
    private String out = "";

    @Mixin
    private ForceOption force = new ForceOption();

    @Override
    public Integer call() throws Exception {
        ExportFormat format = format();
        ExportChoices chosen = ExportOptions.choices(format, spec.commandLine().getParseResult());
        Path target = target(format);
        StoredRunView run = StoredRunView.open(PathArgument.of("DIR", folder, "the folder of a run"));
        if (!format.endings().isEmpty()) {
            AtomicFile.check(target);
        }
        force.check(target);
        Written written = write(format, run, chosen, target);
        PrintWriter text = spec.commandLine().getOut();
        text.printf(
                Locale.ROOT,
                "Wrote %s of %s after step %d to %s.%n",
                written.what(),
                run.experiment().id(),
                written.step(),
                out);
        text.flush();
        return ExitCode.SUCCESS.code();
    }

    /** Makes something new, or writes over the files of a folder that is there, if that is asked for. */
    private Written write(ExportFormat format, StoredRunView run, ExportChoices chosen, Path target) throws Exception {
        if (!format.endings().isEmpty() || !force.isGiven() || !Files.isDirectory(target)) {
            return format.write(run, chosen, target, Progress.NONE);
        }
        Path made = AtomicFolder.free(target, ".export");
        Written written = format.write(run, chosen, made, Progress.NONE);
        AtomicFolder.empty(made, target);
        return written;
    }

    private ExportFormat format() {
        String what = spec.commandLine().getParseResult().matchedOptionValue(ExportOptions.WHAT, "");
        return ExportFormats.find(what)
                .orElseThrow(() -> new InvalidSettingException(
                        "cli.whatUnknown",
                        what,
                        ExportFormats.OF_STORED_RUNS.stream()
                                .map(ExportFormat::id)
                                .collect(Collectors.joining(", "))));
    }

    /** Returns where to write, which must look like what is written: a slip must not replace something else. */
    private Path target(ExportFormat format) throws Exception {
        Path target = PathArgument.of("--out", out, "the file or folder to write");
        String name = out.toLowerCase(Locale.ROOT);
        if (!format.endings().isEmpty() && format.endings().stream().noneMatch(name::endsWith)) {
            throw new InvalidSettingException("cli.outIsNot", out, format.id(), String.join(", ", format.endings()));
        }
        return target;
    }
}
