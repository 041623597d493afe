package dev.ganvas.ui.model;

import java.time.Duration;

/**
 * How fast an experiment was trained on this computer as it was published.
 *
 * @param stepsPerSecond while the window holds nothing back
 * @param steps of its published length
 */
public record MeasuredSpeed(double stepsPerSecond, long steps) {
    /** Returns how long the published length takes at that speed. */
    public Duration time() {
        return Duration.ofMillis(Math.round(1000 * steps / stepsPerSecond));
    }
}
