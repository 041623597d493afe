package dev.ganvas.ui;

import dev.ganvas.data.Progress;
import dev.ganvas.data.UnusableDataException;
import dev.ganvas.experiment.Settings;
import dev.ganvas.export.RunShelf;
import dev.ganvas.run.Autosave;
import dev.ganvas.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Keeps the runs of a session on a shelf, once it has one: each in a folder of its own. JavaFX thread, but for reading. */
public final class Keeper {
    private final Background background;
    private final Autosave.Watcher watcher;
    private final ReadOnlyObjectWrapper<Keeping.@Nullable Safe> safe = new ReadOnlyObjectWrapper<>(this, "safe");
    private @Nullable RunShelf shelf;
    private @Nullable Keeping keeping;

    Keeper(Background background, Notices notices) {
        this.background = background;
        this.watcher = notices.ofSaving(background);
    }

    /** Keeps every run on a shelf from now on. */
    public void keepOn(RunShelf place) {
        shelf = place;
    }

    /** Returns where runs are kept, if they are. */
    public Optional<RunShelf> shelf() {
        return Optional.ofNullable(shelf);
    }

    /** Returns the folder that the run is saved in, if it has one by now. */
    public Optional<Path> folder() {
        return Optional.ofNullable(keeping).map(Keeping::folder);
    }

    /** What the run can go back to, because it diverged and was saved while it was sound; null else. */
    public ReadOnlyObjectProperty<Keeping.@Nullable Safe> safeProperty() {
        return safe.getReadOnlyProperty();
    }

    /** Keeps a new run from now on; before its work begins. */
    void begin(Run run) {
        RunShelf place = shelf;
        follow(run, place == null ? null : Keeping.on(place, watcher));
    }

    /** Goes on keeping a run that was opened, in the folder that it comes from; before its work begins. */
    void goOn(SavedOpening opened) {
        follow(opened.run(), opened.keeping());
    }

    /** Keeps no run any more; the present one is saved when it is closed. */
    void forget() {
        keeping = null;
        safe.set(null);
    }

    private void follow(Run run, @Nullable Keeping saving) {
        keeping = saving;
        safe.set(null);
        if (saving != null) {
            saving.setOnRescued(
                    sound -> background.tell(() -> safe.set(Objects.equals(saving, keeping) ? sound : null)));
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
    SavedOpening read(
            Path folder, UnaryOperator<Settings> change, boolean agreed, Session.DataSource source, Progress progress)
            throws GoesBackException, UnusableDataException, IOException {
        RunShelf place = shelf;
        if (place == null) {
            throw new IllegalStateException("Nothing is kept, so nothing is opened.");
        }
        return SavedOpening.open(folder, change, agreed, source, progress, place, watcher);
    }
}
