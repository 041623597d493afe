package dev.ganvas.run;

import java.time.Duration;

/** Measures how long a run trained and how fast. The training thread writes, any thread reads. */
final class TrainingClock {
    private static final long WINDOW_NANOS = 1_000_000_000L;

    private volatile long finishedNanos;
    private volatile long begunAt;
    private volatile boolean running;
    private volatile double stepsPerSecond;
    private long windowStart;
    private long windowStep;

    void begin(long step) {
        begunAt = System.nanoTime();
        windowStart = begunAt;
        windowStep = step;
        running = true;
    }

    void stepped(long step) {
        long now = System.nanoTime();
        long span = now - windowStart;
        if (span >= WINDOW_NANOS || stepsPerSecond == 0) {
            stepsPerSecond = (step - windowStep) * 1e9 / Math.max(1, span);
        }
        if (span >= WINDOW_NANOS) {
            windowStart = now;
            windowStep = step;
        }
    }

    void end() {
        long before = finishedNanos; // only the training thread writes it
        finishedNanos = before + System.nanoTime() - begunAt;
        running = false;
    }

    void clear() {
        finishedNanos = 0;
        stepsPerSecond = 0;
    }

    /** Goes on from a time that was measured before. */
    void restore(Duration before) {
        finishedNanos = before.toNanos();
    }

    Duration elapsed() {
        return Duration.ofNanos(finishedNanos + (running ? System.nanoTime() - begunAt : 0));
    }

    double stepsPerSecond() {
        return stepsPerSecond;
    }
}
