package dev.ganvas.chart;

/**
 * One line of a chart.
 *
 * @param name in readouts and legends
 * @param color 1 to {@link #COLORS}: which of the chart's colours
 * @param stroke how it is drawn
 */
public record ChartLine(String name, int color, LineStroke stroke) {
    /** How many colours of lines there are. */
    public static final int COLORS = 10;

    /** Refuses a colour that there is not. */
    public ChartLine {
        if (color < 1 || color > COLORS) {
            throw new IllegalArgumentException("color is %d; give 1 to %d.".formatted(color, COLORS));
        }
    }

    /** Creates a solid line. */
    public ChartLine(String name, int color) {
        this(name, color, LineStroke.SOLID);
    }

    /** Returns the line of an index among many: each differs from those near it in colour or in its stroke. */
    public static ChartLine of(String name, int index) {
        return new ChartLine(name, index % COLORS + 1, LineStroke.ofCurve(index / COLORS));
    }
}
