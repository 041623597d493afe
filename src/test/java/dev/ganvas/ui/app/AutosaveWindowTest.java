package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.model.MemoryPreferences;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Closing and opening the window: what was trained is there again, and goes on bit for bit. */
@Timeout(120)
class AutosaveWindowTest {
    private final SavedPreferences preferences = new SavedPreferences(new MemoryPreferences());
    private final FxRobot robot = new FxRobot();

    @TempDir
    private Path folder = Path.of("");

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

    @Test
    void aRunThatWasClosedWhileTrainingGoesOnBitForBitAfterTheNextStart() throws Exception {
        step(40);
        await("numbers", () -> numbers().size() == 4);
        List<String> made = onFx(() -> numbers());
        close();
        List<Path> saved = savedRuns().newest();
        assertThat(saved).hasSize(1);
        assertThat(saved.get(0)).isDirectoryContaining("glob:**run.json");
        open();
        assertThat(onFx(() -> robot.lookup("#recovery").query().isVisible()))
                .as("it was closed, so nothing is offered")
                .isFalse();
        onFx(() -> {
            window().session().openSaved(saved.get(0));
            return true;
        });
        await("step 40", () -> window().session().model().stepProperty().get() == 40);
        assertThat(onFx(() -> numbers())).containsExactlyElementsOf(made);
        assertThat(onFx(() -> robot.lookup("#state-text").queryLabeled().getText()))
                .isEqualTo("Paused");
        assertThat(run().history().snapshot().length()).isEqualTo(40);
        step(30);
        float[] resumed = Objects.requireNonNull(run().frame()).samples();
        close();
        assertThat(savedRuns().newest()).as("it went on in its own folder").isEqualTo(saved);
        assertThat(SavedCheckpoint.read(saved.get(0)).checkpoint().step()).isEqualTo(70);
        assertThat(saved.get(0).resolve("losses.csv")).content().hasLineCount(71);

        open();
        step(70);
        assertThat(Objects.requireNonNull(run().frame()).samples()).isEqualTo(resumed);
    }

    @Test
    void aRunThatIsOpenedAndResetAtOnceStaysAsItWasSaved() throws Exception {
        step(40);
        close();
        Path saved = savedRuns().newest().get(0);
        open();
        onFx(() -> {
            window().session().openSaved(saved);
            return true;
        });
        await("step 40", () -> window().session().model().stepProperty().get() == 40);
        robot.clickOn("#reset");
        await("step 0", () -> window().session().model().stepProperty().get() == 0);
        step(5);
        close();

        assertThat(savedRuns().newest()).hasSize(2);
        assertThat(SavedCheckpoint.read(saved).checkpoint().step()).isEqualTo(40);
    }

    @Test
    void aRunThatIsOnlyLookedAtStaysAsItIs() throws Exception {
        step(40);
        close();
        Path saved = savedRuns().newest().get(0);
        Map<Path, FileTime> before = times(saved);
        assertThat(before).hasSizeGreaterThan(5);
        open();
        onFx(() -> {
            window().session().openSaved(saved);
            return true;
        });
        await("step 40", () -> window().session().model().stepProperty().get() == 40);
        close();

        assertThat(times(saved)).isEqualTo(before);
    }

    private static Map<Path, FileTime> times(Path run) throws Exception {
        Map<Path, FileTime> times = new TreeMap<>();
        for (Path file : list(run)) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        return times;
    }

    @Test
    void theRunThatIsOpenIsNotOpenedOnceMore() throws Exception {
        step(40);
        Path own = savedRuns().newest().get(0);
        Run same = run();
        onFx(() -> {
            window().session().openSaved(own);
            return true;
        });

        assertThat(onFx(() -> window().notices().currentProperty().get().text()))
                .isEqualTo(own + " is the run that is open.");
        step(5);
        assertThat(run()).isSameAs(same);
    }

    /** The list of numbers as the window shows it. */
    private List<String> numbers() {
        return window().session().model().numbersProperty().get().stream()
                .map(entry -> NumbersFile.line(entry.step(), entry.numbers()))
                .toList();
    }

