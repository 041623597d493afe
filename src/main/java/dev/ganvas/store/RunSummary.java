package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tells a saved run from others in a list. Blocking to read; not for the JavaFX thread.
 *
 * @param folder of the run
 * @param experiment that was trained
 * @param settings as they were when it was saved last
 * @param step that is saved
 * @param saved when it was saved last
 * @param end how it ended
 * @param picture of its newest samples, if it has one
 * @param compared names of the runs of a comparison, whose first one the rest is of; empty for a run
 */
public record RunSummary(
        Path folder,
        Experiment experiment,
        Settings settings,
        long step,
        Instant saved,
        End end,
        Optional<Path> picture,
        List<String> compared) {
    /** The last checkpoint and the run file are written together, the run file last. */
    private static final Duration TOGETHER = Duration.ofSeconds(5);

    /** How a run ended. */
    public enum End {
        /** Its process ended before it could close it. */
        CUT_OFF,
        /** It was closed before its length was reached. */
        RESTING,
        /** It came to its end, or cannot go on from where it is. */
        OVER
    }

    /**
     * Reads what a folder says of its run.
     *
     * @throws UnusableDataException with one sentence, if it holds none that can be opened
     * @throws IOException with one sentence, if the folder cannot be read
     */
    static RunSummary read(Path folder) throws UnusableDataException, IOException {
        Path file = folder.resolve(RunFolder.RUN);
        try {
            List<Path> inside = compared(folder);
            if (!inside.isEmpty()) {
                return ofComparison(folder, inside);
            }
            Instant checkpoint = newest(folder, CheckpointSlots.NAMES);
            Instant run = newest(folder, List.of(RunFolder.RUN));
            Optional<Path> picture = picture(folder.resolve(RunFolder.SAMPLES));
            if (checkpoint.isAfter(run.plus(TOGETHER))) {
                Checkpoint cut = SavedCheckpoint.read(folder).checkpoint();
                return new RunSummary(
                        folder,
                        cut.experiment(),
                        cut.settings(),
                        cut.step(),
                        checkpoint,
                        End.CUT_OFF,
                        picture,
                        List.of());
            }
            JsonNode tree = SavedRun.tree(file);
            RunHeader header = RunHeader.read(file, tree);
            End end = tree.path("outcome").asText().equals(RunFile.INTERRUPTED) ? End.RESTING : End.OVER;
            return new RunSummary(
                    folder, header.experiment(), header.settings(), header.steps(), run, end, picture, List.of());
        } catch (IOException e) {
            throw new FileException(e, "%s cannot be read (%s); make it readable.", folder, AtomicFile.reason(e));
        }
    }

    private static RunSummary ofComparison(Path folder, List<Path> inside) throws UnusableDataException, IOException {
        RunSummary first = read(inside.get(0));
        List<String> names =
                inside.stream().map(path -> String.valueOf(path.getFileName())).toList();
        return new RunSummary(
                folder,
                first.experiment(),
                first.settings(),
                first.step(),
                saved(folder),
                End.OVER,
                first.picture(),
                names);
    }

    /** Returns the folders of the runs that a comparison saved in {@code folder}; none where it holds a run itself. */
    static List<Path> compared(Path folder) throws IOException {
        if (Files.exists(folder.resolve(RunFolder.RUN)) || Files.exists(folder.resolve(RunFolder.LOSSES))) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(each -> Files.isRegularFile(each.resolve(RunFolder.RUN)))
                    .sorted()
                    .toList();
        }
    }

    /** Returns when a run, or one of a comparison, was saved last; long ago, if it never was. */
    static Instant saved(Path folder) throws IOException {
        Instant last = Instant.EPOCH;
        for (Path run : compared(folder)) {
            Instant of = saved(run);
            last = of.isAfter(last) ? of : last;
        }
        if (last.isAfter(Instant.EPOCH)) {
            return last;
        }
        Instant checkpoint = newest(folder, CheckpointSlots.NAMES);
        Instant run = newest(folder, List.of(RunFolder.RUN));
        return checkpoint.isAfter(run) ? checkpoint : run;
    }

    private static Instant newest(Path folder, Iterable<String> names) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                FileTime time = Files.getLastModifiedTime(file);
                newest = time.compareTo(newest) > 0 ? time : newest;
            }
        }
        return newest.toInstant();
    }

    private static Optional<Path> picture(Path samples) throws IOException {
        if (!Files.isDirectory(samples)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(samples)) {
            // The numbers in the names have at least six digits: longer ones are larger.
            return files.filter(RunFolder::isSample)
                    .max(Comparator.comparingInt((Path file) -> file.toString().length())
                            .thenComparing(Comparator.naturalOrder()));
        }
    }
}
