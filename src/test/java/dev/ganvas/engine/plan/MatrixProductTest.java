package dev.ganvas.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.onednn.MatrixBlock;
import dev.ganvas.engine.onednn.OneDnn;
import dev.ganvas.engine.onednn.Sgemm;
import dev.ganvas.engine.onednn.Sgemm.Factor;
import dev.ganvas.engine.parallel.WorkerPool;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MatrixProductTest {

    @AfterEach
    void useOneDnnAgain() {
        System.clearProperty(OneDnn.SWITCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void productsOfEverySizeAndOrderAreRightWithAndWithoutOneDnn(String oneDnn) {
        System.setProperty(OneDnn.SWITCH, oneDnn);
        SplittableRandom sizes = new SplittableRandom(1);
        try (WorkerPool pool = pool(3)) {
            for (int round = 0; round < 40; round++) {
                int rows = sizes.nextInt(1, 40);
                int inner = sizes.nextInt(1, 70);
                int columns = sizes.nextInt(1, 200);
                char order = sizes.nextBoolean() ? 'c' : 'f';
                INDArray a = random('c', rows, inner);
                INDArray b = random(order, inner, columns);
                INDArray aTransposed = random('c', inner, rows);
                INDArray bTransposed = random(order, columns, inner);
                INDArray product = Nd4j.create(DataType.FLOAT, rows, columns);
                run(pool, MatrixProduct.of(a, b, product, pool));
                assertProduct(a, b, product);
                run(pool, MatrixProduct.ofTransposedA(aTransposed, b, product, pool));
                assertProduct(aTransposed.transpose(), b, product);
                run(pool, MatrixProduct.ofTransposedB(a, bTransposed, product, pool));
                assertProduct(a, bTransposed.transpose(), product);
            }
        }
    }

    /** Large enough to be cut into several pieces, in numbers of columns that no piece divides. */
    @ParameterizedTest
    @CsvSource({"100, 256, 784", "200, 784, 250", "32, 1024, 2352", "784, 100, 1000", "33, 1000, 777"})
    void theBitsAreTheSameForAnyNumberOfThreads(int rows, int inner, int columns) {
        INDArray a = random('c', rows, inner);
        INDArray b = random('f', inner, columns);
        INDArray alone = Nd4j.create(DataType.FLOAT, rows, columns);
        try (WorkerPool pool = pool(1)) {
            run(pool, MatrixProduct.of(a, b, alone, pool));
            assertSomeRows(a, b, alone);
            for (int threads : new int[] {2, 3, 5}) {
                pool.setThreads(threads);
                INDArray together = Nd4j.create(DataType.FLOAT, rows, columns);
                PlanOp product = MatrixProduct.of(a, b, together, pool);
                for (int i = 0; i < 5; i++) {
                    together.assign(0);
                    ChunkedOp.run(product, pool);
                    assertThat(together.toFloatMatrix()).isDeepEqualTo(alone.toFloatMatrix());
                }
            }
        }
    }

    @Test
    void sizesThatDoNotFitAreRefusedBeforeTheLibraryIsCalled() {
        try (FloatPointer memory = new FloatPointer(12)) {
            assertThatThrownBy(() -> new MatrixBlock(memory, 1, 3, 4, 4)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new MatrixBlock(memory, -1, 1, 4, 4)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new MatrixBlock(memory, 0, 3, 4, 3)).isInstanceOf(IllegalArgumentException.class);
            MatrixBlock block = new MatrixBlock(memory, 0, 3, 4, 4);
            assertThatThrownBy(() -> block.rows(1, 3)).isInstanceOf(IllegalArgumentException.class);
            Factor factor = new Factor(block, false);
            assertThatThrownBy(() -> new Sgemm(factor, factor, block)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static WorkerPool pool(int threads) {
        NativeOp.useCallingThread();
        return new WorkerPool("test", threads, NativeOp::useCallingThread);
    }

    private static void run(WorkerPool pool, PlanOp op) {
        ChunkedOp.run(op, pool);
        op.close();
    }

    private static INDArray random(char order, int rows, int columns) {
        INDArray array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, order);
        SplittableRandom random = new SplittableRandom(rows * 31L + columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                array.putScalar(row, column, random.nextDouble(-1, 1));
            }
        }
        return array;
    }

    private static void assertSomeRows(INDArray a, INDArray b, INDArray product) {
        float[][] left = a.toFloatMatrix();
        float[][] right = b.toFloatMatrix();
        float[][] actual = product.toFloatMatrix();
        for (int row = 0; row < left.length; row += 16) {
            double furthest = 0;
            for (int column = 0; column < right[0].length; column++) {
                double sum = 0;
                for (int i = 0; i < right.length; i++) {
                    sum += (double) left[row][i] * right[i][column];
                }
                furthest = Math.max(furthest, Math.abs(actual[row][column] - sum));
            }
            assertThat(furthest).isLessThan(1e-4);
        }
    }

    private static void assertProduct(INDArray a, INDArray b, INDArray product) {
        float[][] left = a.toFloatMatrix();
        float[][] right = b.toFloatMatrix();
        float[][] actual = product.toFloatMatrix();
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < right[0].length; column++) {
                double sum = 0;
                for (int i = 0; i < right.length; i++) {
                    sum += (double) left[row][i] * right[i][column];
                }
                assertThat((double) actual[row][column]).isCloseTo(sum, within(1e-4));
            }
        }
    }
}
