package dev.ganvas.chart;

/** A dashed horizontal line with a label, such as the equilibrium. */
public record ReferenceLine(double value, String label) {}
