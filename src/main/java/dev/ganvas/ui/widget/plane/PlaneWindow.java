package dev.ganvas.ui.widget.plane;

/**
 * The square part of the plane that is seen, and where it lies on the screen, y upwards. Immutable.
 *
 * @param x coordinate of its left edge
 * @param y coordinate of its lower edge
 * @param span its length in both directions, above 0
 */
public record PlaneWindow(double x, double y, double span) {
    private static final double MOST_ZOOM = 400;

    /** Returns the part from {@code low} to {@code high} in both directions. */
    public static PlaneWindow of(double low, double high) {
        return new PlaneWindow(low, low, high - low);
    }

    /** Returns a smaller part, or for factors below 1 a larger one, in which a point stays where it is. */
    PlaneWindow zoomed(double atX, double atY, double factor, PlaneWindow home) {
        double wanted = Math.max(home.span / MOST_ZOOM, Math.min(4 * home.span, span / factor));
        double kept = wanted / span;
        return new PlaneWindow(atX - (atX - x) * kept, atY - (atY - y) * kept, wanted);
    }

    /** Returns a part beside it; shares are of its own length. */
    PlaneWindow moved(double shareX, double shareY) {
        return new PlaneWindow(x + shareX * span, y + shareY * span, span);
    }
}
