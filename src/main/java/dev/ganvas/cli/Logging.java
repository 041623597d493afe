package dev.ganvas.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What the libraries underneath may print: nothing of theirs belongs on a terminal unless it is asked for. */
public final class Logging {
    private static final Logger ROOT = Logger.getLogger("");

    private Logging() {}

    /** Lets through only what goes wrong. Call it first, before a library makes its loggers. */
    public static void quiet() {
        try (InputStream configuration = Logging.class.getResourceAsStream("/dev/ganvas/logging.properties")) {
            if (configuration == null) {
                throw new IllegalStateException("logging.properties is missing in the program file.");
            }
            LogManager.getLogManager().readConfiguration(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the libraries tell what they do, on the error stream. */
    static void verbose() {
        LogManager.getLogManager().reset();
        ROOT.setLevel(Level.INFO);
        ROOT.addHandler(new ConsoleHandler());
    }
}
