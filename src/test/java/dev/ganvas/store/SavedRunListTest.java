package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Presets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
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
    void theRunThatWasSavedLastIsOfferedUnlessItCameToItsEnd() throws Exception {
        Path resting = save("even-2026-05-21-100000", 30, "interrupted", 1);
        Path finished = save("even-2026-05-22-100000", 40, "finished", 2);
        Path comparison = savedRuns.folder().resolve("compare-even-2026-05-23-100000");
        save("compare-even-2026-05-23-100000/adam", 20, "finished", 3);
        save("compare-even-2026-05-23-100000/sgd", 20, "finished", 3);

        List<RunSummary> summaries = savedRuns.summaries(10);
        assertThat(summaries).extracting(RunSummary::folder).containsExactly(comparison, finished, resting);
        assertThat(summaries.get(0).compared()).containsExactly("adam", "sgd");
        assertThat(summaries.get(1).step()).isEqualTo(40);
        assertThat(summaries.get(2).end()).isEqualTo(RunSummary.End.RESTING);
        assertThat(summaries.get(2).picture())
                .contains(resting.resolve("samples").resolve("step-000030.png"));
        assertThat(savedRuns.unfinished()).as("the last one is finished").isEmpty();

        age(finished, 0);
        assertThat(savedRuns.unfinished()).map(RunSummary::folder).contains(resting);
        try (RunFolder inUse = RunFolder.open(resting)) {
            assertThat(inUse.path()).isEqualTo(resting);
            assertThat(savedRuns.unfinished()).as("another window has it").isEmpty();
        }
        savedRuns.prune(1);
        assertThat(savedRuns.newest()).containsExactly(comparison);
        savedRuns.prune(0);
        assertThat(comparison).doesNotExist();
    }

    /** Saves a run with such an outcome, so many hours after all began. */
    private Path save(String name, long steps, String outcome, int hours) throws Exception {
        Path folder = savedRuns.folder().resolve(name);
        SavedRunFolders.save(folder, steps);
        Path file = folder.resolve(RunFolder.RUN);
        Files.writeString(file, Files.readString(file).replace("\"finished\"", "\"" + outcome + "\""));
        age(folder, hours);
        return folder;
    }

    private static void age(Path folder, int hours) throws Exception {
        for (String name : List.of(RunFolder.RUN, "checkpoint-1.ganvas", "checkpoint-2.ganvas")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                Files.setLastModifiedTime(
                        file,
                        FileTime.from(Instant.parse("2026-05-21T00:00:00Z").plusSeconds(3600L * hours)));
            }
        }
    }

    private Path begin(LocalDateTime now) throws Exception {
        try (RunFolder folder = savedRuns.begin(Presets.EVEN, now)) {
            Files.writeString(folder.path().resolve("losses.csv"), LossesCsv.HEADER);
            return folder.path();
        }
    }
}
