package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepTrace;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is changed about a run: settings and networks while it trains, and the checkpoint that another goes on from. */
class RunChangeTest extends RunTestCase {
    @Test
    void aLiveChangeActsAtTheNextStepAndKeepsOptimizerState() throws Exception {
        begin(ENDLESS);
        run.step(20);
        awaitStep(20);
        run.change(run.settings().with(Schema.LR, 0.1));
        run.change(run.settings().with(Schema.LR, 0.001));
        run.step(20);
        awaitStep(40);
        float[] changedAndBack = losses();
        closeRun();

        begin(ENDLESS);
        run.step(40);
        awaitStep(40);
        assertThat(changedAndBack).as("Adam's moments survived the changes").isEqualTo(losses());
        run.change(run.settings().with(Schema.OPTIMIZER, OptimizerKind.SGD).with(Schema.REAL_LABEL, 0.9));
        run.step(1);
        awaitStep(41);
        assertThat(run.settings().get(Schema.OPTIMIZER)).isEqualTo(OptimizerKind.SGD);
    }

    @Test
    void threadsChangeWhileItRunsAndNoFigureChanges() throws Exception {
        begin(ENDLESS);
        run.step(20);
        awaitStep(20);
        run.change(run.settings().with(Schema.THREADS, 3L));
        run.step(20);
        awaitStep(40);
        assertThat(run.ask(trainer -> trainer.threads()).get(30, TimeUnit.SECONDS))
                .isEqualTo(3);
        float[] changed = losses();
        closeRun();

        begin(ENDLESS);
        run.step(40);
        awaitStep(40);
        assertThat(losses()).isEqualTo(changed);
    }

