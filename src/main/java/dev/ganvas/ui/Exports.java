package dev.ganvas.ui;

import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.export.AtomicFile;
import dev.ganvas.export.LossesCsv;
import dev.ganvas.export.NumbersFile;
import dev.ganvas.export.Picture;
import dev.ganvas.export.PngWriter;
import dev.ganvas.export.SampleGrid;
import dev.ganvas.export.WalkPicture;
import dev.ganvas.run.History;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunFrame;
import dev.ganvas.run.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.stage.Window;

/** Writes what is shown to files that the user names, in the background. JavaFX thread. */
public final class Exports {
    /** How many picture pixels one pixel of a sample becomes: a grid of digits is 1,208 wide. */
    private static final int UPSCALE = 4;

    @FunctionalInterface
    private interface Writer {
        void writeTo(Path file) throws IOException;
    }

    private final Window owner;
    private final RunModel model;
    private final Background background;
    private final FileDialogs dialogs;
    private final Notices notices;

    /** Creates the exports of one window. */
    public Exports(Window owner, RunModel model, Background background, FileDialogs dialogs, Notices notices) {
        this.owner = owner;
        this.model = model;
        this.background = background;
        this.dialogs = dialogs;
        this.notices = notices;
    }

    /** Writes the samples of the step that is shown: images as a PNG, numbers as the list that is shown. */
    public void samples() {
        Run run = model.runProperty().get();
        RunFrame frame = model.frameProperty().get();
        if (run == null || frame == null) {
            return;
        }
        Dataset data = run.data();
        String id = run.experiment().id();
        if (data.shape().isImage()) {
            String name = String.format(Locale.ROOT, "%s-step-%06d.png", id, frame.step());
            save("export.samplesTitle", name, file -> writeGrid(file, frame, run.experiment(), data));
        } else {
            List<String> lines = model.numbersProperty().get().stream()
                    .map(entry -> NumbersFile.line(entry.step(), entry.numbers()))
                    .toList();
            save(
                    "export.numbersTitle",
                    id + "-numbers.txt",
                    file -> AtomicFile.write(file, temporary -> Files.write(temporary, lines)));
        }
    }

    /** Writes every recorded figure as CSV. */
    public void losses() {
        Run run = model.runProperty().get();
        History.Rows rows = model.rows();
        if (run != null && rows != null) {
            save("export.lossesTitle", run.experiment().id() + "-losses.csv", file -> LossesCsv.write(file, rows));
        }
    }

    /** Writes a walk through latent space as one PNG, a row for each leg. */
    public void walkStrip(Walk walk, float[] frames, long step) {
        Run run = model.runProperty().get();
        if (run != null) {
            String name = String.format(
                    Locale.ROOT, "%s-step-%06d-walk.png", run.experiment().id(), step);
            Picture strip = WalkPicture.strip(
                    walk, frames, run.data().shape(), run.experiment().range());
            save("export.walkTitle", name, file -> PngWriter.write(file, strip));
        }
    }

    private void save(String titleKey, String name, Writer writer) {
        dialogs.save(owner, Messages.text(titleKey), name)
                .map(path -> withExtension(path, name.substring(name.lastIndexOf('.'))))
                .ifPresent(file -> background.submit(
                        () -> {
                            writer.writeTo(file);
                            return file;
                        },
                        written -> notices.show(Notice.done(Messages.text("export.done", written))),
                        notices::show));
    }

    private static void writeGrid(Path file, RunFrame frame, Experiment experiment, Dataset data) throws IOException {
        SampleGrid grid = SampleGrid.ofImages(experiment.shownSamples()).scaled(UPSCALE);
        PngWriter.write(file, grid.draw(frame.samples(), data.shape(), experiment.range()));
    }

    /** A name typed without an extension gets one, unless that would replace a file which nobody was asked about. */
    private static Path withExtension(Path path, String extension) {
        String name = path.getFileName().toString();
        Path longer = path.resolveSibling(name + extension);
        return name.indexOf('.') >= 0 || Files.exists(longer) ? path : longer;
    }
}
