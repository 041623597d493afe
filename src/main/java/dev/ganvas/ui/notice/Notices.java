package dev.ganvas.ui.notice;

import dev.ganvas.problem.FileException;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the window says that something was done or could not be done. What went wrong is kept in a list
 * and written to the log as well. JavaFX thread.
 */
public final class Notices {
    /** The most problems kept; older ones are in the log. */
    static final int MOST_PROBLEMS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    /**
     * A problem that was told.
     *
     * @param notice what was said
     * @param last when it was told last
     * @param times how often it came
     */
    public record Problem(Notice notice, LocalTime last, int times) {}

    private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<Problem> readable = FXCollections.unmodifiableObservableList(problems);

    /** The notice that is shown, or null. */
    public ReadOnlyObjectProperty<@Nullable Notice> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** What went wrong since the window was opened, newest first; the same sentence stands once. */
    public ObservableList<Problem> problems() {
        return readable;
    }

    /** Shows a notice in place of the one before. */
    public void show(Notice notice) {
        if (notice.kind() == Notice.Severity.PROBLEM) {
            keep(notice);
        }
        current.set(notice);
    }

    /** Shows a failure. */
    public void show(Throwable failure) {
        show(Notice.of(failure));
    }

    /** Returns what tells here that saving a run fails, and that it works again; it may be called on any thread. */
    public CheckpointScheduler.Watcher ofSaving(Background background) {
        return new CheckpointScheduler.Watcher() {
            @Override
            public void unsaved(IOException reason) {
                IOException told = new FileException(
                        reason,
                        "problem.asTold",
                        Messages.text("saved.failing", Notice.of(reason).text()));
                background.tell(() -> show(told));
            }

            @Override
            public void savedAgain(long step) {
                background.tell(() -> show(Notice.done(Messages.text("saved.again", FigureFormat.count(step)))));
            }
        };
    }

    /** Takes the notice away. */
    public void dismiss() {
        current.set(null);
    }

    /** Takes a notice away, if it is still the one that is shown. */
    public void dismiss(Notice notice) {
        if (notice.equals(current.get())) {
            dismiss();
        }
    }

    private void keep(Notice notice) {
        int times = 1;
        for (Problem old : problems) {
            if (old.notice().text().equals(notice.text())) {
                times += old.times();
            }
        }
        problems.removeIf(old -> old.notice().text().equals(notice.text()));
        problems.add(0, new Problem(notice, LocalTime.now(ZoneId.systemDefault()), times));
        if (problems.size() > MOST_PROBLEMS) {
            problems.remove(MOST_PROBLEMS);
        }
        if (isPowerOfTen(times)) {
            LOG.warn("{} ({}x)\n{}", notice.text(), times, notice.details());
        }
    }

    /** What comes with every pulse must not fill the disk: it is logged the first time, the tenth, the hundredth. */
    private static boolean isPowerOfTen(int times) {
        int rest = times;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
