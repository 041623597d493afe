package dev.ganvas.metric;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Square roots of symmetric matrices without negative eigenvalues, as the Fréchet distance needs them. */
public final class SymmetricMatrix {

    private SymmetricMatrix() {}

    /** Returns the sum of the square roots of the eigenvalues; those that rounding made negative count as 0. */
    public static double traceOfRoot(RealMatrix symmetric) {
        double sum = 0;
        for (double eigenvalue : solve(symmetric).getRealEigenvalues()) {
            sum += Math.sqrt(Math.max(0, eigenvalue));
        }
        return sum;
    }

    /** Returns the symmetric matrix whose square is the given one, which has no negative eigenvalues but by rounding. */
    public static RealMatrix root(RealMatrix symmetric) {
        EigenDecomposition solved = solve(symmetric);
        RealMatrix scaled = solved.getV().copy();
        double[] eigenvalues = solved.getRealEigenvalues();
        for (int k = 0; k < eigenvalues.length; k++) {
            double scale = Math.sqrt(Math.max(0, eigenvalues[k]));
            scaled.setColumnVector(k, scaled.getColumnVector(k).mapMultiply(scale));
        }
        return scaled.multiply(solved.getVT());
    }

    /** A product of symmetric matrices is symmetric but for rounding; the solver takes its way by an exact comparison. */
    private static EigenDecomposition solve(RealMatrix symmetric) {
        int n = symmetric.getRowDimension();
        RealMatrix even = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                even.setEntry(i, j, (symmetric.getEntry(i, j) + symmetric.getEntry(j, i)) / 2);
            }
        }
        return new EigenDecomposition(even);
    }
}
