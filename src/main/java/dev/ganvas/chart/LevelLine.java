package dev.ganvas.chart;

/** A dashed horizontal line with a label, such as the equilibrium. */
public record LevelLine(double value, String label) {}
