package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Sampling;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.Learners;
import dev.ganvas.engine.MemoryNeed;
import dev.ganvas.engine.StepTrace;
import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.SettingName;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Timeline;
import dev.ganvas.run.quality.BestSoFar;
import dev.ganvas.run.quality.QualityWatch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One run of one experiment, from compiling to the end, in the window and without one alike.
 *
 * <p>One thread, whichever calls {@link #work}, does all the arithmetic. Every other method may be called on any thread
 * and returns at once: commands take effect between two steps. What a run shows (state, history, frames) is pulled by
 * whoever wants to see it, so training never waits for a viewer.
 */
public final class Run implements AutoCloseable {
    private static final double BYTES_PER_GB = 1e9;

    private final Experiment experiment;
    private final Dataset data;
    private final TrainingLoop work;

    /**
     * Prepares a run; {@link #work} then does it.
     *
     * @throws InvalidSettingException with one sentence, if the settings contradict each other or the data
     */
    public Run(Experiment experiment, Settings settings, Dataset data) {
        this(experiment, settings, data, new TrainingRecord(data.range()));
    }

    /** Prepares a run that keeps its past in {@code trainingRecord}. */
    public Run(Experiment experiment, Settings settings, Dataset data, TrainingRecord trainingRecord) {
        experiment.check(settings);
        BestSoFar.check(settings, data.shape());
        refuseMemory(experiment.gan(settings, data.shape()));
        if (experiment.sampling() == Sampling.SHUFFLED && settings.get(Schema.BATCH) > data.size()) {
            throw new InvalidSettingException(
                            "data.batchLargerThan",
                            new SettingName(Schema.BATCH.name()),
                            settings.text(Schema.BATCH),
                            data.title(),
                            Counted.samples(data.size()),
                            data.size())
                    .curedBy(Schema.BATCH.name(), Integer.toString(data.size()));
        }
        this.experiment = experiment;
        this.data = data;
        this.work = new TrainingLoop(this, experiment, settings, data, trainingRecord);
    }

    private static void refuseMemory(GanSpec gan) {
        MemoryNeed need = MemoryNeed.of(gan);
        if (!need.fits()) {
            throw new InvalidSettingException(
                    "value.tooMuchMemory", gigabytes(need.total()), gigabytes(2 * MemoryNeed.most()));
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / BYTES_PER_GB);
    }

    /**
     * Prepares a run that goes on from a checkpoint; {@link #work} then does it.
     *
     * @param settings which may differ from the checkpoint's in what acts live, and leave {@link LiveChange}s then
     * @param data that the checkpoint {@link Checkpoint#isOf is of}
     * @throws InvalidSettingException with one sentence, if a change needs a new run, or settings contradict each other
     */
    public Run(Checkpoint from, Settings settings, Dataset data) {
        this(from.experiment(), settings, data);
        refuseNewRun(settings, from.settings());
        if (!from.isOf(data)) {
            throw new IllegalArgumentException("A run cannot go on with other data than it began with.");
        }
        work.beginAt(from);
    }

    private static void refuseNewRun(Settings wanted, Settings present) {
        for (Setting<?> setting : wanted.differences(present)) {
            if (setting.effect() == Effect.NEW_RUN) {
                throw new InvalidSettingException("value.onlyNewRun", new SettingName(setting.name()));
            }
        }
    }

    /** Adds a listener; before {@link #work} begins. */
    public void addListener(RunListener listener) {
        work.listeners.add(listener);
    }

    public Experiment experiment() {
        return experiment;
    }

    public Dataset data() {
        return data;
    }

    /** Returns the settings as they are now, live changes included. */
    public Settings settings() {
        return work.settings();
    }

    public RunState state() {
        return work.control.state();
    }

    /** Returns the steps done. */
    public long step() {
        return work.step();
    }

    /** Returns the step at which the run is finished; {@link Long#MAX_VALUE} where no length is set. */
    public long lastStep() {
        return work.length().lastStep();
    }

    /** Returns how many steps make one pass through the data, at least 1. */
    public long stepsPerEpoch() {
        return work.length().stepsPerEpoch();
    }

    /** Returns how long the run was in state {@link RunState#RUNNING}. */
    public Duration elapsed() {
        return work.clock.elapsed();
    }

    /** Returns steps per second over the last second or so of training; 0 before the first step. */
    public double stepsPerSecond() {
        return work.clock.stepsPerSecond();
    }

    /** Returns what is recorded so far. */
    public History history() {
        return work.trainingRecord.history;
    }

    /** Returns the settings that were changed while it went on, oldest first; the list never changes. */
    public List<LiveChange> marks() {
        return work.trainingRecord.marks();
    }

    /** Returns the samples of earlier steps. */
    public Timeline timeline() {
        return work.trainingRecord.timeline;
    }

    /** Returns how good it was, measured now and then while it trained. */
    public QualityWatch quality() {
        return work.quality;
    }

    /** Returns what ended the run, if it is {@link RunState#FAILED} or {@link RunState#DIVERGED}. */
    public @Nullable Throwable failure() {
        return work.failure();
    }

    /** Returns why it is {@link RunState#FINISHED} before its length, if it is. */
    public Optional<Sentence> ending() {
        return Optional.ofNullable(work.ending());
    }

    /** Asks for a frame of the step that is under way. Cheap; a run that nobody watches makes none while it trains. */
    public void requestFrame() {
        work.wantFrame();
    }

    /** Returns the newest frame, or null before the first. Frames of a resting run are always of its last step. */
    public @Nullable RunFrame frame() {
        return work.frame();
    }

    /** Returns how long the newest frame took to make, so that a viewer can ask for few that are dear. */
    public Duration frameCost() {
        return Duration.ofNanos(work.frameNanos());
    }

    /** Trains on from where the run rests, to the length that is set. */
    public void start() {
        command(work::start);
    }

    /** Rests after the step that is under way. */
    public void pause() {
        command(work::pause);
    }

    /** Trains {@code count} more steps, at least 1, then rests; beyond the length that is set, if need be. */
    public void step(long count) {
        step(count, Learners.BOTH);
    }

    /** Does the same with steps that update one network alone; the first of them, and of others after, is marked. */
    public void step(long count, Learners updated) {
        command(() -> work.step(count, updated));
    }

    /**
     * Trains one step, then rests.
     *
     * @return every phase of that step; cancelled if the run cannot train
     */
    public CompletableFuture<StepTrace> traceStep(Learners updated) {
        CompletableFuture<StepTrace> trace = work.observation.trace();
        step(1, updated);
        if (state() == RunState.STOPPED) {
            work.observation.cancelAll();
        }
        return trace;
    }

    /**
     * Looks into both networks: around the step that comes next while it trains, so that it tells how far that step moved
     * the weights; at once while it rests. Training does not change by it.
     *
     * @return cancelled if the run is closed before
     */
    public CompletableFuture<Inspection> inspect() {
        CompletableFuture<Inspection> answer = work.observation.inspect();
        if (state() != RunState.RUNNING) {
            work.control.wake();
        }
        if (state() == RunState.STOPPED) {
            work.observation.cancelAll();
        }
        return answer;
    }

    /** Goes back to step 0 with the same first weights; the settings stay. */
    public void reset() {
        command(work::reset);
    }

    /**
     * Changes settings between two steps; optimizer state stays, and each change leaves a {@link LiveChange}.
     *
     * @throws InvalidSettingException with one sentence, if a change needs a new run or contradicts another setting
     */
    public void change(Settings wanted) {
        refuseNewRun(wanted, settings());
        experiment.check(wanted);
        BestSoFar.check(wanted, data.shape());
        command(() -> work.change(wanted));
    }

    /**
     * Asks the trainer something between two steps, whether it trains or rests.
     *
     * @param question answered on the training thread; it must leave weights and optimizer state as they are
     * @return what it answers; cancelled if the run is closed before
     */
    public <T> CompletableFuture<T> ask(Function<GanTrainer, T> question) {
        return work.requests.ask(work.control, () -> question.apply(trainer()));
    }

    /** Ends the run after the step that is under way; {@link #work} then frees its memory and returns. */
    @Override
    public void close() {
        command(() -> work.become(RunState.STOPPED));
    }

    /**
     * Waits until the state is as wanted.
     *
     * @return whether it was, before the time was over
     */
    public boolean awaitState(Predicate<RunState> wanted, Duration atMost) throws InterruptedException {
        return work.control.await(wanted, atMost);
    }

    /** Compiles, then trains and rests as commanded, until {@link #close}. Call it once; its thread does the arithmetic. */
    public void work() {
        work.work();
    }

    /** Copies everything that the run goes on from; the training thread only. */
    void copyTo(Checkpoint checkpoint) {
        work.copyTo(checkpoint);
    }

    private void command(Runnable command) {
        // A closed run has nobody left to carry it out, and nothing left to change.
        work.control.add(command);
    }

    /** Saves what training made so far; called by listeners on the training thread. */
    public GanTrainer trainer() {
        return work.trainer();
    }
}
