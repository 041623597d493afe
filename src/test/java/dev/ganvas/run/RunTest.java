package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The commands that a run takes, the states it goes through and the questions it answers. */
class RunTest extends RunTestCase {
    /** So many steps that someone who asks again and again is answered between them, however fast they are. */
    private static final long MANY = 10_000;

    @Test
    void pausingRestsWithinOneStepAndStays() throws Exception {
        begin(ENDLESS);
        run.start();
        await(RunState.RUNNING);
        run.pause();
        await(RunState.PAUSED);
        long step = run.step();
        RunFrame frame = Objects.requireNonNull(run.frame());
        assertThat(frame.step()).as("what is shown is what was paused").isEqualTo(step);
        run.step(1);
        awaitStep(step + 1);
        assertThat(run.step()).isEqualTo(step + 1);
        closeRun();
        assertThat(states)
                .containsExactly(
                        RunState.READY,
                        RunState.RUNNING,
                        RunState.PAUSED,
                        RunState.RUNNING,
                        RunState.PAUSED,
                        RunState.STOPPED);
    }

    @Test
    void stepsAreCountedExactly() throws Exception {
        begin(ENDLESS);
        run.step(25);
        awaitStep(25);
        assertThat(run.step()).isEqualTo(25);
        assertThat(run.history().snapshot().length()).isEqualTo(25);
        assertThat(run.history().snapshot().step(24)).isEqualTo(25);
    }

    @Test
    void finishesAtTheLengthAndGoesOnWhenItIsRaised() throws Exception {
        begin(ENDLESS.with(Schema.STEPS, 30L));
        run.start();
        await(RunState.FINISHED);
        assertThat(run.step()).isEqualTo(30);
        run.change(run.settings().with(Schema.STEPS, 40L));
        run.start();
        awaitStep(40);
        await(RunState.FINISHED);
        assertThat(run.step()).isEqualTo(40);
    }

    @Test
    void resetRepeatsTheRunBitForBit() throws Exception {
        begin(ENDLESS);
        float[] firstFrame = Objects.requireNonNull(run.frame()).samples();
        run.step(50);
        awaitStep(50);
        float[] losses = losses();
        run.reset();
        await(RunState.READY);
        assertThat(run.step()).isZero();
        assertThat(run.history().snapshot().length()).isZero();
        assertThat(Objects.requireNonNull(run.frame()).samples()).isEqualTo(firstFrame);
        run.step(50);
        awaitStep(50);
        assertThat(losses()).isEqualTo(losses);
    }

    @Test
    void anotherSeedGivesAnotherRun() throws Exception {
        begin(ENDLESS);
        run.step(5);
        awaitStep(5);
        float[] losses = losses();
        closeRun();
        begin(ENDLESS.with(Schema.SEED, 2L));
        run.step(5);
        awaitStep(5);
        assertThat(losses()).isNotEqualTo(losses);
    }

    @Test
    void divergingStopsTheRunAndKeepsTheHistory() throws Exception {
        begin(ENDLESS);
        run.step(3);
        awaitStep(3);
        run.change(run.settings().with(Schema.LR, 100.0).with(Schema.OPTIMIZER, OptimizerKind.SGD));
        poisoned = true;
        run.start();
        await(RunState.DIVERGED);
        assertThat(run.failure())
                .hasMessageContaining("The run diverged at step")
                .hasMessageContaining("smaller learning rate");
        History.Rows rows = run.history().snapshot();
        assertThat(rows.length()).isEqualTo((int) run.step());
        assertThat(rows.value(StepFigure.D_LOSS, rows.length() - 1)).isNaN();
        assertThat(rows.value(StepFigure.D_LOSS, 2)).isNotNaN();
    }

    @Test
    void aListenerThatThrowsFailsTheRunWithItsReason() throws Exception {
        run = newRun(ENDLESS);
        run.addListener(new RunListener() {
            @Override
            public void stepped(Run stepped, StepReport report) throws Exception {
                if (report.step == 3) {
                    throw new java.io.IOException("the disk is full");
                }
            }
        });
        startWorker();
        run.start();
        await(RunState.FAILED);
        assertThat(run.failure()).hasMessage("the disk is full");
        assertThat(run.step()).isEqualTo(3);
        run.reset();
        await(RunState.READY);
        assertThat(run.failure()).isNull();
    }

    @Test
    void closingWhileTrainingEndsTheThread() throws Exception {
        begin(ENDLESS);
        run.start();
        await(RunState.RUNNING);
        run.close();
        worker.join();
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThatThrownBy(run::trainer).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingWhileCompilingEndsTheThread() throws Exception {
        run = newRun(ENDLESS);
        run.start();
        run.close();
        startWorker();
        worker.join();
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void recordEveryThinsTheHistory() throws Exception {
        begin(ENDLESS.with(Schema.RECORD_EVERY, 10L));
        run.step(35);
        awaitStep(35);
        assertThat(run.history().snapshot().length()).isEqualTo(3);
        assertThat(run.history().snapshot().step(2)).isEqualTo(30);
    }

    @Test
    void aQuestionIsAnsweredBetweenTwoStepsOrWhileResting() throws Exception {
        begin(ENDLESS);
        assertThat(run.ask(trainer -> trainer.stepsDone()).get(30, TimeUnit.SECONDS))
                .isZero();
        run.start();
        await(RunState.RUNNING);
        assertThat(run.ask(trainer -> trainer.stepsDone()).get(30, TimeUnit.SECONDS))
                .isNotNegative();
        assertThat(run.state()).as("a question does not stop training").isEqualTo(RunState.RUNNING);
        assertThat(run.<Long>ask(trainer -> {
                    throw new IllegalArgumentException("no such thing");
                }))
                .failsWithin(SOON)
                .withThrowableThat()
                .withMessageContaining("no such thing");
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aQuestionToAClosedRunIsCancelled() throws Exception {
        begin(ENDLESS);
        closeRun();
        assertThat(run.ask(trainer -> trainer.stepsDone())).isCancelled();
    }

    @Test
    void inspectingTellsOfRealStepsAndLeavesTheRunAsItIs() throws Exception {
        begin(ENDLESS);
        run.step(MANY);
        awaitStep(MANY);
        float[] losses = losses();
        run.reset();
        await(RunState.READY);
        assertThat(run.inspect().get(30, TimeUnit.SECONDS).generator().get(0).gradientNorm())
                .isEmpty();
        run.step(MANY);
        while (run.step() < MANY) {
            run.inspect().get(30, TimeUnit.SECONDS);
        }
        awaitStep(MANY);
        Inspection seen = run.inspect().get(30, TimeUnit.SECONDS);
        assertThat(seen.step()).isEqualTo(MANY);
        assertThat(seen.generator().get(0).gradientNorm().orElseThrow()).isPositive();
        assertThat(seen.generator().get(0).updateRatio().orElseThrow()).isBetween(1e-6, 0.1);
        assertThat(losses()).isEqualTo(losses);
    }
}
