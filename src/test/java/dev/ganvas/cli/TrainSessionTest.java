package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.RunRecorder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainSessionTest {
    private static final ProgressDisplay.Factory SILENT = ProgressDisplay.lines(new PrintWriter(new StringWriter()));

    private final Path out;
    private final StringWriter told = new StringWriter();

    TrainSessionTest(@TempDir Path folder) {
        this.out = folder.resolve("run");
    }

    @Test
    void aStoppedRunIsSavedUpToItsLastStep() throws Exception {
        Run run = started();
        run.addListener(new RunListener() {
            @Override
            public void stepped(Run stepping, StepReport report) {
                if (report.step == 50) {
                    stepping.pause();
                }
            }
        });

        assertThat(trained(run)).isEqualTo(RunState.PAUSED);

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize(51);
        assertThat(Files.readString(out.resolve("run.json"))).contains("\"outcome\" : \"interrupted\"");
        assertThat(out.resolve("generator.zip")).exists();
        assertThat(out.resolve("samples/step-000050.png")).exists();
    }

    @Test
    void aRunStoppedBeforeItsFirstStepLeavesNothing() throws Exception {
        Run run = started();
        run.pause();

        assertThat(trained(run)).isEqualTo(RunState.PAUSED);

        assertThat(out).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsToldOnceAndAtTheEndAndTheRestIsSaved() throws Exception {
        Run run = started();
        Path inTheWay = out.resolve("samples/step-000010.png");
        // A folder takes the place of the first picture: as little can be written as on a full disk.
        run.addListener(new RunListener() {
            @Override
            public void stepped(Run stepping, StepReport report) throws IOException {
                if (report.step == 1) {
                    Files.createDirectories(inTheWay.resolve("taken"));
                }
                if (report.step == 50) {
                    stepping.pause();
                }
            }
        });

        assertThatThrownBy(() -> trained(run))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(inTheWay + " cannot be written (");

        assertThat(told.toString())
                .startsWith(inTheWay + " cannot be written (")
                .endsWith(" Training goes on, and saving is tried again." + System.lineSeparator());
        assertThat(told.toString().lines()).hasSize(1);
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize(51);
        assertThat(out.resolve("run.json")).exists();
        assertThat(out.resolve("samples/step-000020.png")).exists();
        assertThat(out.resolve("samples"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    private static Run started() throws Exception {
        Experiment even = Presets.EVEN;
        Settings settings = even.defaults().with(Schema.STEPS, 100_000L);
        Run run = new Run(even, settings, ExperimentData.load(even, settings));
        run.start();
        return run;
    }

    private RunState trained(Run run) throws Exception {
        return StopOnShutdown.during(run, () -> {
            try (RunFolder folder = RunFolder.create(out);
                    RunRecorder recorder = RunRecorder.begin(folder, watcher())) {
                return TrainSession.train(run, Optional.of(recorder), SILENT);
            }
        });
    }

    private CheckpointScheduler.Watcher watcher() {
        return FolderTraining.watcher(new PrintWriter(told, true));
    }
}
