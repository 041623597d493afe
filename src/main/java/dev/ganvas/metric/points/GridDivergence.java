package dev.ganvas.metric.points;

/**
 * The Jensen-Shannon divergence between two sets of points, by how many of each fall into the cells of a grid over a
 * square of the plane; whatever lies outside is in one cell more. In bits: 0 is the same, 1 is nothing in common. Few
 * points in many cells make it large even for two sets of the same law, so it says something only beside that floor.
 */
public final class GridDivergence {
    private static final int CELLS = 30;

    private final double low;
    private final double width;

    /** Creates one for the square from {@code low} to {@code high} in both directions. */
    public GridDivergence(double low, double high) {
        this.low = low;
        this.width = (high - low) / CELLS;
    }

    /** Returns the divergence of two sets of points, x and y of each, one after another. */
    public double between(float[] first, float[] second) {
        double[] p = shares(first);
        double[] q = shares(second);
        double sum = 0;
        for (int cell = 0; cell < p.length; cell++) {
            double middle = (p[cell] + q[cell]) / 2;
            sum += part(p[cell], middle) + part(q[cell], middle);
        }
        return sum / (2 * Math.log(2));
    }

    private static double part(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle);
    }

    private double[] shares(float[] points) {
        double[] shares = new double[CELLS * CELLS + 1];
        double each = 2.0 / points.length;
        for (int i = 0; i < points.length; i += 2) {
            int column = (int) Math.floor((points[i] - low) / width);
            int row = (int) Math.floor((points[i + 1] - low) / width);
            boolean inside = column >= 0 && column < CELLS && row >= 0 && row < CELLS;
            shares[inside ? row * CELLS + column : CELLS * CELLS] += each;
        }
        return shares;
    }
}
