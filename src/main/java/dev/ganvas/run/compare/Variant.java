package dev.ganvas.run.compare;

import dev.ganvas.experiment.Settings;

/**
 * One way to run an experiment in a comparison.
 *
 * @param name what people call it, unique in its comparison
 * @param settings all of its settings
 */
public record Variant(String name, Settings settings) {}
