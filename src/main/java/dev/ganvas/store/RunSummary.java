package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells a saved run from others in a list. Blocking to read; not for the JavaFX thread.
 *
 * @param folder of the run
 * @param experiment that was trained
 * @param settings as they were when it was saved
 * @param step that is saved
 * @param end how it ended
 * @param picture of its newest samples, if it has one
 * @param compared names of the runs of a comparison, whose first one the rest is of; empty for a run
 */
public record RunSummary(
        Path folder,
        Experiment experiment,
        Settings settings,
        long step,
        End end,
        Optional<Path> picture,
        List<String> compared) {
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
            List<Path> inside = RunFolder.comparedIn(folder);
            if (!inside.isEmpty()) {
                return ofComparison(folder, inside);
            }
            Optional<Path> picture = picture(folder.resolve(RunFolder.SAMPLES));
            RunHeader cut = newestCheckpoint(folder);
            JsonNode tree = Files.isRegularFile(file) ? RunFile.read(file) : null;
            if (tree == null && cut == null) {
                throw RunFolder.isNone(folder);
            }
            RunHeader closed = tree == null ? null : RunHeader.read(file, tree);
            if (cut != null && (closed == null || cut.steps() > closed.steps())) {
                return of(folder, cut, End.CUT_OFF, picture);
            }
            boolean rests = tree != null && tree.path("outcome").asText().equals(RunFile.INTERRUPTED);
            return of(folder, Objects.requireNonNull(closed), rests ? End.RESTING : End.OVER, picture);
        } catch (IOException e) {
            throw new FileException(e, "file.notReadable", folder, FileException.reason(e));
        }
    }

    private static RunSummary of(Path folder, RunHeader header, End end, Optional<Path> picture) {
        return new RunSummary(folder, header.experiment(), header.settings(), header.steps(), end, picture, List.of());
    }

    /** Returns what the newest checkpoint says of itself, without reading all of it; null if there is none. */
    private static @Nullable RunHeader newestCheckpoint(Path folder) {
        RunHeader newest = null;
        for (String name : CheckpointSlots.NAMES) {
            Path file = folder.resolve(name);
            Optional<JsonNode> header = CheckpointFile.header(file);
            if (header.isEmpty()) {
                continue;
            }
            try {
                RunHeader read = RunHeader.read(file, header.get());
                newest = newest == null || read.steps() > newest.steps() ? read : newest;
            } catch (UnusableDataException e) {
                // Of a later version, or damaged: whoever opens the run is told.
            }
        }
        return newest;
    }

    private static RunSummary ofComparison(Path folder, List<Path> inside) throws UnusableDataException, IOException {
        RunSummary first = read(inside.get(0));
        List<String> names =
                inside.stream().map(path -> String.valueOf(path.getFileName())).toList();
        return new RunSummary(
                folder, first.experiment(), first.settings(), first.step(), End.OVER, first.picture(), names);
    }

    private static Optional<Path> picture(Path samples) throws IOException {
        if (!Files.isDirectory(samples)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(samples)) {
            // The numbers in the names have at least six digits: longer ones are larger.
            return files.filter(file -> RunFolder.stepOf(file).isPresent())
                    .max(Comparator.comparingInt((Path file) -> file.toString().length())
                            .thenComparing(Comparator.naturalOrder()));
        }
    }
}
