package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PictureGrid;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Each sample that a run shows as a PNG of its own, numbered from 1 in the order of the grid, in a new folder. */
final class SinglePictures extends UpscaledPng {
    @Override
    public String id() {
        return "pictures";
    }

    @Override
    public String help() {
        return "each sample as a picture, in a new folder";
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-pictures", "transport.exportPictures", "export.picturesTitle", "Shift+S");
    }

    @Override
    public Need need() {
        return Need.PICTURES;
    }

    @Override
    public Optional<Picture> preview(LiveRunView run) {
        return Optional.of(draw(run.frame().samples(), 0, run.shape(), run.experiment()));
    }

    @Override
    public String fileName(LiveRunView run) {
        return ExportFormat.nameOf(run, run.frame().step());
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        if (run.shape().isPoint()) {
            throw new UnusableDataException(
                    "export.noPictures", run.experiment().id());
        }
        RunFrame frame = run.frame();
        PictureSource origin = run.origin(frame.step(), frame.step());
        write(target, frame.samples(), run.shape(), chosen.get(UPSCALE), origin, progress);
        int count = frame.samples().length / run.shape().length();
        return new Written(Counted.samples(count).toString(), frame.step());
    }

    /**
     * Creates a folder with one PNG a sample, or nothing.
     *
     * @param samples one after another
     * @param upscale how many pixels, in both directions, one pixel of a sample becomes
     * @throws IOException with one sentence for the user
     * @throws CancellationException if {@code progress} says so
     */
    static void write(
            Path folder, float[] samples, SampleShape shape, int upscale, PictureSource origin, Progress progress)
            throws IOException {
        int count = samples.length / shape.length();
        int digits = Math.max(3, Integer.toString(count).length());
        AtomicFolder.write(folder, temporary -> {
            for (int i = 0; i < count; i++) {
                if (progress.cancelled()) {
                    throw new CancellationException("The pictures are not wanted any more.");
                }
                progress.update(i, count);
                Picture picture = draw(samples, i, shape, origin.experiment());
                String name = String.format(Locale.ROOT, "sample-%0" + digits + "d.png", i + 1);
                PngWriter.writeNow(temporary.resolve(name), picture, upscale, origin, Progress.NONE);
            }
        });
    }

    private static Picture draw(float[] samples, int index, SampleShape shape, Experiment experiment) {
        float[] sample = Arrays.copyOfRange(samples, index * shape.length(), (index + 1) * shape.length());
        return new PictureGrid(1, 1, 0, 0, 1).draw(sample, shape, experiment.range());
    }
}
