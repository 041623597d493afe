package dev.ganvas.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

    @Test
    void theRootSquaredIsTheMatrix() {
        double[][] matrix = gram(new Random(3), 49, 60);
        double[][] root = SymmetricMatrix.root(matrix);
        double[][] square = SymmetricMatrix.product(root, root);

        for (int i = 0; i < matrix.length; i++) {
            assertThat(square[i]).containsExactly(matrix[i], within(1e-9));
            assertThat(root[i][0]).isCloseTo(root[0][i], within(1e-12));
        }
    }

    /** Eigenvalues 1 and 9, by hand. */
    @Test
    void theTraceOfTheRootIsTheSumOfTheRootsOfTheEigenvalues() {
        assertThat(SymmetricMatrix.traceOfRoot(new double[][] {{5, 4}, {4, 5}})).isCloseTo(4, within(1e-12));
    }

    @Test
    void aMatrixWithoutFullRankHasARootToo() {
        double[][] matrix = gram(new Random(4), 20, 3);
        double[][] root = SymmetricMatrix.root(matrix);

        assertThat(SymmetricMatrix.product(root, root)[7]).containsExactly(matrix[7], within(1e-7));
        assertThat(SymmetricMatrix.traceOfRoot(new double[3][3])).isZero();
    }

    private static double[][] gram(Random random, int size, int rank) {
        double[][] matrix = new double[size][size];
        for (int k = 0; k < rank; k++) {
            double[] vector = random.doubles(size, -1, 1).toArray();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    matrix[i][j] += vector[i] * vector[j];
                }
            }
        }
        return matrix;
    }
}
