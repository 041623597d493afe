package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.run.quality.BestSoFar;
import dev.ganvas.run.quality.QualityRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The state in which a run was measured to be best stays in its folder, and can be gone back to. */
@Timeout(60)
class BestCheckpointTest {
    private static final long EVERY = 100;

    private static Path trained = Path.of("");
    private static long best;
    private static long last;

    private final Path folder;

    BestCheckpointTest(@TempDir Path root) {
        this.folder = root.resolve("run");
    }

    @BeforeAll
    static void train(@TempDir Path root) throws Exception {
        trained = root.resolve("trained");
        Run run = train(trained, seen -> seen.quality().rows().size() >= 3, measured());
        best = BestSoFar.of(run.quality().rows(), run.settings()).orElseThrow().step();
        last = run.step();
    }

    private Path copy() throws IOException {
        FileUtils.copyDirectory(trained.toFile(), folder.toFile());
        return folder;
    }

    @Test
    void theBestStepIsKeptNamedAndGoneBackTo() throws Exception {
        JsonNode named = RunFile.read(copy().resolve(RunFolder.RUN)).path("best");
        assertThat(named.path("step").asLong()).isEqualTo(best);
        assertThat(named.path("figure").asText()).isEqualTo("evenFound");

        SavedCheckpoint saved = SavedCheckpoint.readBest(folder);
        assertThat(saved.step()).isEqualTo(best).isLessThan(last);
        assertThat(SavedCheckpoint.read(folder).step()).isEqualTo(last);
        assertThat(SavedCheckpoint.read(folder, best).file()).isEqualTo(saved.file());
        goOn(saved, best + EVERY);
        assertThat(SavedCheckpoint.read(folder).step()).isEqualTo(best + EVERY);
        assertThat(folder.resolve("replaced").resolve(CheckpointSlots.NAMES.get(0)))
                .exists();
        assertThat(rows(folder)).isEqualTo(best / EVERY + 1);
    }

    @Test
    void aRunThatWasCutOffJustWhenItHadGoneBackGoesOnFromThere() throws Exception {
        SavedCheckpoint.readBest(copy()).later().keep();
        assertThat(SavedCheckpoint.read(folder).step()).isEqualTo(best);
        assertThat(SavedCheckpoint.read(folder).goesBackBehind()).isEmpty();
    }

    @Test
    void aCopyOfItIsARunOfItsOwn() throws Exception {
        Path copy = new SavedRunList(folder.resolveSibling("list")).copyOfBest(trained);
        SavedCheckpoint saved = SavedCheckpoint.read(copy);
        assertThat(saved.step()).isEqualTo(best);
        assertThat(saved.goesBackBehind()).isEmpty();
        assertThat(rows(copy)).isEqualTo(best / EVERY);
        assertThat(SavedCheckpoint.readBest(copy).step()).isEqualTo(best);
        List<QualityRow> measured = saved.quality();
        assertThat(measured.get(measured.size() - 1).step()).isEqualTo(best);
    }

    @Test
    void aRunEndsWhenNothingBetterCameForAsLongAsItMay() throws Exception {
        Run run = train(folder, seen -> false, measured().with(Schema.PATIENCE, 1L));
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        JsonNode file = RunFile.read(folder.resolve(RunFolder.RUN));
        assertThat(file.path("outcome").asText()).isEqualTo("finished");
        assertThat(file.path("ended").asText()).startsWith("No better even numbers found came since step ");
        long ended = run.step();

        Run again = goOn(SavedCheckpoint.read(folder), ended + 200_000);
        assertThat(again.step()).as("patience begins anew").isGreaterThan(ended);
    }

    @Test
    void aFigureThatIsNotMeasuredIsOneSentence() {
        Settings settings = Presets.EVEN.defaults().with(Schema.BEST_BY, "fid");
        assertThatThrownBy(() -> new Run(Presets.EVEN, settings, ExperimentData.load(Presets.EVEN, settings)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "best-by is \"fid\", which is not measured while this trains; choose auto or one of evenFound,"
                                + " numberEntropy.");
    }

    @Test
    void aRunThatWasNeverMeasuredSaysThatItHasNone() throws Exception {
        SavedRunFolders.save(folder, 5);
        assertThatThrownBy(() -> SavedCheckpoint.readBest(folder))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("has no best checkpoint");
    }

    private static long rows(Path run) throws IOException {
        return Files.readAllLines(run.resolve(RunFolder.LOSSES)).size() - 1L;
    }

    private static Settings measured() {
        return Presets.EVEN
                .defaults()
                .with(Schema.STEPS, 50_000_000L)
                .with(Schema.RECORD_EVERY, EVERY)
                .with(Schema.QUALITY_SHARE, 1.0);
    }

    /** Trains even numbers, and some steps more, when they were measured enough. */
    private static Run train(Path out, Predicate<Run> enough, Settings settings) throws Exception {
        Run run = new Run(Presets.EVEN, settings, ExperimentData.load(Presets.EVEN, settings));
        run.addListener(new RunListener() {
            @Override
            public void stepped(Run stepping, StepReport report) {
                if (enough.test(stepping)) {
                    stepping.pause();
                }
            }
        });
        try (RunFolder created = RunFolder.create(out);
                RunRecorder recorder = RunRecorder.begin(created, SavedRunFolders.STRICT)) {
            SavedRunFolders.train(run, recorder);
        }
        return run;
    }

    private Run goOn(SavedCheckpoint saved, long steps) throws Exception {
        Checkpoint from = saved.checkpoint();
        Run run = new Run(
                from,
                from.settings().with(Schema.STEPS, steps),
                ExperimentData.load(from.experiment(), from.settings()));
        run.quality().restore(saved.quality());
        try (RunFolder opened = RunFolder.open(folder);
                RunRecorder recorder = RunRecorder.resume(opened, saved, SavedRunFolders.STRICT)) {
            SavedRunFolders.train(run, recorder);
        }
        return run;
    }
}
