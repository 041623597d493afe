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
    /** Points at the very edge would be cut through. */
    private static final double ROOM = 1.05;

    /** Returns the part from {@code low} to {@code high} in both directions. */
    public static PlaneWindow of(double low, double high) {
        return new PlaneWindow(low, low, high - low);
    }

    /** Returns this part where it holds all of these points, x and y of each, one after another; else a larger one around its middle. */
    public PlaneWindow holding(float[] points) {
        double middleX = x + span / 2;
        double middleY = y + span / 2;
        double reach = span / 2;
        for (int i = 0; i < points.length; i += 2) {
            double far = Math.max(Math.abs(points[i] - middleX), Math.abs(points[i + 1] - middleY));
            reach = Double.isFinite(far) ? Math.max(reach, far * ROOM) : reach;
        }
        return reach == span / 2 ? this : new PlaneWindow(middleX - reach, middleY - reach, 2 * reach);
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
