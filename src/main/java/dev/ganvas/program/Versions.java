package dev.ganvas.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this program is made of, as the build wrote it down; asks no library, so loads none.
 *
 * @param ganvas version of Ganvas
 * @param nd4j version of ND4J and Deeplearning4j
 * @param javafx version of JavaFX
 * @param java version of the Java that runs it
 */
public record Versions(String ganvas, String nd4j, String javafx, String java) {

    /** Returns the versions of the running program. */
    public static Versions read() {
        Properties properties = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream("/dev/ganvas/version.properties")) {
            if (file == null) {
                throw new IllegalStateException("version.properties is missing in the program file.");
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(
                properties.getProperty("ganvas", ""),
                properties.getProperty("nd4j", ""),
                properties.getProperty("javafx", ""),
                System.getProperty("java.version", ""));
    }
}