    @Test
    void aChangeThatNeedsANewRunIsRefused() throws Exception {
        begin(ENDLESS);
        assertThatThrownBy(() -> run.change(run.settings().with(Schema.BATCH, 8L)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("batch acts only in a new run");
    }

    @Test
    void aBatchLargerThanShuffledDataIsRefusedInOneSentence() {
        assertThatThrownBy(() -> new Run(
                        Presets.MNIST_MLP,
                        Presets.MNIST_MLP.defaults().with(Schema.BATCH, 101L),
                        new NoiseSamples(100, new SampleShape(1, 2, 2), () -> false)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("batch is 101, but noise has only 100 samples; give at most 100.");
    }

    @Test
    void aWeightThatIsNotFiniteStopsTheRunThoughNoLossShowsIt() throws Exception {
        begin(ENDLESS);
        run.step(3);
        awaitStep(3);
        Checkpoint saved = checkpoint();
        float[] parameters = saved.trainer().generator().parameters();
        // The last bias: the bit that it makes is 0 then, as any bit may be.
        parameters[parameters.length - 1] = Float.NEGATIVE_INFINITY;
        goOn(saved, ENDLESS);
        run.start();
        await(RunState.DIVERGED);
        assertThat(run.failure())
                .hasMessage("The run diverged at step 4: a weight of the generator is not a finite number;"
                        + " reset and try a smaller learning rate.");
        assertThat(run.step()).isEqualTo(4);
        run.reset();
        await(RunState.READY);
        run.step(2);
        awaitStep(2);
        assertThat(run.failure()).isNull();
    }

    @Test
    void aRunGoesOnFromACheckpointWithItsWholePast() throws Exception {
        begin(ENDLESS);
        run.step(20);
        awaitStep(20);
        run.change(run.settings().with(Schema.LR, 0.01));
        run.step(10);
        awaitStep(30);
        Checkpoint saved = checkpoint();
        Duration elapsed = run.elapsed();
        List<Long> timeline = steps(run.timeline());
        RunFrame frame = Objects.requireNonNull(run.frame());
        run.step(20);
        awaitStep(50);
        float[] undisturbed = losses();
        float[] samples = Objects.requireNonNull(run.frame()).samples();

        goOn(saved, saved.settings());
        assertThat(run.step()).isEqualTo(30);
        assertThat(run.elapsed()).isEqualTo(elapsed);
        assertThat(run.marks()).containsExactly(new LiveChange(20, "lr", "0.001", "0.01"));
        assertThat(steps(run.timeline())).isEqualTo(timeline);
        RunFrame again = Objects.requireNonNull(run.frame());
        assertThat(again.samples()).isEqualTo(frame.samples());
        assertThat(again.numbers()).isEqualTo(frame.numbers());
        run.step(20);
        awaitStep(50);
        assertThat(losses()).isEqualTo(undisturbed);
        assertThat(Objects.requireNonNull(run.frame()).samples()).isEqualTo(samples);
    }

    @Test
    void aRunThatWasAtItsEndIsFinishedWhenItIsOpenedAndTrainsOnWhenAsked() throws Exception {
        Settings ten = ENDLESS.with(Schema.STEPS, 10L);
        begin(ten);
        run.start();
        await(RunState.FINISHED);
        Checkpoint saved = checkpoint();
        closeRun();
        run = new Run(saved, ten, run.data());
        startWorker();
        await(RunState.FINISHED);
        assertThat(run.step()).isEqualTo(10);
        run.step(5);
        awaitStep(15);
    }

    @Test
    void goingOnWithWhatNeedsANewRunOrWithOtherDataIsRefused() throws Exception {
        begin(ENDLESS);
        run.step(3);
        awaitStep(3);
        Checkpoint saved = checkpoint();
        assertThatThrownBy(() -> new Run(saved, ENDLESS.with(Schema.SEED, 7L), run.data()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("seed acts only in a new run");
        NoiseSamples other = new NoiseSamples(63, new SampleShape(1, 1, 7), () -> false);
        assertThat(saved.isOf(run.data())).isTrue();
        assertThat(saved.isOf(other)).isFalse();
        assertThatThrownBy(() -> new Run(saved, ENDLESS, other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLatentScaleMultipliesTheNoiseShown() throws Exception {
        begin(ENDLESS);
        float[] plain = Objects.requireNonNull(run.frame()).samples().clone();
        run.change(run.settings().with(Schema.LATENT_SCALE, 50.0));
        run.step(1);
        awaitStep(1);
        float[] scaled = Objects.requireNonNull(run.frame()).samples();
        assertThat(saturated(scaled)).isGreaterThan(2 * saturated(plain));
    }

    @Test
    void aLiveChangeLeavesAMarkAndASnapshotUntilReset() throws Exception {
        begin(ENDLESS);
        run.change(run.settings().with(Schema.LR, 0.01));
        run.step(60);
        awaitStep(60);
        run.change(run.settings().with(Schema.LR, 0.02));
        run.step(1);
        awaitStep(61);
        assertThat(run.marks()).as("nothing to tell apart before step 1").hasSize(1);
        assertThat(run.marks().get(0)).isEqualTo(new LiveChange(60, "lr", "0.01", "0.02"));
        assertThat(run.timeline().snapshots()).extracting(Snapshot::step).contains(0L, 1L, 2L, 25L, 60L);
        run.reset();
        await(RunState.READY);
        assertThat(run.marks()).isEmpty();
        assertThat(run.timeline().snapshots()).extracting(Snapshot::step).containsExactly(0L);
    }

    @Test
    void stepsOfOneNetworkAreMarkedAndTracedAndAClosedRunAnswersNobody() throws Exception {
        begin(ENDLESS);
        run.step(5);
        awaitStep(5);
        run.step(3, Learners.GENERATOR);
        awaitStep(8);
        StepTrace trace = run.traceStep(Learners.BOTH).get(30, TimeUnit.SECONDS);
        awaitStep(9);
        assertThat(trace.step()).isEqualTo(9);
        assertThat(run.marks())
                .containsExactly(
                        new LiveChange(5, "updates", "both", "generator"),
                        new LiveChange(8, "updates", "generator", "both"));
        assertThat(LiveChange.settingsAt(0, run.settings(), run.marks())).isEqualTo(run.settings());
        run.close();
        await(RunState.STOPPED);
        assertThat(run.inspect()).isCancelled();
        assertThat(run.traceStep(Learners.BOTH)).isCancelled();
    }

    private Checkpoint checkpoint() throws Exception {
        return run.ask(trainer -> {
                    Checkpoint copy = new Checkpoint(run);
                    run.copyTo(copy);
                    return copy;
                })
                .get();
    }

    private void goOn(Checkpoint saved, Settings settings) throws InterruptedException {
        closeRun();
        run = new Run(saved, settings, run.data());
        startWorker();
        await(RunState.PAUSED);
    }

    private static List<Long> steps(Timeline timeline) {
        return timeline.snapshots().stream().map(Snapshot::step).toList();
    }

    /** Counts bits that are all but certain: a large latent drives the sigmoids to their ends. */
    private static int saturated(float[] samples) {
        int count = 0;
        for (float sample : samples) {
            count += sample < 0.05 || sample > 0.95 ? 1 : 0;
        }
        return count;
    }
}
