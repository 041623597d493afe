package dev.ganvas.ui.model;

import dev.ganvas.data.Progress;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.thread.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Keeps the runs of a session on a shelf, once it has one: each in a folder of its own. JavaFX thread, but for reading. */
public final class AutosavedRuns {
    private final Background background;
    private final CheckpointScheduler.Watcher watcher;
    private final ReadOnlyObjectWrapper<RunAutosave.@Nullable Safe> safe = new ReadOnlyObjectWrapper<>(this, "safe");
    private @Nullable SavedRunList savedRuns;
    private @Nullable RunAutosave autosave;

    AutosavedRuns(Background background, Notices notices) {
        this.background = background;
        this.watcher = notices.ofSaving(background);
    }

    /** Keeps every run on a shelf from now on. */
    public void autosaveIn(SavedRunList place) {
        savedRuns = place;
    }

    /** Returns where runs are kept, if they are. */
    public Optional<SavedRunList> savedRuns() {
        return Optional.ofNullable(savedRuns);
    }

    /** Returns the folder that the run is saved in, if it has one by now. */
    public Optional<Path> folder() {
        return Optional.ofNullable(autosave).map(RunAutosave::folder);
    }

    /** What the run can go back to, because it diverged and was saved while it was sound; null else. */
    public ReadOnlyObjectProperty<RunAutosave.@Nullable Safe> safeProperty() {
        return safe.getReadOnlyProperty();
    }

    /** Keeps a new run from now on; before its work begins. */
    void begin(Run run) {
        SavedRunList place = savedRuns;
        follow(run, place == null ? null : RunAutosave.on(place, watcher));
    }

    /** Goes on keeping a run that was opened, in the folder that it comes from; before its work begins. */
    void goOn(SavedOpening opened) {
        follow(opened.run(), opened.autosave());
    }

    /** Keeps no run any more; the present one is saved when it is closed. */
    void forget() {
        autosave = null;
        safe.set(null);
    }

    private void follow(Run run, @Nullable RunAutosave saving) {
        autosave = saving;
        safe.set(null);
        if (saving != null) {
            saving.setOnRescued(
                    sound -> background.tell(() -> safe.set(Objects.equals(saving, autosave) ? sound : null)));
            run.addListener(saving);
        }
    }

    /**
     * Reads a saved run; on any thread, blocking.
     *
     * @param change gives the settings to go on with
     * @param agreed whether going back behind what the folder holds is agreed to
     * @throws GoesBackException if that would be done and is not agreed to
     * @throws UnusableDataException with one sentence
     * @throws IOException with one sentence
     */
    SavedOpening read(Path folder, UnaryOperator<Settings> change, boolean agreed, DataSource source, Progress progress)
            throws GoesBackException, UnusableDataException, IOException {
        return SavedOpening.open(folder, change, agreed, source, progress, place(), watcher);
    }

    /**
     * Copies what a run had when it was measured to be best into the folder of a new run; on any thread, blocking.
     *
     * @throws UnusableDataException with one sentence
     * @throws IOException with one sentence
     */
    Path copyOfBest(Path folder) throws UnusableDataException, IOException {
        return place().copyOfBest(folder);
    }

    private SavedRunList place() {
        SavedRunList place = savedRuns;
        if (place == null) {
            throw new IllegalStateException("Nothing is kept, so nothing is opened.");
        }
        return place;
    }
}
