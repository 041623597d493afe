package dev.ganvas.ui.model;

import dev.ganvas.experiment.Settings;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Opens the runs that were saved, in a session that goes on with them. JavaFX thread. */
public final class SavedRunOpener {
    private final DataSource source;
    private final DataLoading loading;
    private final AutosavedRuns autosavedRuns;
    private final Notices notices;
    private final Consumer<SavedOpening> opened;
    private BiConsumer<GoesBackException, Runnable> onGoesBack = (question, agreed) -> {};

    /** Returns what gives to {@code opened} what it has read. */
    SavedRunOpener(
            DataSource source,
            DataLoading loading,
            AutosavedRuns autosavedRuns,
            Notices notices,
            Consumer<SavedOpening> opened) {
        this.source = source;
        this.loading = loading;
        this.autosavedRuns = autosavedRuns;
        this.notices = notices;
        this.opened = opened;
    }

    /** Says who is asked before a run goes back behind what its folder holds; nobody is, and it stays, unless set. */
    public void setOnGoesBack(BiConsumer<GoesBackException, Runnable> ask) {
        onGoesBack = ask;
    }

    /**
     * Begins with a run that was saved in a folder, at the step where it was; ends the present one when that is read. The
     * run that is open already stays as it is.
     */
    public void open(Path folder) {
        if (autosavedRuns
                .folder()
                .filter(folder.toAbsolutePath().normalize()::equals)
                .isPresent()) {
            notices.show(Notice.done(Messages.text("saved.openAlready", folder)));
            return;
        }
        open(folder, UnaryOperator.identity(), false);
    }

    /** Goes back to where the run was sound before it diverged, with half the learning rates. */
    public void goBack() {
        RunAutosave.Safe sound = autosavedRuns.safeProperty().get();
        if (sound != null) {
            open(sound.folder(), DesiredSettings::withHalfRates, true);
        }
    }

    /** Begins with the present run as it was when it was measured to be best, in a folder of its own; ends the present one. */
    public void openBest() {
        autosavedRuns
                .folder()
                .ifPresent(folder -> loading.request(
                        progress -> () -> autosavedRuns.read(
                                autosavedRuns.copyOfBest(folder), UnaryOperator.identity(), true, source, progress),
                        opened,
                        notices::show));
    }

    private void open(Path folder, UnaryOperator<Settings> change, boolean agreed) {
        loading.request(
                progress -> () -> autosavedRuns.read(folder, change, agreed, source, progress), opened, failure -> {
                    if (failure instanceof GoesBackException question) {
                        onGoesBack.accept(question, () -> open(folder, change, true));
                    } else {
                        notices.show(failure);
                    }
                });
    }
}
