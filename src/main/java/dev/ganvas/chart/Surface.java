package dev.ganvas.chart;

/**
 * Where charts are drawn, in one font. Who draws owns the surface; one thread at a time. Lengths and colours are those
 * of the {@linkplain dev.ganvas.chart package}.
 */
public interface Surface {
    /** Returns the size of the smallest dot that can be told from its neighbours. */
    double pixel();

    /** Returns the nearest place between two such dots. */
    default double snap(double position) {
        return Math.rint(position / pixel()) * pixel();
    }

    /** Returns the width of a text. */
    double textWidth(String text);

    /** Returns the height of a line of text. */
    double lineHeight();

    /** Fills a rectangle. */
    void fillRectangle(double x, double y, double width, double height, int argb);

    /** Fills a circle. */
    void fillCircle(double x, double y, double radius, int argb);

    /** Draws a line through the first {@code points} of these points, at least two. */
    void drawLine(double[] xs, double[] ys, int points, double width, LineStroke stroke, int argb);

    /** Writes a text from {@code x} on, its line from {@code y} down. */
    void drawText(String text, double x, double y, int argb);

    /** Draws nothing outside a rectangle, until {@link #endClip}. One at a time. */
    void clip(double x, double y, double width, double height);

    /** Draws everywhere again. */
    void endClip();
}
