package dev.ganvas.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What this program is made of, as the build wrote it down; asks no library, so loads none.
 *
 * @param ganvas version of Ganvas
 * @param nd4j version of ND4J and Deeplearning4j
 * @param javafx version of JavaFX
 * @param java version of the Java that runs it
 */
public record Versions(String ganvas, String nd4j, String javafx, String java) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?");

    /**
     * Returns whether a version of Ganvas is later than this one, number by number; what is no version is not.
     *
     * @param version such as {@code 1.10.2}, of which what stands behind a hyphen is not looked at
     */
    public static boolean isLater(String version) {
        int[] other = numbers(version);
        int[] own = numbers(read().ganvas());
        for (int i = 0; i < Math.min(own.length, other.length); i++) {
            if (other[i] != own[i]) {
                return other[i] > own[i];
            }
        }
        return false;
    }

    /** Returns the first three numbers of a version; nothing where it does not begin with a number. */
    private static int[] numbers(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        if (!matcher.lookingAt()) {
            return new int[0];
        }
        return IntStream.rangeClosed(1, 3)
                .map(group -> matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group)))
                .toArray();
    }

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
