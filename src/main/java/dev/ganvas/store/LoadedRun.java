package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Settings;
import dev.ganvas.picture.Film;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.Quality;
import dev.ganvas.run.compare.QualityMeter;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.TailMeans;
import dev.ganvas.run.history.TimelineFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run that was saved in a folder, read whole so that it can stand beside others: its figures from {@code losses.csv},
 * its last samples made anew by its generator, of the noise that every run of that seed shows, and those of earlier steps
 * as its checkpoint has them. Immutable.
 */
public final class LoadedRun implements ComparedRun {
    /** Rows of figures kept of one run: 1.2 MB. */
    private static final int MOST_ROWS = 1 << 15;

    /** Room for the samples of earlier steps of one run. */
    private static final long MOST_BYTES = 4 << 20;

    private final String name;
    private final SavedRun saved;
    private final Outcome outcome;
    private final Duration elapsed;
    private final History.Rows rows;
    private final TailMeans.Means means;
    private final TimelineFrames timelineFrames;
    private final @Nullable Quality quality;

    private LoadedRun(
            String name,
            SavedRun saved,
            End end,
            Figures figures,
            TimelineFrames timelineFrames,
            Optional<Quality> quality) {
        this.name = name;
        this.saved = saved;
        this.outcome = end.outcome();
        this.elapsed = end.elapsed();
        this.rows = figures.history().snapshot();
        this.means = figures.tail().means();
        this.timelineFrames = timelineFrames;
        this.quality = quality.orElse(null);
    }

    private record End(Outcome outcome, Duration elapsed) {}

    private record Figures(History history, TailMeans tail) {}

    /**
     * Reads the run in a folder, or each of those in the folders inside it, as a comparison saves them. Loads data and
     * the native library: not for the JavaFX thread.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     * @throws IOException with one sentence, if a file cannot be read
     */
    public static List<LoadedRun> readAll(Path folder) throws UnusableDataException, IOException {
        List<Path> folders = new ArrayList<>();
        boolean isRun = Files.exists(folder.resolve(RunFolder.RUN))
                || !CheckpointSlots.files(folder).isEmpty();
        if (Files.isDirectory(folder) && !isRun) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(each -> Files.exists(each.resolve(RunFolder.RUN)))
                        .sorted()
                        .forEach(folders::add);
            }
        }
        List<LoadedRun> runs = new ArrayList<>();
        for (Path each : folders.isEmpty() ? List.of(folder) : folders) {
            runs.add(read(each));
        }
        return runs;
    }

    private static LoadedRun read(Path folder) throws UnusableDataException, IOException {
        SavedRun saved = SavedRun.read(folder);
        Figures figures = figures(folder.resolve("losses.csv"), saved.steps());
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        try (SavedGenerator generator = saved.open()) {
            TimelineFrames timelineFrames = timelineFrames(folder, saved, saved.frame(generator));
            return new LoadedRun(name, saved, end(saved, folder), figures, timelineFrames, quality(saved, generator));
        }
    }

    private static End end(SavedRun saved, Path folder) throws UnusableDataException {
        Optional<Duration> cutOff = saved.cutOffAfter();
        if (cutOff.isPresent()) {
            return new End(Outcome.CANCELLED, cutOff.get());
        }
        JsonNode run = RunFile.read(folder.resolve(RunFolder.RUN));
        return new End(
                run.path("outcome").asText().equals("finished") ? Outcome.FINISHED : Outcome.CANCELLED,
                RunFile.elapsed(run));
    }

    /** The samples at its end and, thinned so that many runs have room, those that its timeline kept. */
    private static TimelineFrames timelineFrames(Path folder, SavedRun saved, RunFrame last) {
        List<Snapshot> kept = timeline(folder);
        long most = kept.isEmpty() ? 0 : Math.max(2, MOST_BYTES / kept.get(0).bytes());
        ValueRange range = saved.experiment().range();
        return new TimelineFrames(Film.pick(kept, (int) Math.min(most, kept.size())), last, saved.shape(), range);
    }

    private static List<Snapshot> timeline(Path folder) {
        if (CheckpointSlots.files(folder).isEmpty()) {
            return List.of();
        }
        try {
            return SavedCheckpoint.read(folder).checkpoint().timeline();
        } catch (UnusableDataException e) {
            return List.of(); // the run came to its end, and that is whole: without it, it could not have been opened
        }
    }

    /** The quality is unknown where the data that it was trained on is not at hand any more. */
    private static Optional<Quality> quality(SavedRun saved, SavedGenerator generator) {
        try {
            QualityMeter meter =
                    new QualityMeter(saved.experiment(), ExperimentData.load(saved.experiment(), saved.settings()));
            return meter.measure(saved.settings(), generator::generate);
        } catch (UnusableDataException e) {
            return Optional.empty();
        }
    }

    private static Figures figures(Path file, long steps) throws UnusableDataException, IOException {
        History history = new History(MOST_ROWS);
        TailMeans tail = new TailMeans(steps, LossesReader.figures(file));
        LossesReader.read(file, steps, report -> {
            history.append(report);
            tail.add(report);
        });
        return new Figures(history, tail);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Experiment experiment() {
        return saved.experiment();
    }

    @Override
    public SampleShape shape() {
        return saved.shape();
    }

    @Override
    public Settings settings() {
        return saved.settings();
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public Optional<Sentence> reason() {
        return Optional.empty();
    }

    @Override
    public long step() {
        return saved.steps();
    }

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public History.Rows rows() {
        return rows;
    }

    @Override
    public TailMeans.Means means() {
        return means;
    }

    @Override
    public Optional<Quality> quality() {
        return Optional.ofNullable(quality);
    }

    @Override
    public long[] sampledSteps() {
        return timelineFrames.steps();
    }

    @Override
    public @Nullable RunFrame samples(long step) {
        return timelineFrames.at(step);
    }
}
