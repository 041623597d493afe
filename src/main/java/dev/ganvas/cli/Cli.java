package dev.ganvas.cli;

import dev.ganvas.cli.SettingOptions.Defaults;
import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Setting;
import dev.ganvas.program.Versions;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Every failure becomes an exit code and one sentence on the error stream.
 *
 * <p>Runs on the main thread, which becomes the training thread of {@code train} and {@code bench}.
 */
@Command(
        name = "ganvas",
        description = "Trains GANs while you watch. Without a command it opens the window.",
        versionProvider = Cli.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Cli implements Runnable {
    /** How picocli begins some of its sentences, and not others. */
    private static final String ERROR = "Error: ";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Shows where a failure comes from, and what the libraries underneath say.")
    private boolean verbose;

    private Cli() {}

    /**
     * Does what {@code arguments} say.
     *
     * @param out for what was asked for
     * @param err for the one sentence that says why it failed
     * @return the exit code of the process
     */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on the launcher asks for the console of java.base, as here
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        PrintWriter text = writer(out);
        // There is a console only where both input and output are a terminal, so never in a pipe or a file.
        ProgressDisplay.Factory progress =
                System.console() == null ? ProgressDisplay.lines(text) : ProgressDisplay.bar(out);
        return run(arguments, text, writer(err), progress);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err, ProgressDisplay.Factory progress) {
        Cli cli = new Cli();
        CommandLine line = cli.commandLine(progress).setOut(out).setErr(err);
        try {
            return line.execute(arguments);
        } catch (Throwable e) { // a missing native library is an Error, and has to be explained as well
            return cli.explain(e, err);
        }
    }

    private CommandLine commandLine(ProgressDisplay.Factory progress) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(withSettings(new TrainCommand(progress), Defaults.OF_EXPERIMENTS, Set.of()))
                .addSubcommand(withSettings(new ResumeCommand(progress), Defaults.OF_THE_RUN, ResumeCommand.refused()))
                .addSubcommand(withSettings(new CompareCommand(progress), Defaults.OF_EXPERIMENTS, Set.of()))
                .addSubcommand(new CommandLine(new SampleCommand()))
                .addSubcommand(new CommandLine(new EvaluateCommand()))
                .addSubcommand(withFormats(new ExportCommand()))
                .addSubcommand(new CommandLine(new ListCommand()))
                .addSubcommand(new CommandLine(new FetchCommand()))
                .addSubcommand(withSettings(new BenchCommand(), Defaults.OF_EXPERIMENTS, BenchCommand.IDLE));
        line.setExpandAtFiles(false); // a file may well be called @
        addHelp(line);
        line.getSubcommands().values().forEach(Cli::addHelp);
        // These two have help of their own.
        line.addSubcommand(new CommandLine.HelpCommand());
        line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        line.setParameterExceptionHandler((e, arguments) -> e.getCause() instanceof InvalidSettingException refused
                ? explain(refused, e.getCommandLine().getErr())
                : usage(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
        line.setExecutionStrategy(parsed -> {
            if (verbose) {
                Logging.verbose();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    private static CommandLine withSettings(Object command, Defaults defaults, Set<Setting<?>> hidden) {
        CommandLine line = new CommandLine(command);
        SettingOptions.addTo(line.getCommandSpec(), defaults, hidden);
        return line;
    }

    private static CommandLine withFormats(ExportCommand command) {
        CommandLine line = new CommandLine(command);
        ExportOptions.addTo(line.getCommandSpec());
        return line;
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getCommandSpec().usageMessage().sortOptions(false).width(100);
        line.getCommandSpec().versionProvider(new Version());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command is given");
    }

    private static int usage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .printf(
                        "%s; see %s --help.%n",
                        complaint(e), command.getCommandSpec().qualifiedName());
        command.getErr().flush();
        return ExitCode.USAGE.code();
    }

    private static String complaint(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            boolean top = e.getCommandLine().getParent() == null;
            String argument = unmatched.getUnmatched().get(0);
            return (top ? "There is no command \"%s\"" : "\"%s\" is one argument too many").formatted(argument);
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            // What stands behind an unknown option is not one more of them.
            return "There is no option \"%s\""
                    .formatted(unmatched.getUnmatched().get(0));
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        message = message.startsWith(ERROR) ? message.substring(ERROR.length()) : message;
        String sentence = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private int explain(Throwable failure, PrintWriter err) {
        err.println(ExitCode.sentence(failure));
        if (verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.of(failure).code();
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Versions versions = Versions.read();
            return new String[] {
                "ganvas %s (ND4J %s, Java %s)".formatted(versions.ganvas(), versions.nd4j(), versions.java())
            };
        }
    }
}
