package dev.ganvas.run.quality;

import dev.ganvas.data.Dataset;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.metric.feature.ImageFeatures;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures now and then how good a run is while it trains. The training thread only copies the generator's parameters,
 * once for each measurement; a thread of its own makes the samples and measures them with one thread of arithmetic. It
 * rests so long in between that measuring takes no more of the time than the settings allow, and ever longer as the run
 * goes on, so that a day of training leaves a few hundred rows.
 */
public final class QualityWatch implements AutoCloseable {
    /** Samples on each side: enough to tell a good run from a bad one, a second's work. */
    private static final int SAMPLES = 500;
    /** The same of points, in the plane of which fewer would leave many cells empty. */
    private static final int POINTS = 1_000;
    /** What a first measurement is taken to cost, before any is known. */
    private static final long FIRST_COST = TimeUnit.SECONDS.toNanos(1);
    /** The same of points: a run on them is over in seconds. */
    private static final long FIRST_COST_OF_POINTS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Two measurements lie apart by at least one part in so many of the time trained. */
    private static final int PARTS = 50;

    private final Experiment experiment;
    private final Dataset data;
    private final boolean possible;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile List<QualityRow> rows = List.of();
    /** The training thread's: the best of so many rows by these settings. */
    private @Nullable BestSoFar best;

    private int judgedRows;
    private @Nullable Settings judgedBy;

    private BooleanSupplier ready = () -> true;
    private volatile long handedStep = -1;
    /** From which the run goes on: what was before counts for no patience. */
    private long begunStep;

    private volatile boolean closed;
    /** From handing over a copy to the end of its measurement. */
    private volatile boolean busy;
    /** Nanoseconds that the last measurement took. */
    private volatile long cost;

    /** The training thread's. */
    private float[] parameters = new float[0];

    private long begunAt;
    private long measuredAt;
    private boolean begun;

    private @Nullable Thread thread;
    /** Guarded by the lock. */
    private @Nullable Work handed;

    /** What is to be measured; {@code life} tells whether the run was reset since. */
    private record Work(long step, Settings settings, float[] parameters, int life) {}

    /** Written by the training thread, under the lock. */
    private int life;

    /** Prepares to measure runs of {@code experiment} on {@code data}. Costs nothing before the first measurement. */
    public QualityWatch(Experiment experiment, Dataset data) {
        this.experiment = experiment;
        this.data = data;
        this.cost = data.shape().isPoint() ? FIRST_COST_OF_POINTS : FIRST_COST;
        this.possible = QualityReference.mostSamples(data) >= 2 * QualityReference.NEIGHBOURS;
    }

    /** Returns what was measured so far, by step; the list never changes, a later call returns a longer one. */
    public List<QualityRow> rows() {
        return rows;
    }

    /** Measures only where somebody is ready to keep what is measured; he is asked on the training thread. */
    public void measureWhere(BooleanSupplier somebody) {
        ready = somebody;
    }

    /** Returns whether a copy is being measured. */
    public boolean isMeasuring() {
        return busy;
    }

    /** Returns the step of which the last copy was taken to be measured; -1 before the first. */
    public long handedStep() {
        return handedStep;
    }

    /** Returns the best measurement so far by the figure that the settings choose; the training thread only. */
    public Optional<BestSoFar> best(Settings settings) {
        List<QualityRow> now = rows;
        if (now.size() != judgedRows || !Objects.equals(settings, judgedBy)) {
            best = BestSoFar.of(now, settings).orElse(null);
            judgedRows = now.size();
            judgedBy = settings;
        }
        return Optional.ofNullable(best);
    }

    /** Takes over what was measured of the run before it went on; before it trains. */
    public void restore(List<QualityRow> before) {
        rows = List.copyOf(before);
        judgedBy = null;
    }

    /** Says that the run goes on from a step, whatever was better before; the training thread only. */
    public void goOnFrom(long step) {
        begunStep = step;
    }

