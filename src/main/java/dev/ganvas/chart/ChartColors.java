package dev.ganvas.chart;

import java.util.List;

/**
 * The colours of a chart, and how its lines are drawn.
 *
 * @param text labels of the axes
 * @param grid hairlines
 * @param ground behind labels that stand in the plot
 * @param reference the reference line and its label
 * @param mark the marks and their labels
 * @param lines the colours of {@link ChartLine#color}, the first one first
 * @param rawOpacity of the raw values behind a smoothed line, 0 to 1
 * @param lineWidth of the smoothed line
 */
public record ChartColors(
        int text,
        int grid,
        int ground,
        int reference,
        int mark,
        List<Integer> lines,
        double rawOpacity,
        double lineWidth) {
    private static final int ALPHA_SHIFT = 24;

    /** Returns the colour of a line. */
    public int of(ChartLine line) {
        return lines.get(line.color() - 1);
    }

    /** Returns a colour that lets as much of the ground through as {@code opacity} says, 0 to 1. */
    static int faint(int argb, double opacity) {
        int alpha = (int) Math.round((argb >>> ALPHA_SHIFT) * opacity);
        return (alpha << ALPHA_SHIFT) | (argb & 0xFFFFFF);
    }
}
