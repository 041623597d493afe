package dev.ganvas.store;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.file.WriterThread;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.picture.SamplePicture;
import dev.ganvas.problem.FileException;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a run's samples in its folder. A frame is given on any thread; it is drawn and written on the writer
 * thread. What cannot be written is told when it begins to fail, and does not keep later pictures from being written.
 */
final class SamplePictures {
    private static final int MOST_IN_A_ROW = 20;

    private final RunFolder folder;
    private final WriterThread writer;
    private final CheckpointScheduler.Watcher watcher;
    private volatile @Nullable IOException firstLost;
    private boolean failing;

    SamplePictures(RunFolder folder, WriterThread writer, CheckpointScheduler.Watcher watcher) {
        this.folder = folder;
        this.writer = writer;
        this.watcher = watcher;
    }

    /**
     * Returns whether a picture is saved of what a step made: every {@code sample-every} steps. A step of anything but
     * images takes far less time than its picture, so there the pictures become rarer: behind the twentieth only each
     * tenth is left, behind twenty of those only each tenth of them, and so on.
     *
     * @param step steps done, at least 0
     */
    static boolean due(SampleShape shape, Settings settings, long step) {
        long every = settings.get(Schema.SAMPLE_EVERY);
        if (every == 0) {
            return false;
        }
        while (!shape.isImage() && step / every > MOST_IN_A_ROW) {
            every *= 10;
        }
        return step % every == 0;
    }

    /** Writes the picture of a frame of {@code run}, soon. */
    void add(Run run, RunFrame frame) {
        // The run may have other settings by the time at which it is written.
        PictureSource source = PictureSource.of(run, frame.step(), frame.step());
        writer.execute(() -> write(run, frame, source), (long) frame.samples().length * Float.BYTES);
    }

    /** Returns why the first picture that is missing could not be written, as far as that is known by now. */
    Optional<IOException> firstLost() {
        return Optional.ofNullable(firstLost);
    }

    private void write(Run run, RunFrame frame, PictureSource source) {
        try {
            Picture picture = SamplePicture.draw(run.experiment(), run.data().shape(), frame.samples());
            PngWriter.write(folder.sample(frame.step()), picture, 1, source, Progress.NONE);
            failing = false;
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) { // told like any other failure: what comes behind is written in any case
            fail(new FileException(e, "folder.runNotSaved", e));
        }
    }

    private void fail(IOException reason) {
        if (!failing) {
            failing = true;
            watcher.unsaved(reason);
        }
        if (firstLost == null) {
            firstLost = reason;
        }
    }
}
