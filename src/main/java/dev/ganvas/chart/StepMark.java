package dev.ganvas.chart;

/** A dotted vertical line with a label, such as a changed setting. */
public record StepMark(long step, String label) {}
