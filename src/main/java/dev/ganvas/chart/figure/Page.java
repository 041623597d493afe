package dev.ganvas.chart.figure;

import dev.ganvas.chart.Surface;

/** A page of a picture file: a surface that has fonts and images too. White until something is drawn. */
public interface Page extends Surface {
    /** Measures everything from this point of the page on from now on. */
    void origin(double x, double y);

    /** Writes and measures texts in this font from now on. */
    void font(double size, boolean bold);

    /**
     * Draws an image.
     *
     * @param argb rows from the top, {@code columns} pixels each
     */
    void drawImage(int[] argb, int columns, double x, double y, double width, double height);
}
