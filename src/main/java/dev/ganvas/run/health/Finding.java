package dev.ganvas.run.health;

/**
 * What a check found.
 *
 * @param diagnosis what it is
 * @param measured the figure that it follows from
 * @param threshold where it begins; of a good one, where the first worse one would
 * @param since the step at which it was found first
 * @param sinceSeconds the training time then
 */
public record Finding(Diagnosis diagnosis, double measured, double threshold, long since, double sinceSeconds) {}
