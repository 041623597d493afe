package dev.ganvas.metric.sampleset;

import java.util.Arrays;

/** How far each row of a set is from the nearest of many others, which are shown a stretch at a time. One thread. */
public final class NearestDistances {
    private final FeatureRows rows;
    private final int[] itself;
    private final double[] squares;

    /**
     * Begins without any.
     *
     * @param itself for each row the index of the other one that it is itself and that does not count, or -1
     */
    public NearestDistances(FeatureRows rows, int[] itself) {
        this.rows = rows;
        this.itself = itself;
        this.squares = new double[rows.count()];
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
    }

    /**
     * Takes in other rows.
     *
     * @param first index of the first of them
     */
    public void offer(FeatureRows others, int first) {
        RowProducts.each(rows, others, (row, products) -> {
            double least = squares[row];
            for (int i = 0; i < others.count(); i++) {
                if (first + i != itself[row]) {
                    least = Math.min(least, FeatureRows.distance(rows.square(row), others.square(i), products[i]));
                }
            }
            squares[row] = least;
        });
    }

    /** Returns the distances. */
    public double[] distances() {
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }
}
