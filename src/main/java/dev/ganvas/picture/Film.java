package dev.ganvas.picture;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.run.history.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A run as a film: a picture for each of some steps, all of one size. Pictures are drawn when they are needed, one at a
 * time, so a film is never in memory as a whole.
 */
public interface Film {
    /** The largest enlargement that is offered. */
    int MOST_UPSCALE = 8;

    /** Returns how many frames there are. */
    int length();

    /** Returns the step that a frame shows; steps increase. */
    long step(int frame);

    /** Draws a frame. */
    Picture draw(int frame) throws IOException;

    /** Returns how many pixels of the film, in both directions, one drawn pixel becomes. */
    int upscale();

    /**
     * Returns the film of what a timeline holds: grids of images, points in the plane, or histograms of numbers.
     *
     * @param snapshots at least one, by increasing step
     * @param upscale 1 to {@link #MOST_UPSCALE}
     */
    static Film of(Experiment experiment, SampleShape shape, List<Snapshot> snapshots, int upscale) {
        if (shape.isPoint()) {
            return new PointFilm(experiment, List.copyOf(snapshots), upscale);
        }
        return shape.isImage()
                ? new GridFilm(experiment, shape, List.copyOf(snapshots), upscale)
                : new HistogramFilm(experiment, shape, List.copyOf(snapshots), upscale);
    }

    /** Returns at most {@code most} of some things, evenly picked; the first and the last are always among them. */
    static <T> List<T> pick(List<T> all, int most) {
        if (all.size() <= most) {
            return List.copyOf(all);
        }
        if (most < 2) {
            return List.of(all.get(all.size() - 1));
        }
        List<T> picked = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            picked.add(all.get((int) Math.round((double) i * (all.size() - 1) / (most - 1))));
        }
        return picked;
    }

    /**
     * Writes the film as an animated GIF, or leaves the file as it was.
     *
     * @throws IOException with one sentence for the user
     * @throws CancellationException if {@code progress} says so
     */
    default void writeGif(Path file, GifTiming timing, PictureSource origin, Progress progress) throws IOException {
        AtomicFile.write(file, temporary -> {
            Palette palette = palette(progress);
            try (ImageOutputStream out = new FileImageOutputStream(temporary.toFile());
                    GifWriter writer = new GifWriter(out, draw(0), palette, upscale(), timing, origin.json())) {
                for (int frame = 0; frame < length(); frame++) {
                    tell(length() + frame, progress);
                    writer.add(draw(frame));
                }
                writer.finish();
            }
        });
    }

    /** Returns about how many bytes the GIF will have, from its first frame, its last and one between them. */
    default long estimateGifBytes() throws IOException {
        List<Picture> some = List.of(draw(0), draw(length() / 2), draw(length() - 1));
        Palette.Census census = new Palette.Census();
        some.forEach(census::add);
        GifTiming timing = new GifTiming(GifTiming.LEAST_MILLIS, GifTiming.Repeat.FOREVER);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(OutputStream.nullOutputStream());
                GifWriter writer = new GifWriter(out, some.get(0), census.palette(), upscale(), timing, "")) {
            for (Picture frame : some) {
                writer.add(frame);
            }
            writer.finish();
            return out.getStreamPosition() * length() / some.size();
        }
    }

    private Palette palette(Progress progress) throws IOException {
        Palette.Census census = new Palette.Census();
        for (int frame = 0; frame < length(); frame++) {
            tell(frame, progress);
            census.add(draw(frame));
        }
        return census.palette();
    }

    /** Every frame is drawn twice: to find the colours that all share, and to be written. */
    private void tell(int drawn, Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("The film is not wanted any more.");
        }
        progress.update(drawn, 2L * length());
    }
}
