package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.file.NeedsLinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window's runs stay in the order in which they were begun, whatever the clock on the wall does. */
class SavedRunListTest {
    private final SavedRunList savedRuns;

    SavedRunListTest(@TempDir Path folder) {
        savedRuns = new SavedRunList(folder.resolve("runs"));
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeTheNewestRunTheOldest() throws Exception {
        Path first = begin(LocalDateTime.of(2026, 5, 21, 10, 0, 0));
        Path second = begin(LocalDateTime.of(1970, 1, 1, 0, 0, 0));
        Path third = begin(LocalDateTime.of(1970, 1, 1, 0, 0, 1));

        assertThat(savedRuns.newest()).containsExactly(third, second, first);
        savedRuns.prune(1);
        assertThat(savedRuns.newest()).containsExactly(third);
    }

    @Test
    void whatARunReplacedIsDeletedWithIt() throws Exception {
        Path old = begin(LocalDateTime.of(2026, 5, 21, 10, 0, 0));
        RunFolder.create(old, true).close();
        assertThat(old.resolve("replaced/losses.csv")).exists();
        begin(LocalDateTime.of(2026, 5, 21, 11, 0, 0));

        savedRuns.prune(1);
        assertThat(old).doesNotExist();
    }

    @Test
    @NeedsLinks
    void aRunThatIsOnlyLinkedHereIsNotDeleted() throws Exception {
        Path elsewhere = begin(LocalDateTime.of(2026, 5, 21, 10, 0, 0));
        Path moved = Files.move(elsewhere, savedRuns.folder().resolveSibling("mine"));
        Files.createSymbolicLink(elsewhere, moved);
        begin(LocalDateTime.of(2026, 5, 21, 11, 0, 0));

        savedRuns.prune(1);
        assertThat(moved.resolve("losses.csv")).exists();
    }

    @Test
    void runsOfOneSecondHaveNamesOfTheirOwn() throws Exception {
        LocalDateTime now = LocalDateTime.of(2026, 5, 21, 10, 0, 0);

        assertThat(List.of(begin(now), begin(now)))
                .containsExactly(
                        savedRuns.folder().resolve("even-2026-05-21-100000"),
                        savedRuns.folder().resolve("even-2026-05-21-100001"));
    }

    @Test
    void aNameWithATimeThatIsNoneIsInNobodysWay() throws Exception {
        Files.createDirectories(savedRuns.folder().resolve("even-2026-13-21-100000"));

        assertThat(begin(LocalDateTime.of(2026, 5, 21, 10, 0, 0))).hasFileName("even-2026-05-21-100000");
    }

    @Test
    void theRunThatWasTrainedLastIsOfferedUnlessItCameToItsEnd() throws Exception {
        Path resting = save("even-2026-05-21-100000", 30, "interrupted");
        Path finished = save("even-2026-05-22-100000", 40, "finished");
        Path comparison = savedRuns.folder().resolve("compare-even-2026-05-23-100000");
        save("compare-even-2026-05-23-100000/adam", 20, "finished");
        save("compare-even-2026-05-23-100000/sgd", 20, "finished");

        List<RunSummary> summaries = savedRuns.summaries(10);
        assertThat(summaries).extracting(RunSummary::folder).containsExactly(comparison, finished, resting);
        assertThat(summaries.get(0).compared()).containsExactly("adam", "sgd");
        assertThat(summaries.get(1).step()).isEqualTo(40);
        assertThat(SavedRunList.timeOf(summaries.get(1))).contains(LocalDateTime.of(2026, 5, 22, 10, 0, 0));
        assertThat(summaries.get(2).end()).isEqualTo(RunSummary.End.RESTING);
        assertThat(summaries.get(2).picture())
                .contains(resting.resolve("samples").resolve("step-000030.png"));
        assertThat(savedRuns.lastUnfinished(Optional.empty()))
                .as("the last one is finished")
                .isEmpty();
        assertThat(savedRuns.lastUnfinished(Optional.of(resting)))
                .map(RunSummary::folder)
                .contains(resting);
        try (RunFolder inUse = RunFolder.open(resting)) {
            assertThat(inUse.path()).isEqualTo(resting);
            assertThat(savedRuns.lastUnfinished(Optional.of(resting)))
                    .as("another window has it")
                    .isEmpty();
        }
        Files.delete(finished.resolve(RunFolder.RUN));
        RunSummary cut = savedRuns.lastUnfinished(Optional.empty()).orElseThrow();
        assertThat(cut.end()).isEqualTo(RunSummary.End.CUT_OFF);
        assertThat(cut.step()).isEqualTo(40);
        savedRuns.prune(1);
        assertThat(savedRuns.newest()).containsExactly(comparison);
        savedRuns.prune(0);
        assertThat(comparison).doesNotExist();
    }

    /** Saves a run with such an outcome. */
    private Path save(String name, long steps, String outcome) throws Exception {
        Path folder = savedRuns.folder().resolve(name);
        SavedRunFolders.save(folder, steps);
        Path file = folder.resolve(RunFolder.RUN);
        Files.writeString(file, Files.readString(file).replace("\"finished\"", "\"" + outcome + "\""));
        return folder;
    }

    private Path begin(LocalDateTime now) throws Exception {
        try (RunFolder folder = savedRuns.begin(Presets.EVEN, now)) {
            Files.writeString(folder.path().resolve("losses.csv"), LossesCsv.HEADER);
            return folder.path();
        }
    }
}
