package dev.ganvas.export;

import dev.ganvas.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder that a run is saved in. It is created, and proven writable, before training begins; a folder that already
 * holds a run is refused, so nothing is ever overwritten.
 */
public final class RunFolder implements AutoCloseable {
    static final String RUN = "run.json";
    static final String LOSSES = "losses.csv";
    static final String NUMBERS = "numbers.txt";
    static final String SAMPLES = "samples";
    static final String GENERATOR = "generator.zip";
    static final String DISCRIMINATOR = "discriminator.zip";
    private static final List<String> ALL = List.of(RUN, LOSSES, NUMBERS, SAMPLES, GENERATOR, DISCRIMINATOR);

    private final Path path;
    private final Deque<Path> created;

    private RunFolder(Path path, Deque<Path> created) {
        this.path = path;
        this.created = created;
    }

    /**
     * Prepares a folder, with the folders above it.
     *
     * @throws UnusableDataException with one sentence, and nothing is left behind
     */
    public static RunFolder create(Path wanted) throws UnusableDataException {
        Path path = wanted.toAbsolutePath().normalize();
        for (String name : ALL) {
            if (Files.exists(path.resolve(name))) {
                throw new UnusableDataException(
                        "%s already holds a run (%s); choose another folder, or delete it first."
                                .formatted(wanted, name));
            }
        }
        RunFolder folder = new RunFolder(path, new ArrayDeque<>());
        try {
            folder.make(path);
            Path probe = AtomicFile.temporaryBeside(folder.run());
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            UnusableDataException refusal = new UnusableDataException(
                    "%s cannot be written to (%s); choose another folder."
                            .formatted(wanted, Files.isRegularFile(path) ? "it is a file" : AtomicFile.reason(e)),
                    e);
            try (folder) {
                throw refusal;
            } catch (IOException notRemoved) {
                refusal.addSuppressed(notRemoved);
                throw refusal;
            }
        }
        return folder;
    }

    private void make(Path missing) throws IOException {
        if (Files.isDirectory(missing)) {
            return;
        }
        Path parent = missing.getParent();
        if (parent != null) {
            make(parent);
        }
        Files.createDirectory(missing);
        created.push(missing);
    }

    /** Returns the folder. */
    public Path path() {
        return path;
    }

    Path run() {
        return path.resolve(RUN);
    }

    Path losses() {
        return path.resolve(LOSSES);
    }

    Path numbers() {
        return path.resolve(NUMBERS);
    }

    Path generator() {
        return path.resolve(GENERATOR);
    }

    Path discriminator() {
        return path.resolve(DISCRIMINATOR);
    }

    /** Returns the file for the samples of one step, in a folder that exists. */
    Path sample(long step) throws IOException {
        Path samples = path.resolve(SAMPLES);
        try {
            Files.createDirectories(samples);
        } catch (IOException e) {
            throw AtomicFile.failure(samples, e);
        }
        return samples.resolve(String.format(Locale.ROOT, "step-%06d.png", step));
    }

    /** Removes the folders that it created and that stayed empty, because the run came to nothing. */
    @Override
    public void close() throws IOException {
        removeIfEmpty(path.resolve(SAMPLES));
        for (Path folder : created) {
            removeIfEmpty(folder);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        boolean empty;
        try (Stream<Path> inside = Files.list(folder)) {
            empty = inside.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }
}
