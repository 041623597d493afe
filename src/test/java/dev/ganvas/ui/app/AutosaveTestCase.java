package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.model.MemoryPreferences;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window whose runs are kept in a folder of the test; it can be closed and opened again. */
abstract class AutosaveTestCase {
    private final SavedPreferences preferences = new SavedPreferences(new MemoryPreferences());
    final FxRobot robot = new FxRobot();

    @TempDir
    Path folder = Path.of("");

    private @Nullable MainWindow window;

    @BeforeEach
    void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        preferences.experiment("even");
        open();
    }

    @AfterEach
    void closeWindow() throws Exception {
        close();
    }

    long savedStep() throws Exception {
        List<Path> runs = savedRuns().newest();
        return runs.isEmpty() || !Files.exists(runs.get(0).resolve("checkpoint-1.ganvas"))
                ? -1
                : SavedCheckpoint.read(runs.get(0)).checkpoint().step();
    }

    SavedRunList savedRuns() {
        return new SavedRunList(folder.resolve("runs"));
    }

    void open() {
        onFx(() -> {
            MainWindow opened = new MainWindow(
                    new Stage(),
                    preferences,
                    ExperimentData::load,
                    Background.onCallingThread(),
                    new WindowTestCase.StubDialogs());
            window = opened;
            opened.autosaveIn(savedRuns());
            opened.show();
            return true;
        });
        await(
                "a run",
                () -> window().session().model().runProperty().get() != null
                        && window().session().model().stateProperty().get() == RunState.READY);
        assertThat(run().experiment()).isEqualTo(Presets.EVEN);
    }

    void openRun(Path saved) {
        onFx(() -> {
            window().session().opener().open(saved);
            return true;
        });
    }

    void close() throws Exception {
        MainWindow open = window;
        if (open != null) {
            window = null;
            assertThat(WindowTestCase.ended(open)).isTrue();
            onFx(() -> {
                robot.lookup("#window").query().getScene().getWindow().hide();
                return true;
            });
        }
    }

    void step(long count) {
        long from = run().step();
        onFx(() -> {
            window().session().commands().step(count);
            return true;
        });
        await(
                "rest",
                () -> run().step() == from + count
                        && window().session().model().stepProperty().get() == from + count
                        && window().session().model().stateProperty().get() != RunState.RUNNING
                        && Objects.requireNonNull(run().frame()).step() == from + count);
    }

    Run run() {
        return Objects.requireNonNull(
                onFx(() -> window().session().model().runProperty().get()));
    }

    MainWindow window() {
        return Objects.requireNonNull(window);
    }

    static List<Path> list(Path run) throws Exception {
        try (java.util.stream.Stream<Path> files = Files.list(run)) {
            return files.toList();
        }
    }

    static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
    }

    static void await(String what, Callable<Boolean> condition) {
        WindowTestCase.await(what, condition);
    }
}
