package dev.ganvas.chart;

/** A span of steps, both ends in it; {@code to} is larger than {@code from}. */
public record StepSpan(long from, long to) {
    /** Refuses an empty span. */
    public StepSpan {
        if (to <= from) {
            throw new IllegalArgumentException("No span: %d to %d.".formatted(from, to));
        }
    }
}
