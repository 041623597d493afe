package dev.ganvas;

import dev.ganvas.cli.Cli;
import dev.ganvas.cli.Logging;
import dev.ganvas.cli.TerminalDemo;
import dev.ganvas.program.UserFolders;
import dev.ganvas.ui.app.App;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Where the program starts: with arguments it does what they say; with none it opens the window, or, where no window
 * can be opened, says so and trains in the terminal.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Files and the command line write numbers the English way, whatever the system speaks; the window formats its
        // own.
        Locale.setDefault(Locale.ENGLISH);
        // Java's own image classes are used for files only; without this they may look for a screen.
        System.setProperty("java.awt.headless", "true");
        Logging.quiet();
        System.exit(arguments.length > 0 ? Cli.run(arguments, System.out, System.err) : open());
    }

    private static int open() {
        Optional<String> obstacle = WindowObstacle.find();
        if (obstacle.isPresent()) {
            return trainInTerminal(obstacle.get());
        }
        logTo(UserFolders.ofUser().log());
        try {
            App.open();
            return 0;
        } catch (UnsupportedOperationException e) { // JavaFX's way to say that a display is named but does not answer
            return trainInTerminal("No window can be opened (%s)".formatted(e.getMessage()));
        }
    }

    /** Also writes what goes wrong to {@code file}, if that can be. */
    static void logTo(Path file) {
        try {
            Logging.toFile(file);
        } catch (IOException e) {
            // The window works without: what goes wrong is then shown there, and printed here.
            LoggerFactory.getLogger(Main.class).warn("{} cannot be written, so there is no log.", file, e);
        }
    }

    private static int trainInTerminal(String reason) {
        System.out.printf("%s, so Ganvas trains even numbers in this terminal instead.%n", reason);
        return TerminalDemo.run(System.out, System.err);
    }
}
