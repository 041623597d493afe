package dev.ganvas.ui.model;

import dev.ganvas.engine.StepReport;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Holds training back to a rate at which it can be watched. The training thread waits here between two steps; a command
 * ends the wait at once, so Pause is never late.
 */
public final class SpeedLimit implements RunListener {
    /** The rate at which nothing is held back. */
    public static final double FULL = Double.POSITIVE_INFINITY;

    private volatile long nanosPerStep;
    /** Long ago at first, whatever the clock counts from. */
    private long due = System.nanoTime() - Long.MAX_VALUE / 2;

    private long commands;
    private volatile long waitedNanos;

    /** Sets the most steps per second; {@link #FULL} for no limit. */
    public synchronized void limit(double stepsPerSecond) {
        nanosPerStep = stepsPerSecond == FULL ? 0 : Math.round(1e9 / stepsPerSecond);
        notifyAll();
    }

    /** Returns for how long training was held back so far, in all runs. */
    public Duration waited() {
        return Duration.ofNanos(waitedNanos);
    }

    /** Ends the wait that is under way, because a command was given. */
    public synchronized void hurry() {
        commands++;
        notifyAll();
    }

    @Override
    public void stepped(Run run, StepReport report) throws InterruptedException {
        if (nanosPerStep > 0) {
            await();
        }
    }

    private synchronized void await() throws InterruptedException {
        long seen = commands;
        long now = System.nanoTime();
        // A thread that was held up elsewhere does not run to catch up.
        due = Math.max(due + nanosPerStep, now);
        if (due - now > nanosPerStep) {
            due = now + nanosPerStep;
        }
        long begun = now;
        try {
            while (commands == seen && nanosPerStep > 0 && now < due) {
                TimeUnit.NANOSECONDS.timedWait(this, due - now);
                now = System.nanoTime();
            }
        } finally {
            waitedNanos += System.nanoTime() - begun;
        }
    }
}
