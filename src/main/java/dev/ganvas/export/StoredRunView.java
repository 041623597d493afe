package dev.ganvas.export;

import dev.ganvas.chart.figure.Figure;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.PictureFilm;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.TimelineFrames;
import dev.ganvas.store.LossesCsv;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.StoredRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A run that was saved in a folder.
 *
 * @param run what the folder says of it
 */
public record StoredRunView(StoredRun run) implements RunView {

    /**
     * Reads what a folder says of its run.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static StoredRunView open(Path folder) throws UnusableDataException {
        return new StoredRunView(StoredRun.open(folder));
    }

    @Override
    public Experiment experiment() {
        return run.experiment();
    }

    @Override
    public SampleShape shape() {
        return run.shape();
    }

    @Override
    public long step() {
        return run.steps();
    }

    @Override
    public PictureSource origin(long firstStep, long lastStep) {
        return new PictureSource(run.experiment(), run.settings(), firstStep, lastStep);
    }

    @Override
    public Figure charts() throws UnusableDataException, IOException {
        return RunFigure.of(run);
    }

    @Override
    public RunFrame frame() throws IOException {
        try (SavedGenerator generator = run.openGenerator()) {
            return run.frame(generator);
        }
    }

    @Override
    public Film film(int most, int upscale) throws UnusableDataException, IOException {
        List<Snapshot> kept = run.timeline();
        if (kept.size() >= 2) {
            // Only an end that was not kept has to be made anew.
            RunFrame end = TimelineFrames.isBehind(run.steps(), kept) ? frame() : null;
            TimelineFrames timelineFrames =
                    new TimelineFrames(kept, end, run.shape(), run.experiment().range());
            return Film.of(run.experiment(), run.shape(), Film.pick(timelineFrames.all(), most), upscale);
        }
        return PictureFilm.open(run.folder().resolve(RunFolder.SAMPLES), most, upscale);
    }

    @Override
    public void writeLosses(Path target) throws UnusableDataException, IOException {
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

    @Override
    public void writeNumbers(Path target) throws UnusableDataException, IOException {
        if (!run.shape().isNumber()) {
            throw new UnusableDataException(
                    "folder.makesImages", run.folder(), run.experiment().id());
        }
        copy(existing(RunFolder.NUMBERS, Sentence.of("folder.noNumbers")), target);
    }

    @Override
    public long writeNetworks(Path target, Progress progress) throws UnusableDataException, IOException {
        List<Path> files = List.of(
                existing(RunFolder.GENERATOR, Sentence.of("folder.noGenerator")),
                existing(RunFolder.DISCRIMINATOR, Sentence.of("folder.noDiscriminator")),
                existing(RunFolder.RUN, Sentence.of("folder.noRunFile")));
        AtomicFolder.write(target, temporary -> {
            for (Path file : files) {
                Files.copy(file, temporary.resolve(file.getFileName()));
            }
        });
        return StoredRun.open(target).steps();
    }

    @Override
    public Trained trained() throws UnusableDataException, IOException {
        Path generator = existing(RunFolder.GENERATOR, Sentence.of("folder.noGenerator"));
        Path discriminator = existing(RunFolder.DISCRIMINATOR, Sentence.of("folder.noDiscriminator"));
        GanSpec spec = run.experiment().gan(run.settings(), run.shape());
        NetworkWeights weights = new NetworkWeights(
                SavedGenerator.parameters(generator, spec.generator()),
                SavedGenerator.parameters(discriminator, spec.discriminator()));
        return new Trained(run.steps(), spec, weights);
    }

    @Override
    public void writeRunFile(Path target) throws UnusableDataException, IOException {
        copy(existing(RunFolder.RUN, Sentence.of("folder.noRunFile")), target);
    }

    private Path existing(String name, Sentence missing) throws UnusableDataException {
        Path file = run.folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException("folder.lacks", run.folder(), missing, name);
        }
        return file;
    }

    private static void copy(Path source, Path target) throws IOException {
        AtomicFile.write(target, temporary -> Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING));
    }
}