    @Test
    void aRunThatWasCutOffIsOfferedAtTheNextStart() throws Exception {
        cutOffAt25();
        assertThat(onFx(() -> robot.lookup("#recovery-text").queryLabeled().getText()))
                .contains("Even numbers")
                .contains("25");
        robot.clickOn("#recovery-continue");
        await("step 25", () -> window().session().model().stepProperty().get() == 25);
        assertThat(onFx(() -> robot.lookup("#recovery").query().isVisible())).isFalse();
    }

    @Test
    void theOfferGoesWhenTheRunIsOpenedAnotherWay() throws Exception {
        Path cut = cutOffAt25();
        onFx(() -> {
            window().session().openSaved(cut);
            return true;
        });
        await("step 25", () -> window().session().model().stepProperty().get() == 25);
        await("no offer", () -> !robot.lookup("#recovery").query().isVisible());
    }

    @Test
    void goingBackBehindWhatAFolderHoldsIsAskedFirstAndLosesNothing() throws Exception {
        step(20);
        await("the checkpoint", () -> savedStep() == 20);
        Path saved = savedRuns().newest().get(0);
        byte[] earlier = Files.readAllBytes(saved.resolve("checkpoint-2.ganvas"));
        step(20);
        close();
        byte[] networks = Files.readAllBytes(saved.resolve("generator.zip"));
        Files.write(saved.resolve("checkpoint-1.ganvas"), new byte[0]);
        Files.write(saved.resolve("checkpoint-2.ganvas"), earlier);
        Map<Path, FileTime> before = times(saved);
        open();
        onFx(() -> {
            window().session().openSaved(saved);
            return true;
        });
        await("the question", () -> robot.lookup("#recovery").query().isVisible());
        assertThat(onFx(() -> robot.lookup("#recovery-text").queryLabeled().getText()))
                .contains(" is damaged (it has only 0 bytes)")
                .contains(saved
                        + " holds results up to step 40, but its newest checkpoint that can be read is of step 20.");
        assertThat(times(saved)).isEqualTo(before);
        robot.clickOn("#recovery-continue");
        await("the folder", () -> window().session().autosavedRuns().folder().isPresent());
        assertThat(run().step()).isEqualTo(20);
        assertThat(saved.resolve("replaced/generator.zip")).hasBinaryContent(networks);
        assertThat(saved.resolve("replaced/losses.csv")).content().hasLineCount(21);
    }

    /** Leaves a run on the shelf as a killed program does, and opens a new window, which offers it. */
    private Path cutOffAt25() throws Exception {
        step(25);
        await("the checkpoint", () -> savedStep() == 25);
        Path cut = copyOf(savedRuns().newest().get(0));
        close();
        deleteAll(savedRuns().newest());
        Path left = Files.move(cut, savedRuns().folder().resolve("even-2026-01-02-030405"));
        open();
        await("the offer", () -> robot.lookup("#recovery").query().isVisible());
        return left;
    }

    @Test
    void aFolderThatAnotherWindowHasIsShownAndNotSavedInto() throws Exception {
        step(10);
        close();
        Path used = savedRuns().newest().get(0);
        open();
        try (RunFolder another = RunFolder.open(used)) {
            assertThat(another.path()).isEqualTo(used);
            onFx(() -> {
                window().session().openSaved(used);
                return true;
            });
            await("a notice", () -> window().notices().currentProperty().get() != null);
            assertThat(onFx(() -> window().notices().currentProperty().get().text()))
                    .contains("in use by another Ganvas")
                    .contains("not saved");
            step(5);
            assertThat(run().step()).isEqualTo(15);
            assertThat(onFx(() -> window().session().autosavedRuns().folder())).isEmpty();
        }
        assertThat(SavedCheckpoint.read(used).checkpoint().step()).isEqualTo(10);
        onFx(() -> {
            window().session().openSaved(used);
            return true;
        });
        await("the folder", () -> window().session().autosavedRuns().folder().isPresent());
        assertThat(onFx(() -> window().notices().currentProperty().get() == null))
                .as("the notice was of the opening before")
                .isTrue();
    }

