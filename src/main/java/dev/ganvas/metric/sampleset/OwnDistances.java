package dev.ganvas.metric.sampleset;

import java.util.Arrays;

/** What the distances between the rows of one set tell, each row left out of its own neighbours. */
public final class OwnDistances {
    private final int neighbours;
    private final double[] radii;
    private final double[][] nearest = new double[Tenths.COUNT][];
    private final double[][] kernels = new double[Tenths.COUNT][Tenths.COUNT];
    private final double[][] lengths = new double[Tenths.COUNT][Tenths.COUNT];

    OwnDistances(FeatureRows rows, int neighbours) {
        this.neighbours = neighbours;
        this.radii = new double[rows.count()];
        for (int tenth = 0; tenth < Tenths.COUNT; tenth++) {
            nearest[tenth] = new double[rows.count()];
            Arrays.fill(nearest[tenth], Double.POSITIVE_INFINITY);
        }
        double[] smallest = new double[neighbours];
        RowProducts.each(rows, rows, (row, products) -> look(rows, row, products, smallest));
    }

    private void look(FeatureRows rows, int row, double[] products, double[] smallest) {
        int count = rows.count();
        int tenth = Tenths.of(row, count);
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        for (int part = 0; part < Tenths.COUNT; part++) {
            int end = Tenths.begin(part + 1, count);
            double least = Double.POSITIVE_INFINITY;
            double kernel = 0;
            double length = 0;
            for (int other = Tenths.begin(part, count); other < end; other++) {
                if (other == row) {
                    continue;
                }
                double distance = FeatureRows.distance(rows.square(row), rows.square(other), products[other]);
                least = Math.min(least, distance);
                if (distance < smallest[smallest.length - 1]) {
                    insert(smallest, distance);
                }
                kernel += PolynomialKernel.of(products[other], rows.width());
                length += Math.sqrt(distance);
            }
            nearest[part][row] = least;
            kernels[tenth][part] += kernel;
            lengths[tenth][part] += length;
        }
        radii[row] = smallest[smallest.length - 1];
    }

    private static void insert(double[] sorted, double value) {
        int at = sorted.length - 1;
        while (at > 0 && sorted[at - 1] > value) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = value;
    }

    public int neighbours() {
        return neighbours;
    }

    /** Returns the squared distance of a row to its k-th nearest other one. */
    public double radius(int row) {
        return radii[row];
    }

    /** Returns the squared distance of a row to the nearest other one outside of a tenth. */
    public double nearest(int row, int leftOut) {
        return least(nearest, row, leftOut);
    }

    /** Returns the sum of the kernel over all pairs of different rows outside of a tenth, each pair twice. */
    public double kernelSum(int leftOut) {
        return sum(kernels, leftOut);
    }

    /** Returns the sum of the distances of all pairs of different rows outside of a tenth, each pair twice. */
    public double lengthSum(int leftOut) {
        return sum(lengths, leftOut);
    }

    static double least(double[][] byTenth, int row, int leftOut) {
        double least = Double.POSITIVE_INFINITY;
        for (int tenth = 0; tenth < Tenths.COUNT; tenth++) {
            least = tenth == leftOut ? least : Math.min(least, byTenth[tenth][row]);
        }
        return least;
    }

    private static double sum(double[][] byTenths, int leftOut) {
        double sum = 0;
        for (int one = 0; one < Tenths.COUNT; one++) {
            for (int other = 0; other < Tenths.COUNT; other++) {
                sum += one == leftOut || other == leftOut ? 0 : byTenths[one][other];
            }
        }
        return sum;
    }
}
