package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.Learners;
import dev.ganvas.engine.OptimizerKind;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.StepTrace;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Presets;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run from outside: commands go in on this thread, training happens on another, states are waited for. */
@Timeout(60)
class RunTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Settings ENDLESS = Presets.EVEN.defaults().with(Schema.STEPS, 0L);

    private final CopyOnWriteArrayList<RunState> states = new CopyOnWriteArrayList<>();
    private Run run = newRun(ENDLESS);
    private volatile boolean poisoned;
    private Thread worker = new Thread(() -> {});

    @AfterEach
    void closeRun() throws InterruptedException {
        run.close();
        worker.join();
    }

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
                        new Noise(100, new SampleShape(1, 2, 2), () -> false)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("batch is 101, but noise has only 100 samples; give at most 100.");
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
        assertThat(rows.value(Series.D_LOSS, rows.length() - 1)).isNaN();
        assertThat(rows.value(Series.D_LOSS, 2)).isNotNaN();
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
        assertThat(run.marks()).containsExactly(new Mark(20, "lr", "0.001", "0.01"));
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
    void goingOnWithWhatNeedsANewRunOrWithOtherDataIsRefused() throws Exception {
        begin(ENDLESS);
        run.step(3);
        awaitStep(3);
        Checkpoint saved = checkpoint();
        assertThatThrownBy(() -> new Run(saved, ENDLESS.with(Schema.SEED, 7L), run.data()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("seed acts only in a new run");
        Noise other = new Noise(63, new SampleShape(1, 1, 7), () -> false);
        assertThat(saved.isOf(run.data())).isTrue();
        assertThat(saved.isOf(other)).isFalse();
        assertThatThrownBy(() -> new Run(saved, ENDLESS, other)).isInstanceOf(IllegalArgumentException.class);
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
        await(RunState.READY);
    }

    private static List<Long> steps(Timeline timeline) {
        return timeline.snapshots().stream().map(Snapshot::step).toList();
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
    void recordEveryThinsTheHistory() throws Exception {
        begin(ENDLESS.with(Schema.RECORD_EVERY, 10L));
        run.step(35);
        awaitStep(35);
        assertThat(run.history().snapshot().length()).isEqualTo(3);
        assertThat(run.history().snapshot().step(2)).isEqualTo(30);
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
        assertThat(run.marks().get(0)).isEqualTo(new Mark(60, "lr", "0.01", "0.02"));
        assertThat(run.marks().get(0).label()).isEqualTo("lr 0.01 → 0.02");
        assertThat(run.timeline().snapshots()).extracting(Snapshot::step).contains(0L, 1L, 2L, 25L, 60L);
        run.reset();
        await(RunState.READY);
        assertThat(run.marks()).isEmpty();
        assertThat(run.timeline().snapshots()).extracting(Snapshot::step).containsExactly(0L);
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

    /** Counts bits that are all but certain: a large latent drives the sigmoids to their ends. */
    @Test
    void inspectingTellsOfRealStepsAndLeavesTheRunAsItIs() throws Exception {
        begin(ENDLESS);
        run.step(200);
        awaitStep(200);
        float[] losses = losses();
        run.reset();
        await(RunState.READY);
        assertThat(run.inspect().get(30, TimeUnit.SECONDS).generator().get(0).gradientNorm())
                .isEmpty();
        run.step(200);
        while (run.step() < 200) {
            run.inspect().get(30, TimeUnit.SECONDS);
        }
        awaitStep(200);
        Inspection seen = run.inspect().get(30, TimeUnit.SECONDS);
        assertThat(seen.step()).isEqualTo(200);
        assertThat(seen.generator().get(0).gradientNorm().orElseThrow()).isPositive();
        assertThat(seen.generator().get(0).updateRatio().orElseThrow()).isBetween(1e-6, 0.1);
        assertThat(losses()).isEqualTo(losses);
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
                        new Mark(5, "updates", "both", "generator"), new Mark(8, "updates", "generator", "both"));
        assertThat(Mark.settingsAt(0, run.settings(), run.marks())).isEqualTo(run.settings());
        run.close();
        await(RunState.STOPPED);
        assertThat(run.inspect()).isCancelled();
        assertThat(run.traceStep(Learners.BOTH)).isCancelled();
    }

    private static int saturated(float[] samples) {
        int count = 0;
        for (float sample : samples) {
            count += sample < 0.05 || sample > 0.95 ? 1 : 0;
        }
        return count;
    }

    private void begin(Settings settings) throws InterruptedException {
        run = newRun(settings);
        startWorker();
        await(RunState.READY);
    }

    private Run newRun(Settings settings) {
        Run created = new Run(Presets.EVEN, settings, new Noise(64, new SampleShape(1, 1, 7), () -> poisoned));
        states.clear();
        created.addListener(new RunListener() {
            @Override
            public void stateChanged(Run changed, RunState from, RunState to) {
                states.add(to);
            }
        });
        return created;
    }

    private void startWorker() {
        worker = new Thread(run::work, "train-test");
        worker.start();
    }

    private void await(RunState wanted) throws InterruptedException {
        assertThat(run.awaitState(state -> state == wanted, SOON))
                .as("state %s, now %s, %s", wanted, run.state(), run.failure())
                .isTrue();
    }

    private void awaitStep(long step) throws InterruptedException {
        assertThat(run.awaitState(state -> run.step() >= step && state != RunState.RUNNING, SOON))
                .as("step %d, now %d, %s", step, run.step(), run.failure())
                .isTrue();
    }

    private float[] losses() {
        History.Rows rows = run.history().snapshot();
        float[] losses = new float[rows.length()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = rows.value(Series.G_LOSS, i) + 3 * rows.value(Series.D_LOSS, i);
        }
        return losses;
    }

    /** Real samples without files: sample i is the bits of 2i; not a number at all where that is asked for. */
    private record Noise(int size, SampleShape shape, BooleanSupplier poisoned) implements Dataset {
        @Override
        public String title() {
            return "noise";
        }

        @Override
        public ValueRange range() {
            return ValueRange.ZERO_TO_ONE;
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            List<Integer> bits = List.of(64, 32, 16, 8, 4, 2, 1);
            for (int i = 0; i < shape.length(); i++) {
                int bit = (2 * index & bits.get(i % 7)) == 0 ? 0 : 1;
                into[offset + i] = poisoned.getAsBoolean() ? Float.NaN : bit;
            }
        }
    }
}
