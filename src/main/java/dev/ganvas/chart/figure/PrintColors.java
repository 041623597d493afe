package dev.ganvas.chart.figure;

import dev.ganvas.chart.ChartColors;
import java.util.List;

/** The colours of pages, dark on white so that they print: those of the window's light theme. */
public final class PrintColors {
    /** Of titles and names. */
    public static final int INK = 0xFF1F2328;
    /** Of everything that explains. */
    public static final int QUIET = 0xFF57606A;
    /** Of the ground. */
    public static final int PAPER = 0xFFFFFFFF;
    /** Of frames. */
    public static final int HAIRLINE = 0xFFD0D7DE;

    private static final int GRID = 0xFFE8EBEF;
    private static final int REFERENCE = 0xFF6E7781;
    private static final int MARK = 0xFF8A5A00;
    private static final double RAW_OPACITY = 0.3;
    private static final double LINE_WIDTH = 1.75;

    private PrintColors() {}

    /** Returns the colours of a chart of one run: generator, discriminator, real, fake. */
    public static ChartColors ofOneRun() {
        return colors(List.of(0xFFBC4C00, 0xFF0969DA, 0xFF1A7F37, 0xFFBF3989));
    }

    /** Returns the colours of a chart in which each line is a run. */
    public static ChartColors ofRuns() {
        return colors(List.of(
                0xFF6639BA,
                0xFF0B8287,
                0xFF8A6A00,
                0xFFB01030,
                0xFF557F00,
                0xFF57606A,
                0xFFA21CDF,
                0xFF1F2328,
                0xFF7A4A2B,
                0xFF3B3F98));
    }

    private static ChartColors colors(List<Integer> lines) {
        return new ChartColors(QUIET, GRID, PAPER, REFERENCE, MARK, lines, RAW_OPACITY, LINE_WIDTH);
    }
}
