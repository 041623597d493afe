package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Run;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.store.CheckpointFile.CheckpointContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
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
    private static final String ROW = ",0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5\n";

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

    /** A later Ganvas measures more, or one of today's figures no longer. */
    @Test
    void columnsAreFoundByTheirNames() throws Exception {
        StringBuilder other = new StringBuilder("step,d_accuracy,of_tomorrow,g_loss\n");
        for (int step = 1; step <= STEPS; step++) {
            other.append(step).append(",0.25,anything,").append(step).append('\n');
        }
        Files.writeString(losses, other);

        LoadedRun run = LoadedRun.readAll(out).get(0);

        assertThat(run.rows().length()).isEqualTo((int) STEPS);
        assertThat(run.rows().value(StepFigure.G_LOSS, 4)).isEqualTo(5);
        assertThat(run.rows().value(StepFigure.D_ACCURACY, 4)).isEqualTo(0.25f);
        assertThat(run.rows().value(StepFigure.D_LOSS, 4)).isNaN();
        assertThat(run.means().of(StepFigure.G_LOSS)).isBetween(11.0, 12.0);
        assertThat(run.means().of(StepFigure.D_LOSS)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g_loss,step", "step,g_loss,g_loss", "step,nothing_known", "step,g_loss,", "step"})
    void namesOfColumnsThatCannotBeAreRefused(String header) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(losses));
        lines.set(0, header);
        Files.write(losses, lines);

        assertThatThrownBy(() -> LoadedRun.readAll(out))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(losses + " is damaged in line 1; restore it, or give the folder of another run.");
    }

    /** Another Ganvas may have begun the table. */
    @Test
    void aRunGoesOnInTheColumnsThatItsTableHas() throws Exception {
        byte[] begun = "step,g_loss,of_tomorrow\n1,0.5,7\n".getBytes(StandardCharsets.US_ASCII);
        Files.write(losses, begun);
        CRC32 sum = new CRC32();
        sum.update(begun);
        SavedCheckpoint saved = SavedCheckpoint.read(out);
        Map<String, CheckedLength> tables = new HashMap<>(saved.tables());
        tables.put(RunFolder.LOSSES, new CheckedLength(begun.length, sum.getValue()));
        CheckpointFile.write(CheckpointSlots.files(out).get(0), new CheckpointContent(saved.checkpoint(), tables, 9));

        SavedCheckpoint from = SavedCheckpoint.read(out);
        try (RunFolder folder = RunFolder.open(out);
                RunRecorder recorder = RunRecorder.resume(folder, from, SavedRunFolders.STRICT)) {
            Run even = SavedRunFolders.even(STEPS + 2);
            SavedRunFolders.train(new Run(from.checkpoint(), even.settings(), even.data()), recorder);
        }

        List<String> lines = Files.readAllLines(losses);
        assertThat(lines).startsWith("step,g_loss,of_tomorrow", "1,0.5,7").hasSize(4);
        assertThat(lines.get(2)).matches("13,\\d+\\.\\d+,NaN");
        assertThat(lines.get(3)).matches("14,\\d+\\.\\d+,NaN");
    }

    /** Found by the fuzzer. */
    @ParameterizedTest
    @ValueSource(strings = {"5" + ROW, "0" + ROW, "13,1\n", "13,a,b,c,d,e,f,g,h\n", "-1" + ROW})
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
