package dev.ganvas.metric.sampleset;

import dev.ganvas.metric.SymmetricMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/** Mean and covariance of rows; the covariance is divided by their number less one. */
public final class Moments {
    private final FeatureRows rows;
    private final Of all;
    private @Nullable RealMatrix root;

    /** Mean and covariance of some rows. */
    public record Of(double[] mean, RealMatrix covariance) {}

    Moments(FeatureRows rows) {
        this.rows = rows;
        this.all = of(Tenths.NONE);
    }

    /** Returns those of all rows, or of those outside of one tenth. */
    public Of without(int leftOut) {
        return leftOut == Tenths.NONE ? all : of(leftOut);
    }

    /** Returns the symmetric square root of the covariance of all rows. */
    public RealMatrix root() {
        RealMatrix known = root;
        if (known == null) {
            known = SymmetricMatrix.root(all.covariance());
            root = known;
        }
        return known;
    }

    private Of of(int leftOut) {
        int width = rows.width();
        int count = rows.count();
        int kept = Tenths.rest(count, leftOut);
        int gapBegin = leftOut == Tenths.NONE ? count : Tenths.begin(leftOut, count);
        int gapEnd = leftOut == Tenths.NONE ? count : Tenths.begin(leftOut + 1, count);
        double[] mean = new double[width];
        double[][] centred = new double[width][kept];
        for (int column = 0; column < width; column++) {
            double[] mine = centred[column];
            System.arraycopy(rows.column(column), 0, mine, 0, gapBegin);
            System.arraycopy(rows.column(column), gapEnd, mine, gapBegin, count - gapEnd);
            for (double value : mine) {
                mean[column] += value;
            }
            mean[column] /= kept;
            for (int row = 0; row < kept; row++) {
                mine[row] -= mean[column];
            }
        }
        double[][] covariance = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = RowMeans.product(centred[i], centred[j]) / (kept - 1);
                covariance[j][i] = covariance[i][j];
            }
        }
        return new Of(mean, new Array2DRowRealMatrix(covariance, false));
    }
}
