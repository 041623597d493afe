package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.export.ComparisonCsv;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.Run;
import dev.ganvas.run.quality.QualityRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** quality.csv, beside losses.csv. */
class QualityTableTest {
    private static final String HEADER = "step,features,evenness,evenness_error,evenness_floor";
    private static final QualityRow FIRST = row(3, 0.5);
    private static final QualityRow SECOND = row(12, 0.75);

    private final Path folder;
    private final Path table;

    QualityTableTest(@TempDir Path root) {
        this.folder = root.resolve("run");
        this.table = folder.resolve("quality.csv");
    }

    @Test
    void aRunThatWasNeverMeasuredHasNone() throws Exception {
        SavedRunFolders.save(folder, 5);
        assertThat(table).doesNotExist();
        assertThat(SavedCheckpoint.read(folder).quality()).isEmpty();
    }

    @Test
    void itGoesOnWithTheRun() throws Exception {
        begin();
        assertThat(table).hasContent(HEADER + "\n3,,0.5,0.01,1.0\n");
        resume(List.of(SECOND));
        assertThat(table).hasContent(HEADER + "\n3,,0.5,0.01,1.0\n12,,0.75,0.01,1.0\n");
        assertThat(SavedCheckpoint.read(folder).quality()).containsExactly(FIRST, SECOND);
    }

    @Test
    void oneThatSomebodyChangedIsKeptAsideAndBegunAnew() throws Exception {
        begin();
        Files.writeString(table, "nonsense\n");
        resume(List.of(SECOND));
        assertThat(folder.resolve("replaced/quality.csv")).hasContent("nonsense");
        assertThat(table).hasContent(HEADER + "\n12,,0.75,0.01,1.0\n");
    }

    @Test
    void figuresOfALaterVersionAreLeftOut() throws Exception {
        Path file = Files.writeString(
                folder.resolveSibling("later.csv"),
                HEADER + ",beauty,beauty_error,beauty_floor\n3,,0.5,0.01,1,7,7,7\n");
        assertThat(QualityCsv.read(file, Files.size(file))).containsExactly(FIRST);
    }

    @Test
    void aSavedRunIsComparedByWhatWasMeasuredLast() throws Exception {
        QualityFigure found = QualityFigures.byId("evenFound").orElseThrow();
        begin(new QualityRow(3, "", Map.of(found, new Measurement(17, 1, 64))));
        List<LoadedRun> runs = LoadedRun.readAll(folder);
        assertThat(runs.get(0).measured("evenFound")).isEqualTo(17);
        assertThat(runs.get(0).measured("fid")).isNaN();
        List<String> lines = ComparisonCsv.text(runs).lines().toList();
        int column = List.of(lines.get(0).split(",", -1)).indexOf("measured_evenFound");
        assertThat(lines.get(1).split(",", -1)[column]).isEqualTo("17.0000");
        assertThat(lines.get(0)).doesNotContain("measured_fid");
    }

    private void begin() throws Exception {
        begin(FIRST);
    }

    private void begin(QualityRow row) throws Exception {
        Run run = SavedRunFolders.even(5);
        run.quality().restore(List.of(row));
        try (RunFolder created = RunFolder.create(folder);
                RunRecorder recorder = RunRecorder.begin(created, SavedRunFolders.STRICT)) {
            SavedRunFolders.train(run, recorder);
        }
    }

    private void resume(List<QualityRow> measured) throws Exception {
        SavedCheckpoint saved = SavedCheckpoint.read(folder);
        Checkpoint checkpoint = saved.checkpoint();
        Run run = new Run(
                checkpoint,
                checkpoint.settings().with(Schema.STEPS, 15L),
                ExperimentData.load(checkpoint.experiment(), checkpoint.settings()));
        List<QualityRow> all = new ArrayList<>(saved.quality());
        all.addAll(measured);
        run.quality().restore(all);
        try (RunFolder opened = RunFolder.open(folder);
                RunRecorder recorder = RunRecorder.resume(opened, saved, SavedRunFolders.STRICT)) {
            SavedRunFolders.train(run, recorder);
        }
    }

    private static QualityRow row(long step, double value) {
        QualityFigure evenness = QualityFigures.byId("evenness").orElseThrow();
        return new QualityRow(step, "", Map.of(evenness, new Measurement(value, 0.01, 1)));
    }
}
