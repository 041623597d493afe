package dev.ganvas.ui.widget.plane;

/**
 * What even steps of an input became: a grid of points in rows, or one row, a line. Immutable by agreement: nobody
 * writes into its arrays.
 *
 * @param columns points in a row, at least 2
 * @param rows how many rows, 1 for a line
 * @param points x and y of each, row after row
 * @param inputs where each comes from, in the coordinates of the plane
 * @param shares how likely the inputs of each cell are, row after row; of a line, of each piece
 */
public record PlaneSheet(int columns, int rows, float[] points, float[] inputs, float[] shares) {

    boolean isLine() {
        return rows == 1;
    }

    int cells() {
        return (columns - 1) * Math.max(1, rows - 1);
    }

    /** Returns where a point is on its way from its input, at 0, to what it became, at 1. */
    double coordinate(int index, double way) {
        return inputs[index] + (points[index] - inputs[index]) * way;
    }
}
