package dev.ganvas.engine.plan.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.ColumnSums;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.PlanMemory.MaskSeed;
import dev.ganvas.engine.plan.PlanOp;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ElementwiseOpTest {
    private final WorkerPool pool = new WorkerPool("test", 3, () -> {});

    @AfterEach
    void endThreads() {
        pool.close();
    }

    /** Rows shorter and longer than a piece, some that divide it and some that do not. */
    @ParameterizedTest
    @CsvSource({"1, 1", "16, 7", "300, 64", "100, 784", "5, 4096", "3, 10000"})
    void aBiasAndAFunctionAreThoseOfTheirFormulas(int rows, int columns) {
        float[] values = random(rows * columns, 12);
        float[] bias = random(columns, 3);
        try (NativeRows biasRow = new NativeRows(1, columns)) {
            biasRow.put(0, bias, columns);
            float[] leaky = forward(values, rows, columns, array -> new Rectifier(array, biasRow.array(), 0.2f));
            float[] tangent = forward(
                    values,
                    rows,
                    columns,
                    array -> new SmoothActivation(array, biasRow.array(), SmoothActivation.Kind.TANH));
            float[] sigmoid = forward(
                    values,
                    rows,
                    columns,
                    array -> new SmoothActivation(array, biasRow.array(), SmoothActivation.Kind.SIGMOID));
            float[] exponential = forward(
                    values,
                    rows,
                    columns,
                    array -> new SmoothActivation(array, biasRow.array(), SmoothActivation.Kind.ELU));
            float[] swish = forward(
                    values,
                    rows,
                    columns,
                    array -> new SmoothActivation(array, biasRow.array(), SmoothActivation.Kind.SILU));
            float[] plain = forward(values, rows, columns, array -> new Rectifier(array, null, 0));
            for (int i = 0; i < values.length; i++) {
                double x = values[i] + bias[i % columns];
                assertThat((double) leaky[i]).isEqualTo((float) Math.max(x, 0.2f * (float) x), within(1e-5));
                assertThat((double) tangent[i]).isEqualTo(Math.tanh(x), within(4e-7));
                assertThat((double) sigmoid[i]).isEqualTo(1 / (1 + Math.exp(-x)), within(4e-7));
                assertThat((double) exponential[i]).isEqualTo(x > 0 ? x : Math.expm1(x), within(1e-6));
                assertThat((double) swish[i]).isEqualTo(x / (1 + Math.exp(-x)), within(4e-6));
                assertThat(plain[i]).isEqualTo(Math.max(values[i], 0));
            }
        }
    }

    @Test
    void theEndsOfTheSaturationsAreExactAndWhatIsNotANumberStaysSo() {
        float[] values = {Float.NEGATIVE_INFINITY, -100, -8, 0, 8, 100, Float.POSITIVE_INFINITY, Float.NaN};
        float[] tangent = forward(values, 1, 8, array -> new SmoothActivation(array, null, SmoothActivation.Kind.TANH));
        assertThat(tangent[0]).isEqualTo(tangent[1]).isEqualTo(tangent[2]).isCloseTo(-1, within(4e-7f));
        assertThat(tangent[3]).isZero();
        assertThat(tangent[4]).isEqualTo(tangent[5]).isEqualTo(tangent[6]).isCloseTo(1, within(4e-7f));
        assertThat(tangent[7]).isNaN();
    }

    @Test
    void slopesAreTakenFromWhatTheFunctionsGave() {
        float[] outputs = random(9_000, 1);
        float[] gradients = random(9_000, 2);
        float[] tangent = backward(outputs, gradients, SmoothActivation.Kind.TANH);
        float[] sigmoid = backward(outputs, gradients, SmoothActivation.Kind.SIGMOID);
        for (int i = 0; i < outputs.length; i++) {
            float y = outputs[i];
            assertThat(tangent[i]).isCloseTo(gradients[i] * (1 - y * y), within(1e-6f));
            assertThat(sigmoid[i]).isCloseTo(gradients[i] * y * (1 - y), within(1e-6f));
        }
    }

    /** The masks of every run so far: it goes on with the same ones. */
    @Test
    void aMaskHasTheNumbersOfASplittableRandomWhateverPartOfItIsDrawnFirst() {
        int length = 20_003;
        MaskSeed seed = new MaskSeed();
        seed.value = 77;
        try (NativeRows values = new NativeRows(1, length);
                NativeRows mask = new NativeRows(1, length)) {
            float[] ones = new float[length];
            Arrays.fill(ones, 1);
            values.put(0, ones, length);
            ChunkedOp.run(new DropoutMask(values.array(), mask.array(), 0.3, seed, 2), pool);
            float[] drawn = new float[length];
            mask.get(0, drawn, length);
            values.get(0, ones, length);
            assertThat(ones).isEqualTo(drawn);

            long golden = 0x9E3779B97F4A7C15L;
            SplittableRandom random = new SplittableRandom(seed.value + 2 * golden).split();
            long bits = 0;
            for (int i = 0; i < length; i++) {
                bits = i % 4 == 0 ? random.nextLong() : bits >>> 16;
                boolean dropped = (bits & 0xFFFF) < Math.round(0.3 * 65536);
                assertThat(drawn[i]).isEqualTo(dropped ? 0 : (float) (1 / 0.7));
            }
        }
    }

    @Test
    void aBiasHasTheSumOfItsColumn() {
        int rows = 33;
        int columns = 1300;
        float[] values = random(rows * columns, 1);
        try (NativeRows array = new NativeRows(rows, columns);
                NativeRows sums = new NativeRows(1, columns)) {
            array.put(0, values, values.length);
            ChunkedOp.run(new ColumnSums(array.array(), sums.array()), pool);
            float[] actual = new float[columns];
            sums.get(0, actual, columns);
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum += values[row * columns + column];
                }
                assertThat((double) actual[column]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    private interface OnArray {
        PlanOp on(INDArray array);
    }

    private float[] forward(float[] values, int rows, int columns, OnArray made) {
        try (NativeRows array = new NativeRows(rows, columns)) {
            array.put(0, values, values.length);
            ChunkedOp.run(made.on(array.array()), pool);
            float[] result = new float[values.length];
            array.get(0, result, result.length);
            return result;
        }
    }

    private float[] backward(float[] outputs, float[] gradients, SmoothActivation.Kind kind) {
        return forward(gradients, 1, gradients.length, array -> {
            NativeRows given = new NativeRows(1, outputs.length);
            given.put(0, outputs, outputs.length);
            return new SmoothActivation.Gradient(given.array(), array, kind);
        });
    }

    private static float[] random(int length, double most) {
        SplittableRandom random = new SplittableRandom(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextDouble(-most, most);
        }
        return values;
    }
}
