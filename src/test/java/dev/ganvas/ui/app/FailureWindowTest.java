package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.DataSource;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** The window when a run cannot begin, or cannot go on. */
class FailureWindowTest extends WindowTestCase {
    private static final String LONG =
            "/home/ada/data/train-images-idx3-ubyte.gz has 60000 images, but the labels beside"
                    + " it are 59999; give files that belong together.";

    private volatile DataSource source = (experiment, settings, progress) -> {
        throw new UnusableDataException("problem.asTold", LONG);
    };

    @Override
    String experiment() {
        return "even";
    }

    @Override
    DataSource source() {
        return (experiment, settings, progress) -> source.load(experiment, settings, progress);
    }

    @Test
    void dataThatCannotBeReadIsExplainedAndCanBeTriedAgain() {
        awaitState(RunState.FAILED);
        assertThat(text("failure-text")).isEqualTo(LONG);
        assertThat(text("state-text")).isEqualTo("Failed");
        onFx(() -> {
            stage().setWidth(1024);
            return true;
        });
        awaitPulses();
        assertThat(onFx(() -> cutOff(stage().getScene().getRoot()))).isEmpty();
        assertThat(onFx(() -> node("run", Node.class).isDisabled())).isTrue();
        source = ExperimentData::load;
        robot.clickOn("#failure-reset");
        awaitReady();
        assertThat(shown("failure")).isFalse();
    }

    @Test
    void aRunThatDivergesIsExplainedKeepsItsFiguresAndCanBeReset() {
        awaitState(RunState.FAILED);
        source = (experiment, settings, progress) ->
                new Poisoned(ExperimentData.load(experiment, settings, progress), new AtomicBoolean());
        robot.clickOn("#failure-reset");
        awaitReady();
        robot.clickOn("#run");
        awaitState(RunState.DIVERGED);
        await("the sentence", () -> shown("failure"));
        assertThat(text("failure-text"))
                .startsWith("The run diverged at step 1")
                .contains("reset");
        robot.clickOn("#failure-more");
        assertThat(onFx(() -> node("failure-details", TextInputControl.class).getText()))
                .contains("DivergedException");
        robot.clickOn("#failure-reset");
        awaitReady();
        assertThat(shown("failure")).isFalse();
    }

    @Test
    void anEngineThatDoesNotLoadIsExplainedAndCanBeTriedAgain() {
        awaitState(RunState.FAILED);
        source = (experiment, settings, progress) ->
                new Poisoned(ExperimentData.load(experiment, settings, progress), new AtomicBoolean(true));
        robot.clickOn("#failure-reset");
        await("the sentence", () -> shown("failure") && text("failure-text").startsWith("The engine cannot"));
        assertThat(text("failure-text")).contains("UnsatisfiedLinkError");
        robot.clickOn("#failure-reset");
        awaitReady();
        assertThat(shown("failure")).isFalse();
    }

    /**
     * Real samples that are no numbers.
     *
     * @param breaks whether the training thread cannot even begin, once
     */
    private record Poisoned(Dataset good, AtomicBoolean breaks) implements Dataset {
        @Override
        public Sentence title() {
            return good.title();
        }

        @Override
        public int size() {
            return good.size();
        }

        @Override
        public SampleShape shape() {
            if (Thread.currentThread().getName().startsWith("train-") && breaks.getAndSet(false)) {
                throw new UnsatisfiedLinkError("planted");
            }
            return good.shape();
        }

        @Override
        public ValueRange range() {
            return good.range();
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            for (int i = 0; i < good.shape().length(); i++) {
                into[offset + i] = Float.NaN;
            }
        }
    }
}
