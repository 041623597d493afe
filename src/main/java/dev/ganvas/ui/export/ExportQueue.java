package dev.ganvas.ui.export;

import dev.ganvas.data.Progress;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Writes one export after another in the background, and says how each ended. JavaFX thread. */
public final class ExportQueue {
    private static final long PATIENCE_MILLIS = 1500;

    /** What writes one export, on a background thread. */
    @FunctionalInterface
    public interface ExportWriter {
        /**
         * Writes it, or leaves nothing behind.
         *
         * @return what is to be said when it is done
         */
        String write(Progress progress) throws Exception;
    }

    private final Background background;
    private final Notices notices;
    private final ObservableList<ExportWork> works = FXCollections.observableArrayList();
    private final ObservableList<ExportWork> seen = FXCollections.unmodifiableObservableList(works);

    /** Creates a queue that closes {@code background} in the end. */
    public ExportQueue(Background background, Notices notices) {
        this.background = background;
        this.notices = notices;
    }

    /** What is under way, first the one that is written. */
    public ObservableList<ExportWork> works() {
        return seen;
    }

    /** Writes something as soon as those before it are done. */
    public void submit(Path target, ExportWriter writer) {
        ExportWork work = new ExportWork(String.valueOf(target.getFileName()), background);
        works.add(work);
        background.submit(
                () -> {
                    try {
                        if (work.cancelled()) {
                            throw new CancellationException("It was cancelled while it waited.");
                        }
                        return writer.write(work);
                    } finally {
                        work.end();
                    }
                },
                done -> {
                    works.remove(work);
                    notices.show(Notice.done(done));
                },
                failure -> {
                    works.remove(work);
                    tell(work, failure);
                });
    }

    private void tell(ExportWork work, Throwable failure) {
        if (failure instanceof CancellationException && work.cancelled()) {
            notices.show(Notice.done(Messages.text("export.cancelled", work.name())));
        } else {
            notices.show(failure);
        }
    }

    /** Cancels everything, and waits a moment so that no half file stays. */
    public void close() throws InterruptedException {
        background.close();
        for (ExportWork work : List.copyOf(works)) {
            work.cancel();
        }
        for (ExportWork work : List.copyOf(works)) {
            if (!work.awaitEnd(PATIENCE_MILLIS)) {
                return;
            }
        }
    }
}
