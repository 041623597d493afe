package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot.Keeps;
import dev.ganvas.run.quality.QualityWatch;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The side of a {@link Run} that its training thread sees: compiling, training, resting, and what commands do between
 * two steps. Every method is the training thread's, unless it says otherwise; any thread may read what is volatile.
 */
final class TrainingLoop {
    final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    final RunControl control = new RunControl();
    final PendingRequests requests = new PendingRequests();
    final StepObservation observation = new StepObservation();
    final TrainingClock clock = new TrainingClock();
    final TrainingRecord trainingRecord;
    final QualityWatch quality;

    private final Run run;
    private final Experiment experiment;
    private final Dataset data;
    private final AtomicReference<@Nullable RunFrame> frame = new AtomicReference<>();

    private volatile Settings settings;
    private volatile RunLength length;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Sentence ending;
    private volatile boolean frameWanted = true;
    private volatile long frameNanos;
    private volatile long step;
    private volatile long pauseAt = Long.MAX_VALUE;

    private @Nullable TrainingResources resources;
    private Learners learners = Learners.BOTH;
    /** What the first weights are taken from, until that is done; null for a run that begins at step 0. */
    private @Nullable Checkpoint beginning;

    TrainingLoop(Run run, Experiment experiment, Settings settings, Dataset data, TrainingRecord trainingRecord) {
        this.run = run;
        this.experiment = experiment;
        this.data = data;
        this.trainingRecord = trainingRecord;
        this.quality = new QualityWatch(experiment, data);
        this.settings = settings;
        this.length = RunLength.of(experiment, settings, data);
    }

    /** Says that it goes on from a checkpoint; before {@link #work}. */
    void beginAt(Checkpoint from) {
        step = from.step();
        clock.restore(from.elapsed());
        trainingRecord.restore(from);
        trainingRecord.mark(step, from.settings(), settings);
        beginning = from;
        quality.goOnFrom(step);
    }

    /** Returns why the run ended before its length, if it did; any thread. */
    @Nullable
    Sentence ending() {
        return ending;
    }

    /** Any thread. */
    Settings settings() {
        return settings;
    }

    /** Any thread. */
    RunLength length() {
        return length;
    }

    /** Any thread. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Any thread. */
    long step() {
        return step;
    }

    /** Any thread. */
    @Nullable
    RunFrame frame() {
        return frame.get();
    }

    /** Any thread. */
    long frameNanos() {
        return frameNanos;
    }

    /** Asks for a frame; any thread. */
    void wantFrame() {
        frameWanted = true;
        if (control.state() != RunState.RUNNING) {
            control.wake();
        }
    }

    void start() {
        if (control.state().mayBecome(RunState.RUNNING)) {
            pauseAt = Long.MAX_VALUE;
            learn(Learners.BOTH);
            if (ending != null) {
                ending = null;
                quality.goOnFrom(step);
            }
            become(step >= length.lastStep() ? RunState.FINISHED : RunState.RUNNING);
        }
    }

    void pause() {
        if (control.state() == RunState.RUNNING) {
            become(RunState.PAUSED);
        }
    }

    void step(long count, Learners updated) {
        if (control.state().mayBecome(RunState.RUNNING) || control.state() == RunState.RUNNING) {
            pauseAt = step + count;
            learn(updated);
            if (control.state() != RunState.RUNNING) {
                become(RunState.RUNNING);
            }
        } else {
            observation.cancelTraces();
        }
    }

    void reset() {
        TrainingResources tools = resources;
        if (tools != null) {
            tools.trainer().reset();
            learners = Learners.BOTH;
            step = 0;
            failure = null;
            ending = null;
            trainingRecord.clear();
            quality.clear();
            clock.clear();
            publishFrame();
            trainingRecord.keep(frame.get());
            if (control.state() != RunState.READY) {
                become(RunState.READY);
            }
        }
    }

    void change(Settings wanted) {
        trainingRecord.mark(step, settings, wanted);
        settings = wanted;
        length = RunLength.of(experiment, wanted, data);
        if (resources != null) {
            resources.use(wanted, step / length.stepsPerEpoch());
        }
        publishFrame();
        if (step > 0) {
            trainingRecord.keep(frame.get());
        }
    }

