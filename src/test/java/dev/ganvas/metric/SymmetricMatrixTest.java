package dev.ganvas.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

    @Test
    void theRootSquaredIsTheMatrix() {
        RealMatrix matrix = gram(new Random(3), 49, 60);
        RealMatrix root = SymmetricMatrix.root(matrix);
        RealMatrix square = root.multiply(root);

        for (int i = 0; i < matrix.getRowDimension(); i++) {
            assertThat(square.getRow(i)).containsExactly(matrix.getRow(i), within(1e-9));
            assertThat(root.getEntry(i, 0)).isCloseTo(root.getEntry(0, i), within(1e-12));
        }
    }

    /** Eigenvalues 1 and 9, by hand. */
    @Test
    void theTraceOfTheRootIsTheSumOfTheRootsOfTheEigenvalues() {
        RealMatrix matrix = new Array2DRowRealMatrix(new double[][] {{5, 4}, {4, 5}});
        assertThat(SymmetricMatrix.traceOfRoot(matrix)).isCloseTo(4, within(1e-12));
    }

    @Test
    void aMatrixWithoutFullRankHasARootToo() {
        RealMatrix matrix = gram(new Random(4), 20, 3);
        RealMatrix root = SymmetricMatrix.root(matrix);

        assertThat(root.multiply(root).getRow(7)).containsExactly(matrix.getRow(7), within(1e-7));
        assertThat(SymmetricMatrix.traceOfRoot(new Array2DRowRealMatrix(3, 3))).isZero();
    }

    private static RealMatrix gram(Random random, int size, int rank) {
        RealMatrix matrix = new Array2DRowRealMatrix(size, size);
        for (int k = 0; k < rank; k++) {
            RealMatrix column =
                    new Array2DRowRealMatrix(random.doubles(size, -1, 1).toArray());
            matrix = matrix.add(column.multiply(column.transpose()));
        }
        return matrix;
    }
}
