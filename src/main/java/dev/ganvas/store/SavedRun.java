package dev.ganvas.store;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.NoiseSource;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that was saved in a folder, for drawing samples: as {@code run.json} and the generator's model file have it, or,
 * where it was cut off later than that, as its checkpoint has it.
 */
public final class SavedRun {
    private final RunHeader header;
    private final Source source;
    /** How long it had trained, where it was cut off. */
    private final @Nullable Duration elapsed;

    /** Opens the generator. */
    private interface Source {
        SavedGenerator open(NetworkSpec expected, int threads) throws IOException;
    }

    private SavedRun(RunHeader header, @Nullable Duration elapsed, Source source) {
        this.header = header;
        this.elapsed = elapsed;
        this.source = source;
    }

    /**
     * Reads what a folder says of its run.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static SavedRun read(Path folder) throws UnusableDataException {
        if (!Files.isDirectory(folder)) {
            throw RunFolder.isNone(folder);
        }
        Optional<SavedRun> checkpoint = cutOff(folder);
        return checkpoint.isPresent() ? checkpoint.get() : finished(folder);
    }

    /** Returns the checkpoint of a folder where it is newer than the rest. */
    private static Optional<SavedRun> cutOff(Path folder) throws UnusableDataException {
        List<Path> files = CheckpointSlots.files(folder);
        boolean complete = Files.isRegularFile(folder.resolve(RunFolder.RUN))
                && Files.isRegularFile(folder.resolve(RunFolder.GENERATOR));
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint = CheckpointSlots.newest(files).content().checkpoint();
            if (complete && checkpoint.step() <= finished(folder).steps()) {
                return Optional.empty();
            }
            RunHeader header = new RunHeader(
                    checkpoint.experiment(),
                    checkpoint.settings(),
                    checkpoint.shape(),
                    checkpoint.step(),
                    checkpoint.threads());
            return Optional.of(new SavedRun(
                    header,
                    checkpoint.elapsed(),
                    (expected, threads) ->
                            SavedGenerator.of(expected, checkpoint.trainer().generator(), threads)));
        } catch (UnusableDataException e) {
            if (complete) {
                // The run came to an end before, and that is whole.
                return Optional.empty();
            }
            throw e;
        }
    }

    private static SavedRun finished(Path folder) throws UnusableDataException {
        Path file = folder.resolve(RunFolder.RUN);
        Path generator = folder.resolve(RunFolder.GENERATOR);
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException("folder.noRun", folder, RunFolder.RUN);
        }
        RunHeader header = RunHeader.read(file, RunFile.read(file));
        if (header.steps() < 1) {
            throw RunHeader.damaged(file, Sentence.of("damage.steps", 0));
        }
        if (!Files.isRegularFile(generator)) {
            throw new UnusableDataException("folder.failedRun", folder, RunFolder.GENERATOR);
        }
        return new SavedRun(header, null, (expected, threads) -> SavedGenerator.open(generator, expected, threads));
    }

    public Experiment experiment() {
        return header.experiment();
    }

    /** Returns the settings as they were when it was saved. */
    public Settings settings() {
        return header.settings();
    }

    /** Returns the shape of its samples. */
    public SampleShape shape() {
        return header.shape();
    }

    /** Returns the steps that were done. */
    public long steps() {
        return header.steps();
    }

    /** Returns how long the run had trained, if it was cut off: then this is not what its run file says. */
    Optional<Duration> cutOffAfter() {
        return Optional.ofNullable(elapsed);
    }

    /**
     * Opens its generator, on the thread that will use it.
     *
     * @throws IOException with one sentence for the user
     */
    public SavedGenerator open() throws IOException {
        return source.open(header.generator(), header.threads());
    }

    /** Returns what {@code generator}, its own, makes of the noise that every run of its seed shows. */
    public RunFrame frame(SavedGenerator generator) {
        Settings settings = settings();
        int size = experiment().latentSize(settings);
        double factor = settings.get(Schema.LATENT_SCALE);
        float[] latents;
        if (!shape().isNumber()) {
            latents = new float[experiment().shownSamples() * size];
            NoiseSource.fill(
                    latents,
                    settings.get(Schema.LATENT),
                    factor,
                    NoiseSource.random(settings.get(Schema.SEED), NoiseSource.Stream.FIXED_NOISE, 0, 0));
        } else {
            latents = NoiseSource.everyPattern(size, factor);
        }
        int rows = latents.length / size;
        float[] samples = new float[rows * shape().length()];
        generator.generate(latents, rows, experiment().sampleStatistics(settings), samples);
        NumberCensus census = shape().isNumber() ? NumberCensus.of(samples, shape().width()) : null;
        return new RunFrame(steps(), samples, null, census);
    }
}
