package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.RunState;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.store.SavedCheckpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing and opening the window: what was trained is there again, and goes on bit for bit. */
@Timeout(120)
class AutosaveWindowTest extends AutosaveTestCase {
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
        await("the offer", () -> robot.lookup("#recovery").query().isVisible());
        assertThat(onFx(() -> robot.lookup("#recovery-continue").queryLabeled().getText()))
                .isEqualTo("Continue Even numbers at step 40");
        robot.clickOn("#recovery-continue");
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
        openRun(saved);
        await("step 40", () -> window().session().model().stepProperty().get() == 40);
        robot.clickOn("#reset");
        await("step 0", () -> window().session().model().stepProperty().get() == 0);
        step(5);
        close();

        assertThat(savedRuns().newest()).hasSize(2);
        assertThat(SavedCheckpoint.read(saved).checkpoint().step()).isEqualTo(40);
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
            window().session().commands().start();
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
            window().session().commands().start();
            return true;
        });
        await("an autosave", () -> savedStep() > 0);
        assertThat(run().state()).isIn(RunState.RUNNING, RunState.FINISHED);
    }

    /** The list of numbers as the window shows it. */
    private List<String> numbers() {
        return window().session().model().numbersProperty().get().stream()
                .map(entry -> NumbersFile.line(entry.step(), entry.numbers()))
                .toList();
    }
}
