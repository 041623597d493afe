package dev.ganvas.metric;

/** Keeps the few rows that are nearest to one row. Offer each row once; one thread. */
public final class Nearest {
    /** How many values are compared before it is asked whether the row can still be among the nearest. */
    private static final int STRETCH = 64;

    private final float[] row;
    private final int[] indices;
    private final double[] squares;
    private int count;

    /**
     * Begins without any.
     *
     * @param row whose neighbours are wanted
     * @param most how many to keep, at least 1
     */
    public Nearest(float[] row, int most) {
        this.row = row;
        this.indices = new int[most];
        this.squares = new double[most];
    }

    /**
     * Takes in a row.
     *
     * @param index what {@link #index} calls it
     * @param other as many values as the row has
     */
    public void offer(int index, float[] other) {
        double limit = count < indices.length ? Double.POSITIVE_INFINITY : squares[count - 1];
        double sum = 0;
        for (int from = 0; from < row.length; from += STRETCH) {
            int to = Math.min(row.length, from + STRETCH);
            for (int i = from; i < to; i++) {
                float by = row[i] - other[i];
                sum += by * by;
            }
            if (sum >= limit) {
                return;
            }
        }
        insert(index, sum);
    }

    private void insert(int index, double square) {
        int at = count;
        while (at > 0 && squares[at - 1] > square) {
            at--;
        }
        if (count < indices.length) {
            count++;
        }
        System.arraycopy(indices, at, indices, at + 1, count - 1 - at);
        System.arraycopy(squares, at, squares, at + 1, count - 1 - at);
        indices[at] = index;
        squares[at] = square;
    }

    /** Returns how many rows it has: fewer than wanted while fewer were offered. */
    public int count() {
        return count;
    }

    /** Returns the index of a row; 0 is the nearest. */
    public int index(int place) {
        return indices[place];
    }

    /** Returns the distance of a row: the root of the mean squared difference of its values. */
    public double distance(int place) {
        return Math.sqrt(squares[place] / row.length);
    }
}
