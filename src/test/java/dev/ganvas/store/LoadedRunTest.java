package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.history.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A saved run whose folder is not as it should be is read as far as it is true, or refused in one sentence. */
@Timeout(120)
class LoadedRunTest {
    private static final long STEPS = 12;
    private static final String ROW = ",0.5,0.5,0.5,0.5,0.5,0.5,0.5\n";

    private final Path out;
    private final Path losses;

    LoadedRunTest(@TempDir Path folder) {
        out = folder.resolve("run");
        losses = out.resolve("losses.csv");
    }

    @BeforeEach
    void train() throws Exception {
        SavedRunFolders.save(out, STEPS);
    }

    /** Found by the fuzzer. */
    @Test
    void rowsBehindTheEndOfTheRunAreNotBelieved() throws Exception {
        Files.writeString(losses, (STEPS + 1) + ROW, StandardOpenOption.APPEND);

        LoadedRun run = LoadedRun.readAll(out).get(0);

        assertThat(run.rows().length()).isEqualTo((int) STEPS);
        assertThat(run.rows().step((int) STEPS - 1)).isEqualTo(STEPS);
    }

    /** Found by the fuzzer. */
    @ParameterizedTest
    @ValueSource(strings = {"5" + ROW, "0" + ROW, "13,1\n", "13,a,b,c,d,e,f,g\n", "-1" + ROW})
    void aRowThatCannotBeIsRefused(String row) throws Exception {
        Files.writeString(losses, row, StandardOpenOption.APPEND);

        assertThatThrownBy(() -> LoadedRun.readAll(out))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(losses + " is damaged in line 14; restore it, or give the folder of another run.");
    }

    @Test
    void aLineWithoutAnEndIsRefusedBeforeItFillsTheMemory() throws Exception {
        Files.writeString(losses, "1".repeat(5000), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> LoadedRun.readAll(out)).hasMessageStartingWith(losses + " is damaged in line 14;");
    }

    @Test
    void whatIsNoTextOrMissingIsRefused() throws Exception {
        Files.write(losses, new byte[] {(byte) 0xFF, (byte) 0xFE}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> LoadedRun.readAll(out))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(losses + " is damaged (it is no text); restore it, or give the folder of another run.");

        Files.delete(losses);
        assertThatThrownBy(() -> LoadedRun.readAll(out))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(losses + " is missing; restore it, or give the folder of another run.");
    }

    @Test
    void itsSamplesGoBackThroughTheRunAsLongAsACheckpointCanBeRead() throws Exception {
        LoadedRun run = LoadedRun.readAll(out).get(0);
        List<Snapshot> kept = SavedCheckpoint.read(out).checkpoint().timeline();

        assertThat(run.sampledSteps()).startsWith(0, 1, 2).endsWith(STEPS).hasSize(kept.size());
        assertThat(Objects.requireNonNull(run.samples(1)).numbers())
                .isEqualTo(kept.get(1).numbers());
        assertThat(Objects.requireNonNull(run.samples(STEPS + 5)).step()).isEqualTo(STEPS);

        for (Path slot : CheckpointSlots.files(out)) {
            Files.writeString(slot, "damaged");
        }
        assertThat(LoadedRun.readAll(out).get(0).sampledSteps()).containsExactly(STEPS);
    }

    /** A run that was killed has no run file yet, and its table may have gone further than its checkpoint. */
    @Test
    void aRunThatWasCutOffStandsBesideOthersAsFarAsItsCheckpoint() throws Exception {
        Files.delete(out.resolve("run.json"));
        Files.delete(out.resolve("generator.zip"));
        Files.writeString(losses, (STEPS + 1) + ROW + (STEPS + 2) + ",0.5", StandardOpenOption.APPEND);
        SavedRunFolders.save(out.resolve("replaced"), 2);

        List<LoadedRun> runs = LoadedRun.readAll(out);

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).outcome()).isEqualTo(ComparedRun.Outcome.CANCELLED);
        assertThat(runs.get(0).step()).isEqualTo(STEPS);
        assertThat(runs.get(0).elapsed()).isPositive();
        assertThat(runs.get(0).rows().length()).isEqualTo((int) STEPS);
    }

    /** A run file may be older than the checkpoint: then its time is not that of the run. */
    @Test
    void whatWasGoneOnWithAndCutOffIsNotAsItsOldRunFileSays() throws Exception {
        Path longer = out.resolveSibling("longer");
        SavedRunFolders.save(longer, 2 * STEPS);
        for (String name : CheckpointSlots.NAMES) {
            Files.copy(longer.resolve(name), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(longer.resolve("losses.csv"), losses, StandardCopyOption.REPLACE_EXISTING);

        LoadedRun run = LoadedRun.readAll(out).get(0);

        assertThat(run.step()).isEqualTo(2 * STEPS);
        assertThat(run.outcome()).isEqualTo(ComparedRun.Outcome.CANCELLED);
        assertThat(run.rows().length()).isEqualTo((int) (2 * STEPS));
    }
}
