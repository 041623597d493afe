package dev.ganvas.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the libraries underneath may print: nothing of theirs belongs on a terminal unless it is asked for. */
public final class Logging {
    private static final int LARGEST = 2 << 20;
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

    /**
     * Also writes what goes wrong to a file, which begins anew at two megabytes.
     *
     * @throws IOException if the file cannot be written
     */
    public static void toFile(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        // A percent sign has a meaning in the handler's pattern.
        String pattern = file.toString().replace("%", "%%");
        FileHandler handler = new FileHandler(pattern, LARGEST, 1, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.WARNING);
        handler.setEncoding(StandardCharsets.UTF_8.name());
        ROOT.addHandler(handler);
    }

    /** Lets the libraries tell what they do, on the error stream. */
    static void verbose() {
        LogManager.getLogManager().reset();
        ROOT.setLevel(Level.INFO);
        ROOT.addHandler(new ConsoleHandler());
    }
}
