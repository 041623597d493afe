package dev.ganvas.store;

import dev.ganvas.file.CheckedLength;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.store.CheckpointSlots.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest checkpoint of a run folder that can be used. Blocking to read; not for the JavaFX thread. */
public final class SavedCheckpoint {
    private final Found found;

    private SavedCheckpoint(Found found) {
        this.found = found;
    }

    /**
     * Reads it.
     *
     * @throws UnusableDataException with one sentence: the file or folder, what is wrong with it, the remedy
     */
    public static SavedCheckpoint read(Path folder) throws UnusableDataException {
        return new SavedCheckpoint(CheckpointSlots.newest(files(folder)));
    }

    /**
     * Reads the one of a step instead, to go back to that.
     *
     * @throws UnusableDataException with one sentence, if there is none or it cannot be read
     */
    public static SavedCheckpoint read(Path folder, long step) throws UnusableDataException {
        List<Path> files = files(folder);
        Optional<Found> found = CheckpointSlots.ofStep(files, step);
        if (found.isPresent()) {
            return new SavedCheckpoint(found.get());
        }
        Found newest = CheckpointSlots.newest(files);
        throw new UnusableDataException("folder.noCheckpointOfStep", folder, step, newest.step());
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
        return found.content().checkpoint();
    }

    /** Returns a sentence on a checkpoint that cannot be read, if there is one. */
    public Optional<Sentence> unreadable() {
        return found.why().map(UnusableDataException::sentence);
    }

    /** Returns the same and which one is used instead. */
    public Optional<Sentence> note() {
        return unreadable()
                .map(reason -> Sentence.of(
                        "damage.checkpointInstead", reason, checkpoint().step()));
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
        return LaterResults.of(found);
    }

    /**
     * Returns the numbers that the run had written down by then; none where it makes images.
     *
     * @throws IOException with one sentence, if they are there and cannot be read
     */
    public List<NumbersFile.NumbersLine> numbers() throws IOException {
        Path file = found.file().resolveSibling(RunFolder.NUMBERS);
        try {
            return NumbersFile.read(file, checkpoint().step());
        } catch (IOException e) {
            throw new FileException(e, "file.notReadable", file, FileException.reason(e));
        }
    }

    Found found() {
        return found;
    }

    Map<String, CheckedLength> tables() {
        return found.content().tables();
    }
}
