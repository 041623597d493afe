package dev.ganvas.ui.model;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run from a folder, ready to go on.
 *
 * @param run at rest
 * @param autosave saves it in its folder; null where another program has that
 * @param numbers that it made before, where it makes numbers
 * @param note a sentence on what the user should know of it
 */
record SavedOpening(
        Run run, List<NumbersFile.NumbersLine> numbers, @Nullable RunAutosave autosave, Optional<String> note) {

    /**
     * Reads a run; blocking.
     *
     * @param change gives the settings to go on with; what it changes acts live
     * @param agreed whether going back behind what the folder holds is agreed to
     * @throws GoesBackException if that would be done and is not agreed to; nothing is changed then
     * @throws UnusableDataException with one sentence
     * @throws IOException with one sentence
     */
    static SavedOpening open(
            Path path,
            UnaryOperator<Settings> change,
            boolean agreed,
            DataSource source,
            Progress progress,
            SavedRunList savedRuns,
            CheckpointScheduler.Watcher watcher)
            throws GoesBackException, UnusableDataException, IOException {
        RunFolder folder;
        try {
            folder = RunFolder.open(path);
        } catch (UnusableDataException inUse) {
            SavedCheckpoint saved = SavedCheckpoint.read(path);
            Run run = run(path, saved, change, source, progress);
            return new SavedOpening(
                    run,
                    saved.numbers(),
                    null,
                    Optional.of(Messages.text("saved.readOnly", Notice.of(inUse).text())));
        }
        try {
            SavedCheckpoint saved = SavedCheckpoint.read(path);
            if (!agreed) {
                askBefore(saved, path);
            }
            Run run = run(path, saved, change, source, progress);
            return new SavedOpening(
                    run,
                    saved.numbers(),
                    RunAutosave.behind(folder, saved, savedRuns, watcher),
                    saved.note().map(Messages::sentence));
        } catch (GoesBackException | UnusableDataException | IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void askBefore(SavedCheckpoint saved, Path path) throws GoesBackException, IOException {
        Optional<Sentence> behind = saved.goesBackBehind();
        if (behind.isPresent()) {
            long step = saved.checkpoint().step();
            String note = saved.unreadable().map(Messages::sentence).orElse("");
            String question =
                    Messages.text("saved.goesBack", path, Messages.sentence(behind.get()), FigureFormat.count(step));
            throw new GoesBackException((note + " " + question).strip(), step);
        }
    }

    private static Run run(
            Path path, SavedCheckpoint saved, UnaryOperator<Settings> change, DataSource source, Progress progress)
            throws UnusableDataException {
        Checkpoint from = saved.checkpoint();
        Dataset data = source.load(from.experiment(), from.settings(), progress);
        if (!from.isOf(data)) {
            throw new UnusableDataException(
                    "problem.asTold", Messages.text("saved.otherData", path, Messages.sentence(data.title())));
        }
        Run run = new Run(from, change.apply(from.settings()), data);
        run.quality().restore(saved.quality());
        return run;
    }
}
