package dev.ganvas.store;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder in which the window keeps its runs, each in a run folder named after its experiment and the time at which
 * it began. Blocking; not for the JavaFX thread.
 *
 * @param folder which need not exist yet
 */
public record SavedRunList(Path folder) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    private static final Pattern NAME = Pattern.compile(".+-(\\d{4}-\\d\\d-\\d\\d-\\d{6})(-\\d+)?");

    /**
     * Creates the folder of a new run.
     *
     * @throws UnusableDataException with one sentence, if it cannot be written to
     */
    public RunFolder begin(Experiment experiment) throws UnusableDataException {
        return begin(experiment, LocalDateTime.now(ZoneId.systemDefault()));
    }

    /** Creates it, at a time by a clock that may have been set back: its name comes behind all others in any case. */
    RunFolder begin(Experiment experiment, LocalDateTime now) throws UnusableDataException {
        LocalDateTime time = now;
        try {
            Optional<LocalDateTime> last = newest().stream().findFirst().flatMap(SavedRunList::time);
            if (last.isPresent() && !time.isAfter(last.get())) {
                time = last.get().plusSeconds(1);
            }
        } catch (IOException e) {
            throw new UnusableDataException(e, FileException.reason(e));
        }
        return RunFolder.create(free(experiment.id(), time));
    }

    /**
     * Copies the best checkpoint of a run, and its tables up to there, into the folder of a new run; the run stays as it is.
     *
     * @return the new folder
     * @throws UnusableDataException with one sentence, if the run has none that can be used
     * @throws IOException with one sentence, if it cannot be copied
     */
    public Path copyOfBest(Path run) throws UnusableDataException, IOException {
        Experiment experiment = SavedCheckpoint.readBest(run).checkpoint().experiment();
        try (RunFolder copy = begin(experiment)) {
            SavedCheckpoint.copyBest(run, copy.path());
            return copy.path();
        } catch (IOException e) {
            throw new FileException(e, "file.notReadable", run, FileException.reason(e));
        }
    }

    private Path free(String what, LocalDateTime time) {
        String name = what + "-" + TIME.format(time);
        Path path = folder.resolve(name);
        for (int number = 2; Files.exists(path); number++) {
            path = folder.resolve(name + "-" + number);
        }
        return path;
    }

    /** Returns the folder in which points that were drawn are kept, beside that of the runs. */
    public Path drawings() {
        return folder.toAbsolutePath().resolveSibling("drawings");
    }

    /** Returns a folder for the runs of a comparison, which does not exist yet. */
    public Path forComparison(Experiment experiment) {
        return free("compare-" + experiment.id(), LocalDateTime.now(ZoneId.systemDefault()));
    }

    /**
     * Returns the folders of runs, the newest first.
     *
     * @throws IOException with one sentence, if the folder cannot be read
     */
    public List<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> NAME.matcher(nameOf(path)).matches() && Files.isDirectory(path))
                    .sorted(Comparator.comparing(SavedRunList::begun).reversed())
                    .toList();
        } catch (IOException e) {
            throw new FileException(e, "file.notReadable", folder, FileException.reason(e));
        }
    }

    /**
     * Returns what tells the newest runs apart, the newest first. A folder that holds no run that can be
     * opened is left out.
     *
     * @param most of them
     * @throws IOException with one sentence, if the folder cannot be read
     */
    public List<RunSummary> summaries(int most) throws IOException {
        List<RunSummary> summaries = new ArrayList<>();
        for (Path run : newest()) {
            if (summaries.size() < most) {
                opened(run).filter(summary -> summary.step() > 0).ifPresent(summaries::add);
            }
        }
        return summaries;
    }

    /** Returns nothing of a run that came to nothing or is damaged: whoever opens its folder is told why. */
    private static Optional<RunSummary> opened(Path run) throws IOException {
        try {
            return Optional.of(RunSummary.read(run));
        } catch (UnusableDataException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the run that was trained last, if it has not come to its end and nobody has it open.
     *
     * @param resumed the one that was trained last, where that is not the newest
     * @throws IOException with one sentence, if the folder cannot be read
     */
    public Optional<RunSummary> lastUnfinished(Optional<Path> resumed) throws IOException {
        if (resumed.isPresent()) {
            return unfinished(resumed.get());
        }
        for (Path run : newest()) {
            if (RunFolder.comparedIn(run).isEmpty()) {
                return unfinished(run);
            }
        }
        return Optional.empty();
    }

    private static Optional<RunSummary> unfinished(Path run) throws IOException {
        try (RunFolder free = RunFolder.open(run)) {
            return Optional.of(RunSummary.read(free.path()))
                    .filter(found -> found.step() > 0 && found.end() != RunSummary.End.OVER);
        } catch (UnusableDataException e) {
            // In use by another window, or begun without coming to anything: there is nothing to offer.
            return Optional.empty();
        }
    }

    /** Returns when a run, or a comparison, was begun, as its name says. */
    public static Optional<LocalDateTime> timeOf(RunSummary run) {
        return time(run.folder());
    }

    /**
     * Deletes the oldest runs that nobody uses.
     *
     * @param most runs to keep
     * @throws IOException with one sentence, if one cannot be deleted
     */
    public void prune(int most) throws IOException {
        List<Path> runs = newest();
        for (Path run : runs.subList(Math.min(most, runs.size()), runs.size())) {
            if (Files.isSymbolicLink(run)) {
                continue; // it lies elsewhere, where somebody wants it
            }
            try {
                for (Path compared : RunFolder.comparedIn(run)) {
                    RunFolder.open(compared).delete();
                }
                RunFolder.open(run).delete();
            } catch (UnusableDataException e) {
                // Open in another window: it is that one's to delete.
            }
        }
    }

    private static String begun(Path run) {
        Matcher name = NAME.matcher(nameOf(run));
        return name.matches() ? name.group(1) + nameOf(run) : "";
    }

    private static Optional<LocalDateTime> time(Path run) {
        Matcher name = NAME.matcher(nameOf(run));
        try {
            return name.matches() ? Optional.of(LocalDateTime.parse(name.group(1), TIME)) : Optional.empty();
        } catch (DateTimeParseException e) {
            // Somebody gave the folder a name with a month 13.
            return Optional.empty();
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
