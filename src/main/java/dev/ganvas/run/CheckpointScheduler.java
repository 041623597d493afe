package dev.ganvas.run;

import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Schema;
import dev.ganvas.problem.FileException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Saves a run at the interval that its settings say. The training thread only copies the run's state into memory that is
 * used again each time; a thread of its own writes it. While that is still writing, a save that is due waits, so it
 * never queues up. A failure is told once, training goes on, and the next interval tries again.
 *
 * <p>Only finite states are saved, so that a run that diverged can go back to any of them.
 */
public final class CheckpointScheduler implements AutoCloseable {
    private final Store store;
    private final Watcher watcher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Checkpoint copy;
    private @Nullable Thread writer;
    private @Nullable Writing handed;
    /** The training thread's. */
    private @Nullable Writing held;
    /** Nanoseconds by a clock that nobody sets. */
    private long copiedAt = System.nanoTime();

    private volatile boolean busy;
    private volatile long writeNanos;
    private volatile long savedStep = NOTHING;
    private boolean closed;
    private boolean failing;

    private static final long NOTHING = -1;

    /** Where checkpoints go. */
    public interface Store {
        /** Takes down, on the training thread and at once, what else belongs to this moment; returns what writes it all. */
        Writing prepare(Checkpoint checkpoint);
    }

    /** Writes one checkpoint, on whichever thread. */
    public interface Writing {
        /**
         * Returns when it would survive a power cut.
         *
         * @throws IOException with one sentence for the user
         */
        void write() throws IOException;
    }

    /** Hears how saving goes, on the writing thread. */
    public interface Watcher {
        /** Called when saving fails, but not again until it has worked in between. */
        void unsaved(IOException reason);

        /** Called when saving works again after it failed. */
        void savedAgain(long step);
    }

    /** Prepares to save to {@code store}. */
    public CheckpointScheduler(Store store, Watcher watcher) {
        this.store = store;
        this.watcher = watcher;
    }

    /** Saves the run before its first step, and before it returns; the training thread only. */
    public void begin(Run run) {
        write(saving(run));
    }

    /** Saves the run if that is due; the training thread calls this after each step. */
    public void stepped(Run run, StepReport report) {
        Duration interval = run.settings().get(Schema.CHECKPOINT);
        if (!interval.isZero()
                && !busy
                && System.nanoTime() - copiedAt >= due(interval.toNanos())
                && report.isFinite()) {
            save(run);
        }
    }

    /** A copy is taken as much earlier as writing takes, so that what a power cut costs is the interval and no more. */
    private long due(long interval) {
        return Math.max(interval / 2, interval - writeNanos);
    }

    /** Returns the step of the newest state that is saved; -1 if none is. */
    public long savedStep() {
        return savedStep;
    }

    /**
     * Saves the run behind whatever it is doing: soon, and on other threads than the caller's.
     *
     * @return the step that is being saved; cancelled if the run is closed before
     */
    public CompletableFuture<Long> request(Run run) {
        return run.ask(trainer -> {
            awaitIdle();
            save(run);
            return trainer.stepsDone();
        });
    }

    /** Saves the run as it is, on the writing thread; the training thread only, and while the run rests. */
    public void rested(Run run) {
        awaitIdle();
        save(run);
    }

    /**
     * Saves the run before it returns; the training thread only.
     *
     * @throws IOException with one sentence for the user
     */
    public void finish(Run run) throws IOException {
        awaitIdle();
        saving(run).write();
    }

    /** Returns whether a copy is being written, so that none can be held. */
    public boolean isWriting() {
        return busy;
    }

    /** Copies the run, to be saved if {@link #saveHeld} is called before the next copy; the training thread only. */
    public void hold(Run run) {
        held = saving(run);
    }

    /** Saves the copy that is held. */
    public void saveHeld() {
        Writing copied = held;
        held = null;
        if (copied != null) {
            hand(copied);
        }
    }

    private void save(Run run) {
        hand(saving(run));
    }

    /** Copies the run; returns what writes the copy. */
    private Writing saving(Run run) {
        Checkpoint state = copy(run);
        Writing writing = store.prepare(state);
        return () -> {
            if (state.trainer().isFinite()) {
                writing.write();
                savedStep = state.step();
            }
        };
    }

    private Checkpoint copy(Run run) {
        copiedAt = System.nanoTime();
        Checkpoint used = copy;
        if (used == null) {
            used = new Checkpoint(run);
            copy = used;
        }
        run.copyTo(used);
        return used;
    }

    private void hand(Writing writing) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            busy = true;
            handed = writing;
            if (writer == null) {
                writer = new Thread(this::work, "autosave");
                writer.setDaemon(true);
                writer.start();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (true) {
            Writing next = next();
            if (next == null) {
                return;
            }
            long begun = System.nanoTime();
            try {
                write(next);
            } finally {
                writeNanos = System.nanoTime() - begun;
                done();
            }
        }
    }

    private void write(Writing writing) {
        try {
            writing.write();
            if (failing) {
                failing = false;
                watcher.savedAgain(savedStep);
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException
                | Error e) { // told like any other failure: training and this thread go on in any case
            fail(new FileException(e, "folder.runNotSaved", e));
        }
    }

    private void fail(IOException reason) {
        if (!failing) {
            failing = true;
            watcher.unsaved(reason);
        }
    }

    private @Nullable Writing next() {
        lock.lock();
        try {
            while (handed == null && !closed) {
                changed.awaitUninterruptibly();
            }
            Writing next = handed;
            handed = null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            busy = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitIdle() {
        lock.lock();
        try {
            while (busy) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what is being written, and ends the thread. */
    @Override
    public void close() {
        awaitIdle();
        Thread ending;
        lock.lock();
        try {
            closed = true;
            ending = writer;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            join(ending);
        }
    }

    private static void join(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException e) {
            // It writes nothing any more and ends by itself.
            Thread.currentThread().interrupt();
        }
    }
}
