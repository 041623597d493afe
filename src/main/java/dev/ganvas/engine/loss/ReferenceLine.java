package dev.ganvas.engine.loss;

/**
 * A value that a chart marks with a line.
 *
 * @param value where it stands
 * @param key of its name among the texts
 */
public record ReferenceLine(double value, String key) {}
