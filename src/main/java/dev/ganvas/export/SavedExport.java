package dev.ganvas.export;

import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.PictureFilm;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.TimelineFrames;
import dev.ganvas.store.CheckpointSlots;
import dev.ganvas.store.LossesCsv;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What other programs can be given of a run that was saved in a folder.
 *
 * @param run what the folder says of it
 * @param folder that it lies in
 */
public record SavedExport(SavedRun run, Path folder) {

    /** Returns the exports of a run in its folder. */
    public static SavedExport open(SavedRun run, Path folder) {
        return new SavedExport(run, folder);
    }

    /** Returns the origin of pictures of the run's end. */
    public PictureSource origin() {
        return PictureSource.of(run.experiment(), run.settings(), run.steps());
    }

    /** Returns the origin of a film of the run. */
    public PictureSource origin(Film film) {
        return new PictureSource(run.experiment(), run.settings(), film.step(0), film.step(film.length() - 1));
    }

    /**
     * Makes the samples that the run showed last, one after another.
     *
     * @throws UnusableDataException with one sentence, if its generator cannot be read
     * @throws IOException the same
     */
    public float[] samples() throws UnusableDataException, IOException {
        return last().samples();
    }

    private RunFrame last() throws IOException {
        try (SavedGenerator generator = run.open()) {
            return run.frame(generator);
        }
    }

    /**
     * Returns the film of the run: what its last checkpoint holds of its timeline and the run's last step, or the
     * pictures beside it where there is no checkpoint.
     *
     * @param most frames at most
     * @param upscale how many pixels, in both directions, one pixel becomes
     * @throws UnusableDataException with one sentence, if the folder holds less than two frames
     * @throws IOException with one sentence, if its generator cannot be read
     */
    public Film film(int most, int upscale) throws UnusableDataException, IOException {
        if (!CheckpointSlots.files(folder).isEmpty()) {
            Checkpoint checkpoint = SavedCheckpoint.read(folder).checkpoint();
            List<Snapshot> kept = checkpoint.timeline();
            if (kept.size() >= 2) {
                // Only an end that was not kept has to be made anew.
                RunFrame end = TimelineFrames.isBehind(run.steps(), kept) ? last() : null;
                TimelineFrames timelineFrames = new TimelineFrames(
                        kept, end, run.shape(), run.experiment().range());
                List<Snapshot> picked = Film.pick(timelineFrames.all(), most);
                return Film.of(checkpoint.experiment(), checkpoint.shape(), picked, upscale);
            }
        }
        return PictureFilm.open(folder.resolve(RunFolder.SAMPLES), most, upscale);
    }

    /**
     * Copies the table of losses, or leaves the target as it was.
     *
     * @throws UnusableDataException with one sentence, if the folder has no such table
     * @throws IOException with one sentence, if it cannot be written
     */
    public void copyLosses(Path target) throws UnusableDataException, IOException {
        Path losses = existing(RunFolder.LOSSES, Sentence.of("folder.noLosses"));
        String header;
        try (BufferedReader reader = Files.newBufferedReader(losses)) {
            header = reader.readLine();
        } catch (IOException e) {
            throw new UnusableDataException(e, "file.notReadable", losses, FileException.reason(e));
        }
        if (header == null || !LossesCsv.isHeader(header)) {
            throw new UnusableDataException("damage.firstLine", losses);
        }
        copy(losses, target);
    }

    /**
     * Copies the list of numbers, or leaves the target as it was.
     *
     * @throws UnusableDataException with one sentence, if the run made no numbers
     * @throws IOException with one sentence, if it cannot be written
     */
    public void copyNumbers(Path target) throws UnusableDataException, IOException {
        if (run.shape().isImage()) {
            throw new UnusableDataException(
                    "folder.makesImages", folder, run.experiment().id());
        }
        copy(existing(RunFolder.NUMBERS, Sentence.of("folder.noNumbers")), target);
    }

    /**
     * Copies both networks with the run file into a new folder, or leaves nothing.
     *
     * @return the steps that they were trained, fewer than the run has if that was cut off later
     * @throws UnusableDataException with one sentence, if the run has no such file
     * @throws IOException with one sentence, if they cannot be written
     */
    public long copyNetworks(Path target) throws UnusableDataException, IOException {
        List<Path> files = List.of(
                existing(RunFolder.GENERATOR, Sentence.of("folder.noGenerator")),
                existing(RunFolder.DISCRIMINATOR, Sentence.of("folder.noDiscriminator")),
                existing(RunFolder.RUN, Sentence.of("folder.noRunFile")));
        AtomicFolder.write(target, temporary -> {
            for (Path file : files) {
                Files.copy(file, temporary.resolve(file.getFileName()));
            }
        });
        return SavedRun.read(target).steps();
    }

    private Path existing(String name, Sentence missing) throws UnusableDataException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException("folder.lacks", folder, missing, name);
        }
        return file;
    }

    private static void copy(Path source, Path target) throws IOException {
        AtomicFile.write(target, temporary -> Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING));
    }
}
