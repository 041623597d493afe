package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.NoiseSource;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run that lies in a folder, as far as it came: as {@code run.json} and the generator's model file have it, or, where it
 * was cut off later than that, as its checkpoint has it. Each file is read once, when it is opened, save the table of
 * losses, which is read when it is asked for. Immutable; not for the JavaFX thread.
 */
public final class StoredRun {
    private final Path folder;
    private final RunHeader header;
    private final ComparedRun.Outcome outcome;
    private final Duration elapsed;
    private final GeneratorSource generator;
    private final Past past;

    /** Opens the generator. */
    private interface GeneratorSource {
        SavedGenerator open(NetworkSpec expected, int threads) throws IOException;
    }

    /**
     * What its newest checkpoint has of earlier steps.
     *
     * @param unreadable why that cannot be read; null if it was, or if there is none
     */
    private record Past(List<Snapshot> timeline, List<LiveChange> changes, @Nullable UnusableDataException unreadable) {
        static Past of(@Nullable Checkpoint checkpoint, @Nullable UnusableDataException unreadable) {
            return checkpoint == null
                    ? new Past(List.of(), List.of(), unreadable)
                    : new Past(checkpoint.timeline(), checkpoint.marks(), unreadable);
        }
    }

    private StoredRun(
            Path folder,
            RunHeader header,
            ComparedRun.Outcome outcome,
            Duration elapsed,
            GeneratorSource generator,
            Past past) {
        this.folder = folder;
        this.header = header;
        this.outcome = outcome;
        this.elapsed = elapsed;
        this.generator = generator;
        this.past = past;
    }

    /**
     * Reads what a folder has of its run.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static StoredRun open(Path folder) throws UnusableDataException {
        if (!Files.isDirectory(folder)) {
            throw RunFolder.isNone(folder);
        }
        boolean complete = Files.isRegularFile(folder.resolve(RunFolder.RUN))
                && Files.isRegularFile(folder.resolve(RunFolder.GENERATOR));
        Checkpoint checkpoint = null;
        UnusableDataException unreadable = null;
        List<Path> files = CheckpointSlots.files(folder);
        if (!files.isEmpty()) {
            try {
                checkpoint = CheckpointSlots.newest(files).checkpoint();
            } catch (UnusableDataException e) {
                if (!complete) {
                    throw e;
                }
                unreadable = e; // the run came to an end before, and that is whole
            }
        }
        if (checkpoint != null && !complete) {
            return cutOff(folder, checkpoint);
        }
        StoredRun finished = finished(folder, Past.of(checkpoint, unreadable));
        return checkpoint != null && checkpoint.step() > finished.steps() ? cutOff(folder, checkpoint) : finished;
    }

    private static StoredRun cutOff(Path folder, Checkpoint checkpoint) {
        RunHeader header = new RunHeader(
                checkpoint.experiment(),
                checkpoint.settings(),
                checkpoint.shape(),
                checkpoint.step(),
                checkpoint.threads());
        return new StoredRun(
                folder,
                header,
                ComparedRun.Outcome.CANCELLED,
                checkpoint.elapsed(),
                (expected, threads) ->
                        SavedGenerator.of(expected, checkpoint.trainer().generator(), threads),
                Past.of(checkpoint, null));
    }

    private static StoredRun finished(Path folder, Past past) throws UnusableDataException {
        Path file = folder.resolve(RunFolder.RUN);
        Path generator = folder.resolve(RunFolder.GENERATOR);
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException("folder.noRun", folder, RunFolder.RUN);
        }
        JsonNode run = RunFile.read(file);
        RunHeader header = RunHeader.read(file, run);
        if (header.steps() < 1) {
            throw RunHeader.damaged(file, Sentence.of("damage.steps", 0));
        }
        if (!Files.isRegularFile(generator)) {
            throw new UnusableDataException("folder.failedRun", folder, RunFolder.GENERATOR);
        }
        return new StoredRun(
                folder,
                header,
                RunFile.isFinished(run) ? ComparedRun.Outcome.FINISHED : ComparedRun.Outcome.CANCELLED,
                RunFile.elapsed(run),
                (expected, threads) -> SavedGenerator.open(generator, expected, threads),
                past);
    }

    /** Returns the folder that it lies in. */
    public Path folder() {
        return folder;
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

    /** Returns how it ended, as far as can be told. */
    public ComparedRun.Outcome outcome() {
        return outcome;
    }

    /** Returns how long it trained. */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * Returns the samples of earlier steps that its newest checkpoint has; none where it has no checkpoint.
     *
     * @throws UnusableDataException with one sentence, if its checkpoints cannot be read
     */
    public List<Snapshot> timeline() throws UnusableDataException {
        if (past.unreadable() != null) {
            throw past.unreadable();
        }
        return past.timeline();
    }

    /** Returns the settings that were changed while it trained; none where no checkpoint can be read. */
    public List<LiveChange> changes() {
        return past.changes();
    }

    /**
     * Returns which figures its table of losses has.
     *
     * @throws UnusableDataException with one sentence, if the table is missing or damaged
     * @throws IOException with one sentence, if it cannot be read
     */
    List<StepFigure> figures() throws UnusableDataException, IOException {
        return LossesReader.figures(folder.resolve(RunFolder.LOSSES));
    }

    /**
     * Reads its table of losses, as far as the run came.
     *
     * @param row takes each row; the report is reused
     * @throws UnusableDataException with one sentence, if the table is missing or damaged
     * @throws IOException with one sentence, if it cannot be read
     */
    public void readLosses(Consumer<StepReport> row) throws UnusableDataException, IOException {
        LossesReader.read(folder.resolve(RunFolder.LOSSES), steps(), row);
    }

    /**
     * Opens its generator, on the thread that will use it.
     *
     * @throws IOException with one sentence for the user
     */
    public SavedGenerator openGenerator() throws IOException {
        return generator.open(header.generator(), header.threads());
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
