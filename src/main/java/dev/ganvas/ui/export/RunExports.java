package dev.ganvas.ui.export;

import dev.ganvas.chart.figure.Figure;
import dev.ganvas.data.Progress;
import dev.ganvas.experiment.Settings;
import dev.ganvas.export.ExportChoices;
import dev.ganvas.export.ExportFormat;
import dev.ganvas.export.ExportFormat.Need;
import dev.ganvas.export.LiveRunView;
import dev.ganvas.export.RunFigure;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.GifTiming;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.picture.WalkPicture;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Run;
import dev.ganvas.run.latent.LatentWalk;
import dev.ganvas.store.NumbersFile.NumbersLine;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.FileDialogs;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Writes what is shown to files that the user names, in the background. JavaFX thread. */
public final class RunExports {
    /** What is written of a moment that is shown. */
    private static final Set<Need> OF_FRAMES = EnumSet.of(Need.SAMPLES, Need.PICTURES, Need.POINTS);

    private static final int WALK_UPSCALE = 4;
    private static final GifTiming WALK_TIMING = new GifTiming(80, GifTiming.Repeat.FOREVER);

    private final Window owner;
    private final RunModel model;
    private final DisplayedStep shown;
    private final Background background;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final ExportQueue queue;
    private final Map<ExportFormat, ExportChoices> last = new HashMap<>();

    /**
     * Creates the exports of one window.
     *
     * @param background writes the files; closed with the exports
     */
    public RunExports(Window owner, Session session, Background background, FileDialogs dialogs, Notices notices) {
        this.owner = owner;
        this.model = session.model();
        this.shown = session.shown();
        this.background = background;
        this.dialogs = dialogs;
        this.notices = notices;
        this.queue = new ExportQueue(background, notices);
    }

    /** What is being written. */
    public ExportQueue queue() {
        return queue;
    }

    /** Asks for the options of a format and for its place, and writes it there. */
    public void export(ExportFormat format) {
        Run run = model.runProperty().get();
        if (run == null
                || (OF_FRAMES.contains(format.need()) && shown.frameProperty().get() == null)) {
            return;
        }
        LiveRunView view = view(run, format);
        if (format.need() == Need.CHARTS && view.figure() == null) {
            notices.show(new Notice(Notice.Severity.PROBLEM, Messages.text("export.noCharts"), ""));
            return;
        }
        switch (format.dialog()) {
            case NONE -> save(format, view, ExportChoices.NONE);
            case PICTURE -> askSize(format, view);
            case FILM -> askFilm(format, view);
        }
    }

    /** Returns the run as it is shown now. */
    private LiveRunView view(Run run, ExportFormat format) {
        long end = shown.isLive() ? Long.MAX_VALUE : shown.stepProperty().get();
        List<NumbersLine> numbers = model.numbersProperty().get().stream()
                .filter(entry -> entry.step() < end)
                .map(entry -> new NumbersLine(entry.step(), entry.numbers()))
                .toList();
        long step = run.step();
        return new LiveRunView(
                run,
                step,
                shown.frameProperty().get(),
                LiveRunView.snapshots(run),
                model.rows(),
                numbers,
                format.need() == Need.CHARTS ? figure(run, step) : null);
    }

    /** Returns the charts that are on the screen; null where no view with charts is open. */
    private @Nullable Figure figure(Run run, long step) {
        List<Figure.Panel> panels = VisibleCharts.of(owner.getScene());
        if (panels.isEmpty()) {
            return null;
        }
        Settings settings = PictureSource.of(run, step, step).settings();
        String when = Messages.text("export.figureNote", FigureFormat.count(step), RunFigure.seed(settings));
        return new Figure(
                run.experiment().title(), List.of(when, RunFigure.settings(run.experiment(), settings)), panels);
    }

    private void askSize(ExportFormat format, LiveRunView view) {
        Picture picture = format.preview(view).orElseThrow();
        int count = format.endings().isEmpty()
                ? view.frame().samples().length / view.shape().length()
                : 0;
        new PictureDialog(owner, format, picture, count, chosen(format)).ask(chosen -> remember(format, view, chosen));
    }

