package dev.ganvas.chart.figure;

/** What a page shows. One thread. */
public interface PageDrawing {
    /** Returns how wide the page has to be. */
    double width();

    /**
     * Returns how high the page has to be.
     *
     * @param ruler measures texts as the page will; nothing is drawn on it
     */
    double height(Page ruler);

    /** Draws it. */
    void draw(Page page);
}
