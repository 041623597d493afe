package dev.ganvas.ui.export;

import dev.ganvas.chart.figure.Figure;
import dev.ganvas.chart.figure.FigureDrawing;
import dev.ganvas.chart.figure.PrintColors;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.export.RunFigure;
import dev.ganvas.export.SampleFiles;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.GifTiming;
import dev.ganvas.picture.PageFormat;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.picture.SamplePicture;
import dev.ganvas.picture.WalkPicture;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.TimelineFrames;
import dev.ganvas.run.latent.LatentWalk;
import dev.ganvas.store.LossesCsv;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.store.RunSnapshot;
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
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.stage.Window;

/** Writes what is shown to files that the user names, in the background. JavaFX thread. */
public final class RunExports {
    private static final int FIRST_UPSCALE = 4;
    private static final GifTiming WALK_TIMING = new GifTiming(80, GifTiming.Repeat.FOREVER);

    private final Window owner;
    private final RunModel model;
    private final DisplayedStep shown;
    private final Background background;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final ExportQueue queue;
    private int gridUpscale = FIRST_UPSCALE;
    private int singleUpscale = FIRST_UPSCALE;
    private FilmOptions film = FilmOptions.FIRST;

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

    /** Writes the samples that are shown as one PNG. */
    public void samples() {
        withFrame((run, frame) -> {
            Picture grid = SamplePicture.draw(run.experiment(), run.data().shape(), frame.samples());
            PictureDialog dialog = new PictureDialog(owner, PictureDialog.Subject.GRID, grid, 1, gridUpscale);
            dialog.ask(upscale -> {
                gridUpscale = upscale;
                PictureSource origin = PictureSource.of(run, frame.step(), frame.step());
                saveFile("export.samplesTitle", name(run, frame.step()) + ".png", (file, progress) -> {
                    PngWriter.write(file, grid, upscale, origin, progress);
                });
            });
        });
    }

    /** Writes each sample that is shown as a PNG of its own. */
    public void pictures() {
        withFrame((run, frame) -> {
            Dataset data = run.data();
            int count = frame.samples().length / data.shape().length();
            Picture first = SampleFiles.draw(frame.samples(), 0, data.shape(), run.experiment());
            PictureDialog dialog = new PictureDialog(owner, PictureDialog.Subject.SINGLE, first, count, singleUpscale);
            dialog.ask(upscale -> {
                singleUpscale = upscale;
                PictureSource origin = PictureSource.of(run, frame.step(), frame.step());
                saveFolder("export.picturesTitle", name(run, frame.step()), (folder, progress) -> {
                    SampleFiles.write(folder, frame.samples(), data.shape(), upscale, origin, progress);
                });
            });
        });
    }

    /** Writes the snapshots of the run as an animated GIF. */
    public void film() {
        Run run = model.runProperty().get();
        List<Snapshot> snapshots = run == null
                ? List.of()
                : new TimelineFrames(
                                run.timeline().snapshots(),
                                run.frame(),
                                run.data().shape(),
                                run.data().range())
                        .all();
        if (run == null || snapshots.size() < 2) {
            notices.show(new Notice(Notice.Severity.PROBLEM, Messages.text("export.noFilm"), ""));
            return;
        }
        Experiment experiment = run.experiment();
        FilmDialog dialog = new FilmDialog(
                owner,
                snapshots,
                (some, scale) -> Film.of(experiment, run.data().shape(), some, scale),
                background,
                film);
        dialog.ask(options -> {
            film = options;
            List<Snapshot> picked = Film.pick(snapshots, options.mostFrames());
            long first = picked.get(0).step();
            long last = picked.get(picked.size() - 1).step();
            PictureSource origin = PictureSource.of(run, first, last);
            saveFile("export.filmTitle", experiment.id() + "-film.gif", (file, progress) -> {
                Film.of(experiment, run.data().shape(), picked, options.upscale())
                        .writeGif(file, options.timing(), origin, progress);
            });
        });
    }

    /** Writes every recorded figure as CSV. */
    public void losses() {
        Run run = model.runProperty().get();
        History.Rows rows = model.rows();
        if (run != null && rows != null) {
            String name = run.experiment().id() + "-losses.csv";
            saveFile("export.lossesTitle", name, (file, progress) -> LossesCsv.write(file, rows));
        }
    }