    @Test
    void aFolderWithoutARunIsRefusedInOneSentenceAndTheRunStays() throws Exception {
        step(5);
        Run before = run();
        Path other = Files.createDirectory(folder.resolve("other"));
        onFx(() -> {
            window().session().openSaved(other);
            return true;
        });
        await("a notice", () -> window().notices().currentProperty().get() != null);
        assertThat(onFx(() -> window().notices().currentProperty().get().text()))
                .startsWith(other + " holds no run");
        assertThat(run()).isSameAs(before);
    }

    @Test
    void aRunThatDivergesCanGoBackToWhereItWasSoundWithHalfTheRate() throws Exception {
        onFx(() -> {
            window().session().open(Presets.MNIST_MLP);
            window().session().enter(Schema.BATCH, "10");
            return true;
        });
        await("the batch", () -> run().settings().get(Schema.BATCH) == 10 && run().state() == RunState.READY);
        step(30);
        await("the checkpoint", () -> savedStep() == 30);
        onFx(() -> {
            window().session().enter(Schema.OPTIMIZER, "sgd");
            window().session().enter(Schema.LR, "100");
            window().session().enter(Schema.LATENT_SCALE, "1000000");
            window().session().start();
            return true;
        });
        await("divergence", () -> window().session().model().stateProperty().get() == RunState.DIVERGED);
        await("the way back", () -> robot.lookup("#failure-go-back").query().isVisible());
        long diverged = run().step();
        robot.clickOn("#failure-go-back");
        await(
                "a sound step",
                () -> window().session().model().stateProperty().get() == RunState.PAUSED
                        && window().session().model().stepProperty().get() >= 30);
        assertThat(run().step()).isLessThan(diverged);
        assertThat(run().history().snapshot().length()).isEqualTo((int) run().step());
        assertThat(run().marks()).isNotEmpty();
        assertThat(onFx(() -> robot.lookup("#state-text").queryLabeled().getText()))
                .isEqualTo("Paused");
        assertThat(onFx(() -> robot.lookup("#failure").query().isVisible())).isFalse();
    }

    @Test
    void theRunIsSavedAtItsIntervalWhileItTrains() throws Exception {
        onFx(() -> {
            window().session().enter(Schema.CHECKPOINT, "100ms");
            window().session().start();
            return true;
        });
        await("an autosave", () -> savedStep() > 0);
        assertThat(run().state()).isIn(RunState.RUNNING, RunState.FINISHED);
    }

    private long savedStep() throws Exception {
        List<Path> runs = savedRuns().newest();
        return runs.isEmpty() || !Files.exists(runs.get(0).resolve("checkpoint-1.ganvas"))
                ? -1
                : SavedCheckpoint.read(runs.get(0)).checkpoint().step();
    }

    private SavedRunList savedRuns() {
        return new SavedRunList(folder.resolve("runs"));
    }

    private void open() {
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

    private void close() throws Exception {
        MainWindow open = window;
        if (open != null) {
            window = null;
            assertThat(WindowTestCase.ended(open::close)).isTrue();
            onFx(() -> {
                robot.lookup("#window").query().getScene().getWindow().hide();
                return true;
            });
        }
    }

    private void step(long count) {
        long from = run().step();
        onFx(() -> {
            window().session().step(count);
            return true;
        });
        await(
                "rest",
                () -> run().step() == from + count
                        && window().session().model().stepProperty().get() == from + count
                        && window().session().model().stateProperty().get() != RunState.RUNNING
                        && Objects.requireNonNull(run().frame()).step() == from + count);
    }

    private Run run() {
        return Objects.requireNonNull(
                onFx(() -> window().session().model().runProperty().get()));
    }

    private MainWindow window() {
        return Objects.requireNonNull(window);
    }

    private Path copyOf(Path run) throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (Path file : list(run)) {
            if (Files.isRegularFile(file) && !file.getFileName().toString().equals(".lock")) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        return copy;
    }

    private static void deleteAll(List<Path> runs) throws Exception {
        for (Path run : runs) {
            RunFolder.open(run).delete();
            assertThat(run).doesNotExist();
        }
    }

    private static List<Path> list(Path run) throws Exception {
        try (java.util.stream.Stream<Path> files = Files.list(run)) {
            return files.toList();
        }
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
    }

    private static void await(String what, Callable<Boolean> condition) {
        WindowTestCase.await(what, condition);
    }
}
