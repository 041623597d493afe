package dev.ganvas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;

/**
 * The most memory that this process had resident. Linux keeps that figure itself; elsewhere it is the largest that was
 * seen when somebody looked.
 */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final double MEGA = 1e6;

    private long seen;

    /** Looks at the memory now. */
    void look() {
        // Heap and native memory alike, as the system sees the process.
        seen = Math.max(seen, Pointer.physicalBytes());
    }

    /** Returns the figure, and where it comes from. */
    String report() throws IOException {
        OptionalLong kept = Files.isReadable(STATUS) ? keptBySystem(Files.readString(STATUS)) : OptionalLong.empty();
        if (kept.isPresent()) {
            return text(kept.getAsLong(), "VmHWM of " + STATUS);
        }
        look();
        return text(seen, "largest seen after an experiment");
    }

    /** Returns the peak in bytes of what Linux says of a process, where it says so. */
    static OptionalLong keptBySystem(String status) {
        Optional<String> line =
                status.lines().filter(text -> text.startsWith(PEAK)).findFirst();
        if (line.isEmpty()) {
            return OptionalLong.empty();
        }
        String kibibytes = line.get().substring(PEAK.length()).replace("kB", "").strip();
        return OptionalLong.of(Long.parseLong(kibibytes) * 1024);
    }

    private static String text(long bytes, String source) {
        return "peak resident memory %.0f MB (%s)".formatted(bytes / MEGA, source);
    }
}
