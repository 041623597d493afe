package dev.ganvas.metric;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 8.5): slow for large matrices, exact to rounding for the few dozen rows of {@link ImageScores}.
 */
final class SymmetricMatrix {
    private static final int MOST_SWEEPS = 60;

    private final double[][] matrix;
    private final double[][] vectors;

    private SymmetricMatrix(double[][] symmetric) {
        int n = symmetric.length;
        matrix = new double[n][];
        vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
    }

    /** Returns the sum of the square roots of the eigenvalues; those that rounding made negative count as 0. */
    static double traceOfRoot(double[][] symmetric) {
        SymmetricMatrix solved = new SymmetricMatrix(symmetric);
        double sum = 0;
        for (int i = 0; i < symmetric.length; i++) {
            sum += Math.sqrt(Math.max(0, solved.matrix[i][i]));
        }
        return sum;
    }

    /** Returns the symmetric matrix whose square is the given one, which has no negative eigenvalues but by rounding. */
    static double[][] root(double[][] symmetric) {
        SymmetricMatrix solved = new SymmetricMatrix(symmetric);
        int n = symmetric.length;
        double[][] root = new double[n][n];
        for (int k = 0; k < n; k++) {
            double scale = Math.sqrt(Math.max(0, solved.matrix[k][k]));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    root[i][j] += scale * solved.vectors[i][k] * solved.vectors[j][k];
                }
            }
        }
        return root;
    }

    /** Returns the product of two square matrices. */
    static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = a[i][k];
                for (int j = 0; j < n; j++) {
                    product[i][j] += factor * b[k][j];
                }
            }
        }
        return product;
    }

    private boolean isDiagonal() {
        double off = 0;
        double all = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                double square = matrix[i][j] * matrix[i][j];
                all += square;
                off += i == j ? 0 : square;
            }
        }
        return off <= 1e-22 * all;
    }

    /** Turns the plane of rows p and q so that the entry they share becomes 0. */
    private void rotate(int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = c * kp - s * kq;
            matrix[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < matrix.length; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = c * pk - s * qk;
            matrix[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
    }
}
