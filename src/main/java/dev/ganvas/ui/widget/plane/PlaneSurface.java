package dev.ganvas.ui.widget.plane;

/**
 * A number at each place of a window of the plane: rows from the lowest y up, in each the columns from the lowest x on.
 * Immutable by agreement: nobody writes into its array.
 *
 * @param window that the numbers are spread over, from edge to edge
 * @param side how many there are in each direction, at least 2
 * @param values of the places, {@code side * side} of them
 * @param middle the value on whose two sides the colours differ
 * @param reach how far from the middle a value has the full colour
 */
public record PlaneSurface(PlaneWindow window, int side, float[] values, double middle, double reach) {

    /** Returns the value at a point, between those of the four places around it; NaN outside. */
    public double at(double x, double y) {
        double column = (x - window.x()) / window.span() * (side - 1);
        double row = (y - window.y()) / window.span() * (side - 1);
        if (!(column >= 0 && row >= 0 && column <= side - 1 && row <= side - 1)) {
            return Double.NaN;
        }
        int left = Math.min(side - 2, (int) column);
        int below = Math.min(side - 2, (int) row);
        double across = column - left;
        double up = row - below;
        double lower = value(below, left) * (1 - across) + value(below, left + 1) * across;
        double upper = value(below + 1, left) * (1 - across) + value(below + 1, left + 1) * across;
        return lower * (1 - up) + upper * up;
    }

    float value(int row, int column) {
        return values[row * side + column];
    }

    /** Returns where a value stands between the two colours: -1 to 1. */
    double tone(double value) {
        return Math.max(-1, Math.min(1, (value - middle) / reach));
    }
}
