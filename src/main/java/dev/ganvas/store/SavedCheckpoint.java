package dev.ganvas.store;

import dev.ganvas.engine.GanTrainer;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.file.GrowingFile;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.quality.QualityRow;
import dev.ganvas.store.CheckpointFile.CheckpointContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkpoint of a run folder that can be used, to go on from it. Blocking to read; not for the JavaFX thread.
 *
 * @param content of its file
 * @param file that it stands in
 * @param others files in the other places that cannot be read or are newer
 * @param why the other file cannot be read, if so
 * @param isLast whether it is known to be the newest that the run ever saved
 */
public record SavedCheckpoint(
        CheckpointContent content, Path file, List<Path> others, Optional<UnusableDataException> why, boolean isLast) {
    /**
     * Reads the newest of a folder that can be used.
     *
     * @throws UnusableDataException with one sentence: the file or folder, what is wrong with it, the remedy
     */
    public static SavedCheckpoint read(Path folder) throws UnusableDataException {
        return CheckpointSlots.newest(files(folder));
    }

    /**
     * Reads the one of a step instead, to go back to that.
     *
     * @throws UnusableDataException with one sentence, if there is none or it cannot be read
     */
    public static SavedCheckpoint read(Path folder, long step) throws UnusableDataException {
        List<Path> files = files(folder);
        List<Path> withBest = Stream.concat(files.stream(), CheckpointSlots.best(folder).stream())
                .distinct()
                .toList();
        Optional<SavedCheckpoint> found = CheckpointSlots.ofStep(withBest, step);
        if (found.isPresent()) {
            return found.get();
        }
        SavedCheckpoint newest = CheckpointSlots.newest(files);
        throw new UnusableDataException("folder.noCheckpointOfStep", folder, step, newest.step());
    }

    /**
     * Reads the one of the step at which the run was measured to be best, to go back to that.
     *
     * @throws UnusableDataException with one sentence, if there is none or it cannot be read
     */
    public static SavedCheckpoint readBest(Path folder) throws UnusableDataException {
        List<Path> files = files(folder);
        Path best = CheckpointSlots.best(folder).orElseThrow(() -> new UnusableDataException("folder.noBest", folder));
        return CheckpointSlots.readBest(
                best, files.stream().filter(file -> !file.equals(best)).toList());
    }

    /** Copies the best checkpoint of a run, and as much of its tables as that knows of, into an empty folder. */
    static void copyBest(Path from, Path to) throws UnusableDataException, IOException {
        Path copy = Files.copy(from.resolve(RunFolder.BEST), to.resolve(RunFolder.BEST));
        Files.copy(copy, to.resolve(CheckpointSlots.NAMES.get(0)));
        // What was copied, as the run may have written a better one meanwhile.
        for (Map.Entry<String, CheckedLength> table :
                CheckpointFile.read(copy).tables().entrySet()) {
            Path source = from.resolve(table.getKey());
            if (Files.isRegularFile(source)) {
                try (InputStream in = Files.newInputStream(source)) {
                    Files.write(
                            to.resolve(table.getKey()),
                            in.readNBytes(Math.toIntExact(table.getValue().bytes())));
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws UnusableDataException {
        if (!Files.isDirectory(folder)) {
            throw RunFolder.isNone(folder);
        }
        List<Path> files = CheckpointSlots.files(folder);
        if (files.isEmpty()) {
            throw new UnusableDataException("folder.noCheckpoint", folder);
        }
        return files;
    }

    /** Returns the state of the run. */
    public Checkpoint checkpoint() {
        return content.checkpoint();
    }

    /** Returns the step that it is of. */
    public long step() {
        return checkpoint().step();
    }

    Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** Returns a sentence on a checkpoint that cannot be read, if there is one. */
    public Optional<Sentence> unreadable() {
        return why.map(UnusableDataException::sentence);
    }

    /**
     * Returns what whoever goes on from here should know: which checkpoint is used instead of one that cannot be read, or
     * that the arithmetic has changed since it was saved.
     */
    public Optional<Sentence> note() {
        return unreadable()
                .map(reason -> Sentence.of("damage.checkpointInstead", reason, step()))
                .or(this::otherArithmetic);
    }

    private Optional<Sentence> otherArithmetic() {
        return content.arithmetic() == GanTrainer.ARITHMETIC
                ? Optional.empty()
                : Optional.of(Sentence.of("folder.otherArithmetic", folder()));
    }

    /**
     * Returns what the folder holds that going on from here would replace, although it is not what a run leaves that was
     * cut off: then somebody has to agree before that is done. Nothing is lost in either case, as it is kept.
     *
     * @throws IOException with one sentence, if the folder cannot be read
     */
    public Optional<Sentence> goesBackBehind() throws IOException {
        LaterResults later = later();
        return later.areExpected() ? Optional.empty() : Optional.of(later.furthest());
    }

    LaterResults later() throws IOException {
        return LaterResults.of(this);
    }

    /**
     * Returns the numbers that the run had written down by then; none where it makes images.
     *
     * @throws IOException with one sentence, if they are there and cannot be read
     */
    public List<NumbersFile.NumbersLine> numbers() throws IOException {
        Path numbers = file.resolveSibling(RunFolder.NUMBERS);
        try {
            return NumbersFile.read(numbers, step());
        } catch (IOException e) {
            throw new FileException(e, "file.notReadable", numbers, FileException.reason(e));
        }
    }

    /**
     * Returns how good the run was measured to be by then. A table that was changed since counts for nothing: going on
     * keeps it aside and begins another.
     *
     * @throws UnusableDataException with one sentence, if the table cannot be read
     */
    public List<QualityRow> quality() throws UnusableDataException {
        Path table = file.resolveSibling(RunFolder.QUALITY);
        CheckedLength known = tables().getOrDefault(RunFolder.QUALITY, CheckedLength.NOTHING);
        return known.bytes() == 0
                        || GrowingFile.continued(table, known, Runnable::run).isBroken()
                ? List.of()
                : QualityCsv.read(table, known.bytes());
    }

    Map<String, CheckedLength> tables() {
        return content.tables();
    }
}
