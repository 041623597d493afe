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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two places for checkpoints in a run folder. Each new one replaces the older of the two, so that at every moment
 * the newest complete one is there, and behind it the one before.
 */
final class CheckpointSlots {
    static final List<String> NAMES = List.of("checkpoint-1.ganvas", "checkpoint-2.ganvas");

    private final Path folder;
    private int next;
    private long sequence;

    private CheckpointSlots(Path folder) {
        this.folder = folder;
    }

    /** Prepares to write into a folder that has no checkpoint yet. */
    static CheckpointSlots empty(Path folder) {
        return new CheckpointSlots(folder);
    }

    /** Prepares to go on behind a checkpoint, which stays until there are newer ones. */
    static CheckpointSlots behind(SavedCheckpoint found) {
        CheckpointSlots slots = new CheckpointSlots(found.folder());
        int place = NAMES.indexOf(String.valueOf(found.file().getFileName()));
        if (place >= 0) { // behind the best one both are free
            slots.next = 1 - place;
            slots.sequence = found.content().sequence() + 1;
        }
        return slots;
    }

    /**
     * Returns the checkpoints that a folder has, the newest first as far as they say themselves; where there is none, as
     * after a cut just when the run had gone back to its best, that one.
     */
    static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        for (String name : NAMES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                files.add(folder.resolve(name));
            }
        }
        files.sort(Comparator.comparingLong(CheckpointFile::sequence).reversed());
        return files.isEmpty() ? best(folder).stream().toList() : files;
    }

    /** Returns the checkpoint of the step at which the run was measured to be best, if it has one. */
    static Optional<Path> best(Path folder) {
        return Optional.of(folder.resolve(RunFolder.BEST)).filter(Files::isRegularFile);
    }

    /**
     * Reads the newest checkpoint of a folder that can be used. What a file says of its age is only believed where the
     * whole of it can be read.
     *
     * @param files of it, at least one
     * @throws UnusableDataException with one sentence on one of them, if none can be used
     */
    static SavedCheckpoint newest(List<Path> files) throws UnusableDataException {
        Map<Path, Long> whole = new LinkedHashMap<>();
        Map<Path, UnusableDataException> unusable = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                whole.put(file, CheckpointFile.wholeSequence(file));
            } catch (UnusableDataException e) {
                unusable.put(file, e);
            }
        }
        List<Path> newestFirst = new ArrayList<>(whole.keySet());
        newestFirst.sort(Comparator.comparing(whole::get, Comparator.reverseOrder()));
        for (Path file : newestFirst) {
            try {
                CheckpointContent content = readOwn(file);
                long before = content.sequence() - 1;
                boolean isLast = unusable.isEmpty() && (before < 0 || whole.containsValue(before));
                return new SavedCheckpoint(
                        content,
                        file,
                        unusable.keySet().stream().limit(1).toList(),
                        unusable.values().stream().findFirst(),
                        isLast);
            } catch (UnusableDataException e) {
                unusable.put(file, e);
            }
        }
        throw unusable.values().iterator().next();
    }

    /**
     * Reads the checkpoint of one step.
     *
     * @param files of the folder
     * @return nothing, if none of them can be read and is of that step
     */
    static Optional<SavedCheckpoint> ofStep(List<Path> files, long step) {
        for (Path file : files) {
            try {
                CheckpointContent content = readOwn(file);
                if (content.checkpoint().step() == step) {
                    List<Path> others = files.stream()
                            .filter(each -> !isBefore(each, content.sequence()) && !each.equals(file))
                            .toList();
                    return Optional.of(new SavedCheckpoint(content, file, others, Optional.empty(), false));
                }
            } catch (UnusableDataException e) {
                // It was asked for the other one; that this one cannot be read is no matter then.
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the checkpoint of the step at which the run was measured to be best; those of other steps give way to it.
     *
     * @throws UnusableDataException with one sentence, if it cannot be used
     */
    static SavedCheckpoint readBest(Path file, List<Path> others) throws UnusableDataException {
        return new SavedCheckpoint(readOwn(file), file, others, Optional.empty(), false);
    }

    private static boolean isBefore(Path file, long sequence) {
        long claimed = CheckpointFile.sequence(file);
        return claimed >= 0 && claimed < sequence;
    }

    private static CheckpointContent readOwn(Path file) throws UnusableDataException {
        CheckpointContent content = CheckpointFile.read(file);
        String id = content.checkpoint().experiment().id();
        Optional<String> folders = RunFile.experiment(file.resolveSibling(RunFolder.RUN));
        if (folders.isPresent() && !folders.get().equals(id)) {
            throw new UnusableDataException("damage.otherExperiment", file, id, folders.get());
        }
        return content;
    }

    /** Writes a checkpoint; one thread at a time. */
    void write(Checkpoint checkpoint, Map<String, CheckedLength> tables) throws IOException {
        CheckpointFile.write(folder.resolve(NAMES.get(next)), new CheckpointContent(checkpoint, tables, sequence));
        next = 1 - next;
        sequence++;
    }

    /** Writes a checkpoint that is none of the two: the best. It says of itself that none is before it. */
    static void write(Path file, Checkpoint checkpoint, Map<String, CheckedLength> tables) throws IOException {
        CheckpointFile.write(file, new CheckpointContent(checkpoint, tables, 0));
    }

    /** Removes what was written, because the run came to nothing. */
    void clear() throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder.resolve(RunFolder.BEST));
    }
}
