package dev.ganvas.metric.quality;

/**
 * A figure as it was measured.
 *
 * @param value of the generated samples
 * @param error standard error of the value: how far it would scatter with other samples of the same generator, found by
 *     leaving out one tenth of them after another (the jackknife), the real ones taken as given; NaN for fewer than ten
 *     samples, and too large for a count of what comes at all
 * @param floor the value of as many real samples in place of the generated ones: nothing beyond it means anything
 */
public record Measurement(double value, double error, double floor) {}
