package dev.ganvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowObstacleTest {
    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":0");

    private final Path root;

    WindowObstacleTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void saysThatThereIsNoDisplay() {
        assertThat(new WindowObstacle(Map.of("WAYLAND_DISPLAY", "wayland-0"), root).clause())
                .contains("There is no display to open a window on");
        assertThat(new WindowObstacle(Map.of("DISPLAY", ""), root).clause()).isPresent();
    }

    @Test
    void saysThatGtkIsMissing() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/ld.so.cache"), "libgtk-x11-2.0.so.0");

        assertThat(new WindowObstacle(DISPLAY, root).clause())
                .contains("The window needs GTK 3, which is not installed");
    }

    @Test
    void findsGtkInTheLoadersCache() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.write(
                root.resolve("etc/ld.so.cache"),
                "\u0000\u00ff/usr/lib/libgtk-3.so.0\u0000".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new WindowObstacle(DISPLAY, root).clause()).isEmpty();
    }

    @Test
    void findsGtkInAFolder() throws IOException {
        Path lib = Files.createDirectories(root.resolve("usr/lib64"));
        Files.createFile(lib.resolve("libgtk-3.so.0"));
        assertThat(new WindowObstacle(DISPLAY, root).clause()).isEmpty();

        Map<String, String> own = Map.of("DISPLAY", ":0", "LD_LIBRARY_PATH", ":" + lib);
        assertThat(new WindowObstacle(own, root.resolve("nowhere")).clause()).isEmpty();
    }
}
