package dev.ganvas.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The state of a run and the commands that wait for it, under one lock. Any thread. */
final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Runnable> commands = new ArrayDeque<>();
    private volatile RunState state = RunState.COMPILING;
    private volatile boolean commanded;

    RunState state() {
        return state;
    }

    /** Returns whether a command has come since the training thread last looked; it reads this between two steps. */
    boolean isCommanded() {
        return commanded;
    }

    /**
     * Puts a command into the queue.
     *
     * @return false if the run is closed, so that nobody will carry it out
     */
    boolean add(Runnable command) {
        lock.lock();
        try {
            if (state == RunState.STOPPED) {
                return false;
            }
            commands.add(command);
            // After the command is in the queue, so that the training thread, once stopped, finds it.
            commanded = true;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a resting training thread look around. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the next command. Waits for one while the run rests, unless something else is to be done.
     *
     * @return null when it is to train, when it is closed, or when {@code otherwise} says so
     */
    @Nullable
    Runnable next(BooleanSupplier otherwise) {
        lock.lock();
        try {
            while (commands.isEmpty() && state != RunState.RUNNING && state != RunState.STOPPED) {
                if (otherwise.getAsBoolean()) {
                    return null;
                }
                changed.awaitUninterruptibly();
            }
            return commands.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes in that the training thread is about to read the queue. */
    void attend() {
        commanded = false;
    }

    /**
     * Goes to another state.
     *
     * @return the state before; null if the run may not go there from where it is
     */
    @Nullable
    RunState become(RunState next) {
        lock.lock();
        try {
            RunState from = state;
            if (!from.mayBecome(next)) {
                return null;
            }
            if (next == RunState.STOPPED) {
                commands.clear();
            }
            state = next;
            changed.signalAll();
            return from;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the state is as wanted; returns whether it was, before the time was over. */
    boolean await(Predicate<RunState> wanted, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!wanted.test(state)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