    /** Returns why the run should end after a step, if nothing better came for as long as it may; the training thread only. */
    public Optional<Sentence> reasonToEnd(long step, Settings settings) {
        long patience = settings.get(Schema.PATIENCE);
        return patience == 0
                ? Optional.empty()
                : best(settings)
                        .filter(least -> step - Math.max(least.step(), begunStep) >= patience)
                        .map(least ->
                                Sentence.of("quality.noBetter", least.name(), least.step(), least.value(), patience));
    }

    /** Forgets everything: the run begins again; the training thread only. */
    public void clear() {
        lock.lock();
        try {
            life++;
            rows = List.of();
        } finally {
            lock.unlock();
        }
        begun = false;
        begunStep = 0;
        judgedBy = null;
        handedStep = -1;
    }

    /** Measures the generator if that is due; the training thread calls this after each step. */
    public void stepped(long step, Settings settings, GanTrainer trainer) {
        double share = settings.get(Schema.QUALITY_SHARE);
        if (!possible || busy || share == 0 || !ready.getAsBoolean()) {
            return;
        }
        long now = System.nanoTime();
        if (!begun) {
            begun = true;
            begunAt = now;
            measuredAt = now;
        }
        if (now - measuredAt >= Math.max(cost / share, (now - begunAt) / (double) PARTS)) {
            measuredAt = now;
            parameters = trainer.copyGenerator(parameters);
            handedStep = step;
            hand(new Work(step, settings, parameters, life));
        }
    }

    private void hand(Work work) {
        lock.lock();
        try {
            busy = true;
            handed = work;
            if (thread == null) {
                thread = new Thread(this::work, "quality");
                thread.setDaemon(true);
                thread.start();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Work next() {
        lock.lock();
        try {
            while (handed == null && !closed) {
                changed.awaitUninterruptibly();
            }
            Work next = closed ? null : handed;
            handed = null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Work work = next();
        if (work == null) {
            return;
        }
        NetworkState state = new NetworkState(work.parameters().length);
        System.arraycopy(work.parameters(), 0, state.parameters(), 0, work.parameters().length);
        try (SavedGenerator generator =
                SavedGenerator.of(experiment.gan(work.settings(), data.shape()).generator(), state, 1)) {
            ImageFeatures features = data.shape().isImage() ? FeatureChoice.suiting(data.shape()) : null;
            int wanted = data.shape().isPoint() ? POINTS : SAMPLES;
            QualityReference reference = new QualityReference(
                    data, features, Math.min(wanted, QualityReference.mostSamples(data)), QualityReference.NEIGHBOURS);
            boolean warm = false;
            for (; work != null; work = next()) {
                long start = System.nanoTime();
                generator.take(work.parameters());
                measure(work, generator, reference);
                // The first one works out the floors too, and runs uncompiled: it tells nothing of the next ones.
                cost = warm ? System.nanoTime() - start : cost;
                warm = true;
                busy = false;
            }
        } catch (CancellationException e) {
            // The run is closed.
        } catch (UnusableDataException e) {
            // Real samples with a value that is no finite number: the run that learns them ends as diverged and says
            // so.
        }
    }

    private void measure(Work work, SavedGenerator generator, QualityReference reference) {
        float[] samples = MadeSamples.make(
                experiment, work.settings(), data.shape(), reference.count(), generator::generate, () -> closed);
        SampleSet fake;
        try {
            fake = reference.describe(samples);
        } catch (UnusableDataException e) {
            return; // a value that is no finite number: the run itself says so and ends as diverged
        }
        QualityRow row = new QualityRow(work.step(), reference.seen(), reference.measure(fake, () -> closed));
        lock.lock();
        try {
            if (work.life() == life) {
                List<QualityRow> longer = new ArrayList<>(rows);
                longer.add(row);
                rows = List.copyOf(longer);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what is being measured, and ends the thread. */
    @Override
    public void close() {
        Thread ending;
        lock.lock();
        try {
            closed = true;
            ending = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                // It gives up by itself, and nothing that it makes is wanted any more.
                Thread.currentThread().interrupt();
            }
        }
    }
}