    /** Writes the numbers of the fakes that are listed, in the published form. */
    public void numbers() {
        Run run = model.runProperty().get();
        if (run != null) {
            long last = shown.isLive() ? Long.MAX_VALUE : shown.stepProperty().get();
            List<String> lines = model.numbersProperty().get().stream()
                    .filter(entry -> entry.step() < last)
                    .map(entry -> NumbersFile.line(entry.step(), entry.numbers()))
                    .toList();
            String name = run.experiment().id() + "-numbers.txt";
            saveFile("export.numbersTitle", name, (file, progress) -> {
                AtomicFile.write(file, temporary -> Files.write(temporary, lines));
            });
        }
    }

    /** Writes the charts that are on the screen as a figure. */
    public void charts() {
        Run run = model.runProperty().get();
        List<Figure.Panel> panels = VisibleCharts.of(owner.getScene());
        if (run == null || panels.isEmpty()) {
            notices.show(new Notice(Notice.Severity.PROBLEM, Messages.text("export.noCharts"), ""));
            return;
        }
        PictureSource origin = PictureSource.of(run, run.step(), run.step());
        String when =
                Messages.text("export.figureNote", FigureFormat.count(run.step()), RunFigure.seed(origin.settings()));
        List<String> notes = List.of(when, RunFigure.settings(run.experiment(), origin.settings()));
        Figure figure = new Figure(run.experiment().title(), notes, panels);
        FigureDrawing drawing = new FigureDrawing(figure, PrintColors.ofOneRun());
        String name = name(run, run.step()) + "-charts" + PageFormat.PNG.ending();
        saveFile("export.chartsTitle", name, PageFormat.endings(), (file, progress) -> PageFormat.of(file)
                .orElse(PageFormat.PNG)
                .write(file, drawing, origin, progress));
    }

    /** Writes both networks, as they are when their turn comes between two steps, with the run file beside them. */
    public void networks() {
        Run run = model.runProperty().get();
        if (run != null) {
            saveFolder("export.networksTitle", name(run, run.step()) + "-networks", (folder, progress) -> {
                TrainingThreadWriter.write(run, () -> RunSnapshot.writeNetworks(folder, run, progress));
            });
        }
    }

    /** Writes the run file. */
    public void runFile() {
        Run run = model.runProperty().get();
        if (run != null) {
            String name = run.experiment().id() + "-run.json";
            saveFile("export.runTitle", name, (file, progress) -> {
                TrainingThreadWriter.write(run, () -> RunSnapshot.writeRunFile(file, run));
            });
        }
    }

    /** Writes a walk through latent space as one PNG, a row for each leg. */
    public void walkStrip(LatentWalk walk, float[] frames, long step) {
        Run run = model.runProperty().get();
        if (run != null) {
            Picture strip = WalkPicture.strip(
                    walk, frames, run.data().shape(), run.experiment().range());
            saveFile("export.walkTitle", name(run, step) + "-walk.png", (file, progress) -> {
                PngWriter.write(file, strip, FIRST_UPSCALE, PictureSource.of(run, step, step), progress);
            });
        }
    }

    /** Writes a walk through latent space as an animated GIF, there and back. */
    public void walkFilm(LatentWalk walk, float[] frames, long step) {
        Run run = model.runProperty().get();
        if (run != null) {
            Film there = WalkPicture.film(
                    walk, frames, run.data().shape(), run.experiment().range());
            saveFile("export.walkTitle", name(run, step) + "-walk.gif", (file, progress) -> {
                there.writeGif(file, WALK_TIMING, PictureSource.of(run, step, step), progress);
            });
        }
    }

    /** Cancels what is under way. */
    public void close() throws InterruptedException {
        queue.close();
    }

    private void withFrame(BiConsumer<Run, RunFrame> use) {
        Run run = model.runProperty().get();
        RunFrame frame = shown.frameProperty().get();
        if (run != null && frame != null) {
            use.accept(run, frame);
        }
    }

    @FunctionalInterface
    private interface Writer {
        void write(Path target, Progress progress) throws IOException;
    }

    private void saveFile(String titleKey, String name, Writer writer) {
        saveFile(titleKey, name, List.of(name.substring(name.lastIndexOf('.'))), writer);
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
