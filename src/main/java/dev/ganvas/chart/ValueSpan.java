package dev.ganvas.chart;

/** A span of the value axis; {@code high} is larger than {@code low}. */
public record ValueSpan(double low, double high) {
    /** Refuses an empty span. */
    public ValueSpan {
        if (!(high > low)) {
            throw new IllegalArgumentException("No span: %s to %s.".formatted(low, high));
        }
    }
}
