package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.store.SavedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compares run folders, copies them, and starts Ganvas in processes of its own. */
final class RunFolders {
    private RunFolders() {}

    /** The two folders hold the same run: tables, samples, weights, optimizers, figures, marks. */
    static void assertSameRun(Path actual, Path expected) throws Exception {
        assertThat(actual.resolve("losses.csv")).hasSameBinaryContentAs(expected.resolve("losses.csv"));
        if (Files.exists(expected.resolve("numbers.txt"))) {
            assertThat(actual.resolve("numbers.txt")).hasSameBinaryContentAs(expected.resolve("numbers.txt"));
        } else {
            assertThat(actual.resolve("numbers.txt")).doesNotExist();
        }
        for (Path sample : files(expected.resolve("samples"))) {
            assertThat(actual.resolve("samples").resolve(sample.getFileName())).hasSameBinaryContentAs(sample);
        }
        Checkpoint one = SavedCheckpoint.read(actual).checkpoint();
        Checkpoint other = SavedCheckpoint.read(expected).checkpoint();
        assertThat(one.step()).isEqualTo(other.step());
        assertSame(one.trainer().generator(), other.trainer().generator());
        assertSame(one.trainer().discriminator(), other.trainer().discriminator());
        assertThat(one.lastFakes()).isEqualTo(other.lastFakes());
        assertThat(one.history().length()).isEqualTo(other.history().length());
        assertThat(one.history().spanSteps()).isEqualTo(other.history().spanSteps());
        assertThat(one.marks()).isEqualTo(other.marks());
    }

    private static void assertSame(NetworkState actual, NetworkState expected) {
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(actual.slots()).isDeepEqualTo(expected.slots());
        assertThat(actual.updates()).isEqualTo(expected.updates());
        assertThat(actual.optimizer()).isEqualTo(expected.optimizer());
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Copies a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Starts Ganvas in a process of its own, which writes what it says into {@code log}. */
    static Process start(Path log, String... arguments) throws IOException {
        return start(List.of(), List.of("-Xmx512m"), log, arguments);
    }

    /**
     * Does the same.
     *
     * @param before what stands before the command, to run it under a limit
     * @param java options of the Java that runs it
     */
    static Process start(List<String> before, List<String> java, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.ganvas.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
