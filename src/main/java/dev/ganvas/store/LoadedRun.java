package dev.ganvas.store;

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
import dev.ganvas.run.quality.QualityRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored run with all that it takes to stand beside others: its figures, its last samples made anew by its generator, of
 * the noise that every run of that seed shows, and those of earlier steps. Immutable.
 */
public final class LoadedRun implements ComparedRun {
    /** Rows of figures kept of one run: 1.2 MB. */
    private static final int MOST_ROWS = 1 << 15;

    /** Room for the samples of earlier steps of one run. */
    private static final long MOST_BYTES = 4 << 20;

    private final String name;
    private final StoredRun saved;
    private final History.Rows rows;
    private final TailMeans.Means means;
    private final TimelineFrames timelineFrames;
    private final @Nullable Quality quality;
    private final List<QualityRow> measured;

    private LoadedRun(
            String name,
            StoredRun saved,
            Figures figures,
            TimelineFrames timelineFrames,
            Optional<Quality> quality,
            List<QualityRow> measured) {
        this.name = name;
        this.saved = saved;
        this.rows = figures.history().snapshot();
        this.means = figures.tail().means();
        this.timelineFrames = timelineFrames;
        this.quality = quality.orElse(null);
        this.measured = measured;
    }

    private record Figures(History history, TailMeans tail) {}

    /**
     * Reads the run in a folder, or each of those in the folders inside it, as a comparison saves them. Loads data and
     * the native library: not for the JavaFX thread.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     * @throws IOException with one sentence, if a file cannot be read
     */
    public static List<LoadedRun> readAll(Path folder) throws UnusableDataException, IOException {
        List<LoadedRun> runs = new ArrayList<>();
        List<Path> compared = RunFolder.comparedIn(folder);
        for (Path each : compared.isEmpty() ? List.of(folder) : compared) {
            runs.add(read(each));
        }
        return runs;
    }

    private static LoadedRun read(Path folder) throws UnusableDataException, IOException {
        StoredRun saved = StoredRun.open(folder);
        Figures figures = figures(saved);
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        try (SavedGenerator generator = saved.openGenerator()) {
            TimelineFrames timelineFrames = timelineFrames(saved, saved.frame(generator));
            return new LoadedRun(name, saved, figures, timelineFrames, quality(saved, generator), measured(folder));
        }
    }

    /** The samples at its end and, thinned so that many runs have room, those that its timeline kept. */
    private static TimelineFrames timelineFrames(StoredRun saved, RunFrame last) {
        List<Snapshot> kept = timeline(saved);
        long most = kept.isEmpty() ? 0 : Math.max(2, MOST_BYTES / kept.get(0).bytes());
        ValueRange range = saved.experiment().range();
        return new TimelineFrames(Film.pick(kept, (int) Math.min(most, kept.size())), last, saved.shape(), range);
    }

    private static List<Snapshot> timeline(StoredRun saved) {
        try {
            return saved.timeline();
        } catch (UnusableDataException e) {
            return List.of(); // the run came to its end, and that is whole: without it, it could not have been opened
        }
    }

    private static List<QualityRow> measured(Path folder) throws UnusableDataException, IOException {
        Path table = folder.resolve(RunFolder.QUALITY);
        return Files.isRegularFile(table) ? QualityCsv.read(table, Files.size(table)) : List.of();
    }

    /** The quality is unknown where the data that it was trained on is not at hand any more. */
    private static Optional<Quality> quality(StoredRun saved, SavedGenerator generator) {
        try {
            QualityMeter meter =
                    new QualityMeter(saved.experiment(), ExperimentData.load(saved.experiment(), saved.settings()));
            return meter.measure(saved.settings(), generator::generate);
        } catch (UnusableDataException e) {
            return Optional.empty();
        }
    }

    private static Figures figures(StoredRun saved) throws UnusableDataException, IOException {
        History history = new History(MOST_ROWS);
        TailMeans tail = new TailMeans(saved.steps(), saved.figures());
        saved.readLosses(report -> {
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
    public Optional<QualityRow> measured() {
        return measured.isEmpty() ? Optional.empty() : Optional.of(measured.get(measured.size() - 1));
    }

    @Override
    public Outcome outcome() {
        return saved.outcome();
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
        return saved.elapsed();
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
