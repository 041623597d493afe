package dev.ganvas.store;

import dev.ganvas.file.CheckedLength;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.store.CheckpointFile.CheckpointContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two places for checkpoints in a run folder. Each new one replaces the older of the two, so that at every moment
 * the newest complete one is there, and behind it the one before.
 */
public final class CheckpointSlots {
    static final List<String> NAMES = List.of("checkpoint-1.ganvas", "checkpoint-2.ganvas");

    private final Path folder;
    private int next;
    private long sequence;

    private CheckpointSlots(Path folder) {
        this.folder = folder;
    }

    /** The newest checkpoint that can be used, and why a newer one cannot, if there is one. */
    record Found(CheckpointContent content, Path file, Optional<UnusableDataException> newer) {}

    /** Prepares to write into a folder that has no checkpoint yet. */
    static CheckpointSlots empty(Path folder) {
        return new CheckpointSlots(folder);
    }

    /** Prepares to go on behind a checkpoint, which stays until there are newer ones. */
    static CheckpointSlots behind(Found found) {
        Path folder = found.file().toAbsolutePath().getParent();
        CheckpointSlots slots = new CheckpointSlots(folder == null ? Path.of("") : folder);
        slots.next = 1 - NAMES.indexOf(String.valueOf(found.file().getFileName()));
        slots.sequence = found.content().sequence() + 1;
        return slots;
    }

    /** Returns the checkpoints that a folder has, the newest first as far as they say themselves. */
    public static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        for (String name : NAMES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                files.add(folder.resolve(name));
            }
        }
        files.sort(Comparator.comparingLong(CheckpointFile::sequence).reversed());
        return files;
    }

    /**
     * Reads the newest checkpoint of a folder that can be used.
     *
     * @param files of it, at least one
     * @throws UnusableDataException with one sentence on the newest, if none can be used
     */
    static Found newest(List<Path> files) throws UnusableDataException {
        Optional<UnusableDataException> first = Optional.empty();
        for (Path file : files) {
            try {
                return new Found(CheckpointFile.read(file), file, first);
            } catch (UnusableDataException e) {
                first = Optional.of(first.orElse(e));
            }
        }
        throw first.orElseThrow();
    }

    /** Writes a checkpoint; one thread at a time. */
    void write(Checkpoint checkpoint, Map<String, CheckedLength> tables) throws IOException {
        CheckpointFile.write(folder.resolve(NAMES.get(next)), new CheckpointContent(checkpoint, tables, sequence));
        next = 1 - next;
        sequence++;
    }

    /** Removes what was written, because the run came to nothing. */
    void clear() throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }
}
