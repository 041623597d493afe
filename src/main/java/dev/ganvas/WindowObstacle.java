package dev.ganvas;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for what would keep a window from opening on Linux, where JavaFX itself would end with a stack trace.
 *
 * @param environment the variables of the process
 * @param root the root of the file system
 */
record WindowObstacle(Map<String, String> environment, Path root) {
    private static final String GTK = "libgtk-3.so.0";

    /** Returns why no window can be opened here, as a clause, or nothing if one can. */
    static Optional<String> find() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("linux") ? new WindowObstacle(System.getenv(), Path.of("/")).clause() : Optional.empty();
    }

    Optional<String> clause() {
        // JavaFX draws through X11, on Wayland too, so DISPLAY alone counts.
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            return Optional.of("There is no display to open a window on");
        }
        return hasGtk() ? Optional.empty() : Optional.of("The window needs GTK 3, which is not installed");
    }

    private boolean hasGtk() {
        Path cache = root.resolve("etc/ld.so.cache"); // names every library that the system's loader knows
        try {
            if (Files.exists(cache)
                    && Files.readString(cache, StandardCharsets.ISO_8859_1).contains(GTK)) {
                return true;
            }
        } catch (IOException e) {
            // Not even readable: only the folders can tell, and a wrong guess costs a window.
            return true;
        }
        String architecture = System.getProperty("os.arch", "").replace("amd64", "x86_64");
        Stream<Path> usual = Stream.of("lib", "lib64", "usr/lib", "usr/lib64", "usr/local/lib")
                .flatMap(folder -> Stream.of(folder, folder + "/" + architecture + "-linux-gnu"))
                .map(root::resolve);
        Stream<Path> extra = Arrays.stream(
                        environment.getOrDefault("LD_LIBRARY_PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return Stream.concat(usual, extra).anyMatch(folder -> Files.exists(folder.resolve(GTK)));
    }
}