    /** Compiles, then trains and rests as commanded, until the run is closed. */
    void work() {
        try {
            compile();
        } catch (Throwable e) { // a missing native library is an Error, and must be shown as well
            fail(e);
        }
        try {
            while (control.state() != RunState.STOPPED) {
                rest();
                if (control.state() == RunState.RUNNING) {
                    train();
                }
            }
        } finally {
            TrainingResources used = resources;
            resources = null;
            requests.cancelAll();
            observation.cancelAll();
            quality.close();
            if (used != null) {
                used.close();
            }
        }
    }

    private void compile() {
        TrainingResources compiled = new TrainingResources(experiment, settings, data, beginning);
        beginning = null;
        compiled.use(settings, step / length.stepsPerEpoch());
        resources = compiled;
        publishFrame();
        if (step == 0) {
            trainingRecord.keep(frame.get());
        }
        if (control.state() == RunState.COMPILING) {
            // One that goes on rests at its step.
            become(step == 0 ? RunState.READY : step < length.lastStep() ? RunState.PAUSED : RunState.FINISHED);
        }
    }

    /** Carries out commands, and waits for the next one unless the run is to train. */
    private void rest() {
        control.attend();
        while (true) {
            Runnable next = control.next(() -> (frameWanted || observation.wantsInspection()) && resources != null);
            if (next != null) {
                carryOut(next);
            } else if (control.state() == RunState.RUNNING || control.state() == RunState.STOPPED) {
                return;
            } else {
                if (frameWanted) {
                    publishFrame();
                }
                observation.rest(trainer());
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
        TrainingResources tools = resources;
        if (tools == null) {
            return;
        }
        clock.begin(step);
        try {
            while (!control.isCommanded() && control.state() == RunState.RUNNING) {
                trainStep(tools);
            }
        } catch (Throwable e) { // whatever ends training is shown as the reason, never lost
            fail(e);
        } finally {
            clock.end();
        }
    }

    private void trainStep(TrainingResources tools) throws Exception {
        if (step % length.stepsPerEpoch() == 0) {
            tools.beginEpoch(step / length.stepsPerEpoch());
        }
        StepReport report = observation.step(tools.trainer(), tools.batches(), learners);
        step = report.step;
        if (report.isFinite()) {
            quality.stepped(step, settings, tools.trainer()); // before listeners, who may keep what is measured
        }
        record(report);
        clock.stepped(step);
        if (!report.isFinite()) {
            failure = new DivergedException(report);
            become(RunState.DIVERGED);
            return;
        }
        if (trainingRecord.timeline.wants(step)) {
            trainingRecord.timeline.add(tools.frame(step), Keeps.WHILE_ROOM);
        }
        ending = quality.reasonToEnd(step, settings).orElse(null);
        if (step >= pauseAt || step == length.lastStep() || ending != null) {
            become(step >= length.lastStep() || ending != null ? RunState.FINISHED : RunState.PAUSED);
            pauseAt = Long.MAX_VALUE;
        }
        if (frameWanted) {
            publishFrame();
        }
    }

    private void record(StepReport report) throws Exception {
        if (report.step % settings.get(Schema.RECORD_EVERY) == 0 || !report.isFinite()) {
            trainingRecord.history.append(report);
        }
        for (RunListener listener : listeners) {
            listener.stepped(run, report);
        }
    }

    private void publishFrame() {
        TrainingResources tools = resources;
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
            trainingRecord.mark(new LiveChange(step, "updates", word(learners), word(updated)));
            learners = updated;
        }
    }

    private static String word(Learners updated) {
        return updated.name().toLowerCase(Locale.ROOT);
    }

    private void fail(Throwable reason) {
        failure = reason;
        observation.cancelTraces();
        become(RunState.FAILED);
    }

    void become(RunState next) {
        if (control.state() == RunState.RUNNING && next != RunState.STOPPED) {
            publishFrame();
        }
        RunState from = control.become(next);
        if (from != null) {
            for (RunListener listener : listeners) {
                listener.stateChanged(run, from, next);
            }
        }
    }

    /** Copies everything that the run goes on from. */
    void copyTo(Checkpoint checkpoint) {
        resources().copyTo(checkpoint);
        checkpoint.setTraining(settings, checkpoint.dataFingerprint(), trainer().threads(), clock.elapsed());
        checkpoint.setPast(trainingRecord.history.past(), trainingRecord.marks(), trainingRecord.timeline.snapshots());
    }

    GanTrainer trainer() {
        return resources().trainer();
    }

    private TrainingResources resources() {
        TrainingResources tools = resources;
        if (tools == null) {
            throw new IllegalStateException("The run has no networks yet, or none any more.");
        }
        return tools;
    }
}
