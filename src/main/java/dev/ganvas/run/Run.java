package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Sampling;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.StepTrace;
import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Snapshot.Keeps;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
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
    private final Experiment experiment;
    private final Dataset data;
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private final RunControl control = new RunControl();
    private final Questions questions = new Questions();
    private final Watch watch = new Watch();
    private final Journal journal;
    private final Clock clock = new Clock();
    private final AtomicReference<@Nullable RunFrame> frame = new AtomicReference<>();

    private volatile Settings settings;
    private volatile RunLength length;
    private volatile @Nullable Throwable failure;
    private volatile boolean frameWanted = true;
    private volatile long frameNanos;
    private volatile long step;
    private volatile long pauseAt = Long.MAX_VALUE;

    private @Nullable Workbench bench;
    private Learners learners = Learners.BOTH;
    /** What the first weights are taken from, until that is done; null for a run that begins at step 0. */
    private @Nullable Checkpoint beginning;

    /**
     * Prepares a run; {@link #work} then does it.
     *
     * @throws InvalidSettingException with one sentence, if the settings contradict each other or the data
     */
    public Run(Experiment experiment, Settings settings, Dataset data) {
        this(experiment, settings, data, new Journal(data.range()));
    }

    /** Prepares a run that keeps its past in {@code journal}. */
    Run(Experiment experiment, Settings settings, Dataset data, Journal journal) {
        experiment.check(settings);
        if (experiment.sampling() == Sampling.SHUFFLED && settings.get(Schema.BATCH) > data.size()) {
            throw new InvalidSettingException("batch is %s, but %s has only %d samples; give at most %d."
                    .formatted(settings.text(Schema.BATCH), data.title(), data.size(), data.size()));
        }
        this.experiment = experiment;
        this.settings = settings;
        this.data = data;
        this.length = RunLength.of(experiment, settings, data);
        this.journal = journal;
    }

    /**
     * Prepares a run that goes on from a checkpoint; {@link #work} then does it.
     *
     * @param settings which may differ from the checkpoint's in what acts live, and leave {@link Mark}s then
     * @param data that the checkpoint {@link Checkpoint#isOf is of}
     * @throws InvalidSettingException with one sentence, if a change needs a new run, or settings contradict each other
     */
    public Run(Checkpoint from, Settings settings, Dataset data) {
        this(from.experiment(), settings, data);
        refuseNewRun(settings, from.settings());
        if (!from.isOf(data)) {
            throw new IllegalArgumentException("A run cannot go on with other data than it began with.");
        }
        step = from.step();
        clock.restore(from.elapsed());
        journal.restore(from);
        journal.mark(step, from.settings(), settings);
        beginning = from;
    }

    private static void refuseNewRun(Settings wanted, Settings present) {
        for (Setting<?> setting : wanted.differences(present)) {
            if (setting.effect() == Effect.NEW_RUN) {
                throw new InvalidSettingException(
                        setting.name() + " acts only in a new run; reset with the new value to use it.");
            }
        }
    }

    /** Adds a listener; before {@link #work} begins. */
    public void addListener(RunListener listener) {
        listeners.add(listener);
    }

    public Experiment experiment() {
        return experiment;
    }

    public Dataset data() {
        return data;
    }

    /** Returns the settings as they are now, live changes included. */
    public Settings settings() {
        return settings;
    }

    public RunState state() {
        return control.state();
    }

    /** Returns the steps done. */
    public long step() {
        return step;
    }

    /** Returns the step at which the run is finished; {@link Long#MAX_VALUE} where no length is set. */
    public long lastStep() {
        return length.lastStep();
    }

    /** Returns how many steps make one pass through the data, at least 1. */
    public long stepsPerEpoch() {
        return length.stepsPerEpoch();
    }

    /** Returns how long the run was in state {@link RunState#RUNNING}. */
    public Duration elapsed() {
        return clock.elapsed();
    }

    /** Returns steps per second over the last second or so of training; 0 before the first step. */
    public double stepsPerSecond() {
        return clock.stepsPerSecond();
    }

    /** Returns what is recorded so far. */
    public History history() {
        return journal.history;
    }

    /** Returns the settings that were changed while it went on, oldest first; the list never changes. */
    public List<Mark> marks() {
        return journal.marks();
    }

    /** Returns the samples of earlier steps. */
    public Timeline timeline() {
        return journal.timeline;
    }

    /** Returns what ended the run, if it is {@link RunState#FAILED} or {@link RunState#DIVERGED}. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Asks for a frame of the step that is under way. Cheap; a run that nobody watches makes none while it trains. */
    public void requestFrame() {
        frameWanted = true;
        if (state() != RunState.RUNNING) {
            control.wake();
        }
    }

    /** Returns the newest frame, or null before the first. Frames of a resting run are always of its last step. */
    public @Nullable RunFrame frame() {
        return frame.get();
    }

    /** Returns how long the newest frame took to make, so that a viewer can ask for few that are dear. */
    public Duration frameCost() {
        return Duration.ofNanos(frameNanos);
    }

    /** Trains on from where the run rests, to the length that is set. */
    public void start() {
        command(() -> {
            if (state().mayBecome(RunState.RUNNING)) {
                pauseAt = Long.MAX_VALUE;
                learn(Learners.BOTH);
                become(step >= lastStep() ? RunState.FINISHED : RunState.RUNNING);
            }
        });
    }

    /** Rests after the step that is under way. */
    public void pause() {
        command(() -> {
            if (state() == RunState.RUNNING) {
                become(RunState.PAUSED);
            }
        });
    }

    /** Trains {@code count} more steps, at least 1, then rests; beyond the length that is set, if need be. */
    public void step(long count) {
        step(count, Learners.BOTH);
    }

    /** Does the same with steps that update one network alone; the first of them, and of others after, is marked. */
    public void step(long count, Learners updated) {
        command(() -> {
            if (state().mayBecome(RunState.RUNNING) || state() == RunState.RUNNING) {
                pauseAt = step + count;
                learn(updated);
                if (state() != RunState.RUNNING) {
                    become(RunState.RUNNING);
                }
            } else {
                watch.cancelTraces();
            }
        });
    }

    /**
     * Trains one step, then rests.
     *
     * @return every phase of that step; cancelled if the run cannot train
     */
    public CompletableFuture<StepTrace> traceStep(Learners updated) {
        CompletableFuture<StepTrace> trace = watch.trace();
        step(1, updated);
        if (state() == RunState.STOPPED) {
            watch.cancelAll();
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
        CompletableFuture<Inspection> answer = watch.inspect();
        if (state() != RunState.RUNNING) {
            control.wake();
        }
        if (state() == RunState.STOPPED) {
            watch.cancelAll();
        }
        return answer;
    }

    /** Goes back to step 0 with the same first weights; the settings stay. */
    public void reset() {
        command(() -> {
            if (bench != null) {
                bench.trainer().reset();
                learners = Learners.BOTH;
                step = 0;
                failure = null;
                journal.clear();
                clock.clear();
                publishFrame();
                journal.keep(frame.get());
                if (state() != RunState.READY) {
                    become(RunState.READY);
                }
            }
        });
    }

    /**
     * Changes settings between two steps; optimizer state stays, and each change leaves a {@link Mark}.
     *
     * @throws InvalidSettingException with one sentence, if a change needs a new run or contradicts another setting
     */
    public void change(Settings wanted) {
        refuseNewRun(wanted, settings);
        experiment.check(wanted);
        command(() -> {
            journal.mark(step, settings, wanted);
            settings = wanted;
            length = RunLength.of(experiment, wanted, data);
            if (bench != null) {
                bench.use(wanted, step / stepsPerEpoch());
            }
            publishFrame();
            if (step > 0) {
                journal.keep(frame.get());
            }
        });
    }

    /**
     * Asks the trainer something between two steps, whether it trains or rests.
     *
     * @param question answered on the training thread; it must leave weights and optimizer state as they are
     * @return what it answers; cancelled if the run is closed before
     */
    public <T> CompletableFuture<T> ask(Function<GanTrainer, T> question) {
        return questions.ask(control, () -> question.apply(trainer()));
    }

    /** Ends the run after the step that is under way; {@link #work} then frees its memory and returns. */
    @Override
    public void close() {
        command(() -> become(RunState.STOPPED));
    }

    /**
     * Waits until the state is as wanted.
     *
     * @return whether it was, before the time was over
     */
    public boolean awaitState(Predicate<RunState> wanted, Duration atMost) throws InterruptedException {
        return control.await(wanted, atMost);
    }

    /** Compiles, then trains and rests as commanded, until {@link #close}. Call it once; its thread does the arithmetic. */
    public void work() {
        try {
            Workbench compiled = new Workbench(experiment, settings, data, beginning);
            beginning = null;
            compiled.use(settings, step / stepsPerEpoch());
            bench = compiled;
            publishFrame();
            if (step == 0) {
                journal.keep(frame.get());
            }
            if (state() == RunState.COMPILING) {
                become(RunState.READY);
            }
        } catch (Throwable e) { // a missing native library is an Error, and must be shown as well
            fail(e);
        }
        try {
            while (state() != RunState.STOPPED) {
                rest();
                if (state() == RunState.RUNNING) {
                    train();
                }
            }
        } finally {
            Workbench used = bench;
            bench = null;
            questions.cancelAll();
            watch.cancelAll();
            if (used != null) {
                used.close();
            }
        }
    }

    /** Carries out commands, and waits for the next one unless the run is to train. */
    private void rest() {
        control.attend();
        while (true) {
            Runnable next = control.next(() -> (frameWanted || watch.wantsInspection()) && bench != null);
            if (next != null) {
                carryOut(next);
            } else if (state() == RunState.RUNNING || state() == RunState.STOPPED) {
                return;
            } else {
                if (frameWanted) {
                    publishFrame();
                }
                watch.rest(trainer());
            }
        }
    }

    private void carryOut(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void train() {
        Workbench tools = bench;
        if (tools == null) {
            return;
        }
        clock.begin(step);
        try {
            while (!control.isCommanded() && state() == RunState.RUNNING) {
                if (step % stepsPerEpoch() == 0) {
                    tools.beginEpoch(step / stepsPerEpoch());
                }
                StepReport report = watch.step(tools.trainer(), tools.batches(), learners);
                step = report.step;
                record(report);
                clock.stepped(step);
                if (!report.isFinite()) {
                    failure = new DivergedException(report);
                    become(RunState.DIVERGED);
                    return;
                }
                if (journal.timeline.wants(step)) {
                    journal.timeline.add(tools.frame(step), Keeps.WHILE_ROOM);
                }
                if (step >= pauseAt || step == lastStep()) {
                    become(step >= lastStep() ? RunState.FINISHED : RunState.PAUSED);
                    pauseAt = Long.MAX_VALUE;
                }
                if (frameWanted) {
                    publishFrame();
                }
            }
        } catch (Throwable e) { // whatever ends training is shown as the reason, never lost
            fail(e);
        } finally {
            clock.end();
        }
    }

    private void record(StepReport report) throws Exception {
        if (report.step % settings.get(Schema.RECORD_EVERY) == 0 || !report.isFinite()) {
            journal.history.append(report);
        }
        for (RunListener listener : listeners) {
            listener.stepped(this, report);
        }
    }

    private void publishFrame() {
        Workbench tools = bench;
        if (tools != null) {
            frameWanted = false;
            long begun = System.nanoTime();
            frame.set(tools.frame(step));
            frameNanos = System.nanoTime() - begun;
        }
    }

    /** Steps to come update these networks; charts show from where on. */
    private void learn(Learners updated) {
        if (updated != learners) {
            journal.mark(new Mark(step, "updates", word(learners), word(updated)));
            learners = updated;
        }
    }

    private static String word(Learners updated) {
        return updated.name().toLowerCase(Locale.ROOT);
    }

    private void fail(Throwable reason) {
        failure = reason;
        watch.cancelTraces();
        become(RunState.FAILED);
    }

    private void become(RunState next) {
        if (state() == RunState.RUNNING && next != RunState.STOPPED) {
            publishFrame();
        }
        RunState from = control.become(next);
        if (from != null) {
            for (RunListener listener : listeners) {
                listener.stateChanged(this, from, next);
            }
        }
    }

    /** Copies everything that the run goes on from; the training thread only. */
    void copyTo(Checkpoint checkpoint) {
        Workbench tools = bench;
        if (tools == null) {
            throw new IllegalStateException("The run has no networks yet, or none any more.");
        }
        tools.copyTo(checkpoint);
        checkpoint.setTraining(settings, checkpoint.dataPrint(), trainer().threads(), elapsed());
        checkpoint.setPast(journal.history.past(), marks(), journal.timeline.snapshots());
    }

    private void command(Runnable command) {
        // A closed run has nobody left to carry it out, and nothing left to change.
        control.add(command);
    }

    /** Saves what training made so far; called by listeners on the training thread. */
    public GanTrainer trainer() {
        Workbench tools = bench;
        if (tools == null) {
            throw new IllegalStateException("The run has no networks yet, or none any more.");
        }
        return tools.trainer();
    }
}
