package dev.ganvas.ui.model;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what a session asks for in the background; of several requests only the newest counts. JavaFX thread. */
final class DataLoading {
    private final DataSource source;
    private final Background background;
    private final Notices notices;
    private final Consumer<String> shown;
    /** Counts what was asked for; whoever reads for an earlier request stops. */
    private volatile long newest;

    /**
     * Creates it.
     *
     * @param shown hears a sentence on how far reading is
     */
    DataLoading(DataSource source, Background background, Notices notices, Consumer<String> shown) {
        this.source = source;
        this.background = background;
        this.notices = notices;
        this.shown = shown;
    }

    /** Reads the data that settings ask for, and tells what of it could not be used. */
    void load(Experiment experiment, Settings settings, Consumer<Dataset> done, Consumer<Throwable> failed) {
        request(
                progress -> () -> source.load(experiment, settings, progress),
                loaded -> {
                    done.accept(loaded);
                    tellNotes(loaded);
                },
                failed);
    }

    /** Does other reading in place of what was asked for before. */
    <T> void request(Function<Progress, Callable<T>> reading, Consumer<T> done, Consumer<Throwable> failed) {
        long request = newest + 1;
        newest = request;
        Progress progress = LoadProgress.of(() -> request != newest, background, shown);
        background.submit(
                reading.apply(progress),
                result -> {
                    if (request == newest) {
                        done.accept(result);
                    }
                },
                failure -> {
                    if (request == newest) {
                        failed.accept(failure);
                    }
                });
    }

    private void tellNotes(Dataset loaded) {
        List<Sentence> notes = loaded.notes();
        if (!notes.isEmpty()) {
            String text = Messages.text("notice.leftOut", notes.size());
            notices.show(new Notice(
                    Notice.Severity.PROBLEM,
                    text,
                    notes.stream().map(Messages::sentence).collect(Collectors.joining("\n"))));
        }
    }
}
