package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.preset.Presets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
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

    private Path begin(LocalDateTime now) throws Exception {
        try (RunFolder folder = savedRuns.begin(Presets.EVEN, now)) {
            Files.writeString(folder.path().resolve("losses.csv"), LossesCsv.HEADER);
            return folder.path();
        }
    }
}