    private void askFilm(ExportFormat format, LiveRunView view) {
        if (view.snapshots().size() < 2) {
            notices.show(new Notice(Notice.Severity.PROBLEM, Messages.text("export.noFilm"), ""));
            return;
        }
        FilmDialog dialog = new FilmDialog(
                owner,
                view.snapshots(),
                (some, scale) -> Film.of(view.experiment(), view.shape(), some, scale),
                background,
                chosen(format));
        dialog.ask(chosen -> remember(format, view, chosen));
    }

    private ExportChoices chosen(ExportFormat format) {
        return last.getOrDefault(format, ExportChoices.NONE);
    }

    private void remember(ExportFormat format, LiveRunView view, ExportChoices chosen) {
        last.put(format, chosen);
        save(format, view, chosen);
    }

    private void save(ExportFormat format, LiveRunView view, ExportChoices chosen) {
        Writer writer = (target, progress) -> format.write(view, chosen, target, progress);
        String titleKey = format.menuItem().titleKey();
        if (format.endings().isEmpty()) {
            saveFolder(titleKey, format.fileName(view), writer);
        } else {
            saveFile(titleKey, format.fileName(view), format.endings(), writer);
        }
    }

    /** Writes a walk through latent space as one PNG, a row for each leg. */
    public void walkStrip(LatentWalk walk, float[] frames, long step) {
        Run run = model.runProperty().get();
        if (run != null) {
            Picture strip = WalkPicture.strip(
                    walk, frames, run.data().shape(), run.experiment().range());
            saveFile("export.walkTitle", name(run, step) + "-walk.png", List.of(".png"), (file, progress) -> {
                PngWriter.write(file, strip, WALK_UPSCALE, PictureSource.of(run, step, step), progress);
            });
        }
    }

    /** Writes a walk through latent space as an animated GIF, there and back. */
    public void walkFilm(LatentWalk walk, float[] frames, long step) {
        Run run = model.runProperty().get();
        if (run != null) {
            Film there = WalkPicture.film(
                    walk, frames, run.data().shape(), run.experiment().range());
            saveFile("export.walkTitle", name(run, step) + "-walk.gif", List.of(".gif"), (file, progress) -> {
                there.writeGif(file, WALK_TIMING, PictureSource.of(run, step, step), progress);
            });
        }
    }

    /** Cancels what is under way. Returns what is complete when no half file is left. */
    public CompletableFuture<Void> close() {
        return queue.close();
    }

    @FunctionalInterface
    private interface Writer {
        void write(Path target, Progress progress) throws UnusableDataException, IOException;
    }

    private void saveFile(String titleKey, String name, List<String> endings, Writer writer) {
        dialogs.save(owner, Messages.text(titleKey), name, endings)
                .map(path -> withExtension(path, name.substring(name.lastIndexOf('.'))))
                .ifPresent(file -> submit(file, writer));
    }

    /** Writes into a new folder inside the one that is chosen, so that nothing there is touched. */
    private void saveFolder(String titleKey, String name, Writer writer) {
        dialogs.openFolder(owner, Messages.text(titleKey))
                .map(parent -> AtomicFolder.free(parent, name))
                .ifPresent(folder -> submit(folder, writer));
    }

    private void submit(Path target, Writer writer) {
        queue.submit(target, progress -> {
            writer.write(target, progress);
            return Messages.text("export.done", target);
        });
    }

    private static String name(Run run, long step) {
        return String.format(Locale.ROOT, "%s-step-%06d", run.experiment().id(), step);
    }

    /** A name typed without an extension gets one, unless that would replace a file which nobody was asked about. */
    private static Path withExtension(Path path, String extension) {
        String name = path.getFileName().toString();
        Path longer = path.resolveSibling(name + extension);
        return name.indexOf('.') >= 0 || Files.exists(longer) ? path : longer;
    }
}
