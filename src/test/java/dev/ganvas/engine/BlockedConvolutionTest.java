package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Dropout;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.Shapes;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.network.NetworkArrays;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkPlan;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.onednn.OneDnn;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.convolution.ConvolutionProducts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of convolutions through oneDNN against the same through ND4J, and for any number of threads. */
class BlockedConvolutionTest {
    private static final Activation NONE = Activation.IDENTITY;
    private static final int QUICK_ROUNDS = 10;
    private static final double TOLERANCE = 2e-5;
    /** Statistics of a few values blow up what rounding does to them. */
    private static final double TOLERANCE_NORMALIZED = 3e-3;

    private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
    private static final List<Integer> CHANNELS = List.of(1, 2, 3, 4, 5, 8, 16, 17, 20, 32, 48);

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(
                        "down",
                        19,
                        List.of(1, 12, 12),
                        List.of(
                                new Convolution(16, 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU),
                                new Convolution(32, 3, 2, 1, Bias.WITHOUT, NONE),
                                normalization(Activation.LEAKY_RELU),
                                new Dense(2, Activation.SIGMOID))),
                Arguments.of(
                        "up",
                        20,
                        List.of(10, 1, 1),
                        List.of(
                                new TransposedConvolution(32, 4, 1, 0, Bias.WITHOUT, NONE),
                                normalization(Activation.RELU),
                                new TransposedConvolution(16, 4, 2, 1, Bias.WITHOUT, NONE),
                                normalization(Activation.RELU),
                                new TransposedConvolution(1, 4, 2, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "the same size",
                        17,
                        List.of(16, 9, 9),
                        List.of(
                                new Convolution(32, 3, 1, 1, Bias.WITH, Activation.SIGMOID),
                                new Dropout(0),
                                new Convolution(48, 3, 1, 1, Bias.WITH, Activation.RELU),
                                new Convolution(1, 3, 1, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "channels that fill no block",
                        9,
                        List.of(5, 7, 7),
                        List.of(
                                new Convolution(20, 3, 2, 0, Bias.WITH, Activation.TANH),
                                new TransposedConvolution(7, 3, 2, 1, Bias.WITH, Activation.RELU),
                                normalization(NONE),
                                new Convolution(3, 2, 3, 1, Bias.WITHOUT, NONE))),
                Arguments.of(
                        "Winograd",
                        18,
                        List.of(1, 15, 15),
                        List.of(
                                new Convolution(32, 3, 1, 1, Bias.WITHOUT, NONE),
                                normalization(Activation.RELU),
                                new Convolution(48, 3, 1, 1, Bias.WITH, Activation.RELU),
                                new Convolution(1, 3, 1, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "colours",
                        11,
                        List.of(3, 8, 8),
                        List.of(
                                new Convolution(16, 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU),
                                new TransposedConvolution(3, 4, 2, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "pooled",
                        25,
                        List.of(3, 6, 6),
                        List.of(
                                new Convolution(32, 3, 1, 1, Bias.WITHOUT, NONE),
                                normalization(Activation.RELU),
                                new GlobalAveragePooling(),
                                new Dense(2, NONE))));
    }

    private static BatchNormalization normalization(Activation activation) {
        return new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, activation);
    }

    @BeforeEach
    void onlyWhereOneDnnIsThere() {
        assumeTrue(ConvolutionProducts.isUsed());
    }

    @AfterEach
    void switchOn() {
        System.clearProperty(OneDnn.SWITCH);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void outputsAndGradientsEqualThoseOfNd4j(String name, int rows, List<Integer> in, List<LayerSpec> layers) {
        compareWithNd4j(name, rows, in, layers, TOLERANCE);
    }

    /** More of them, for as long as is asked for: {@code mvn -B test -Dtest=BlockedConvolutionTest -Dstress.minutes=60}. */
    @Test
    void randomNetworksEqualThoseOfNd4j() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("stress.minutes", 0));
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < QUICK_ROUNDS || System.nanoTime() < end; round++) {
            int side = random.nextInt(1, 20);
            List<Integer> in = List.of(CHANNELS.get(random.nextInt(CHANNELS.size())), side, side);
            List<LayerSpec> layers = new ArrayList<>();
            List<Integer> shape = in;
            for (int depth = random.nextInt(1, 4); depth > 0; depth--) {
                LayerSpec layer = randomLayer(random, shape.get(1));
                layers.add(layer);
                shape = layer.outputShape(shape);
            }
            boolean normalized = random.nextInt(3) == 0;
            if (normalized) {
                layers.add(normalization(NONE));
            }
            int rows = round < QUICK_ROUNDS ? random.nextInt(6, 30) : random.nextInt(6, 301);
            String name = "round %d: %d rows of %s into %s".formatted(round, rows, in, layers);
            compareWithNd4j(name, rows, in, layers, normalized ? TOLERANCE_NORMALIZED : TOLERANCE);
        }
    }

    private static LayerSpec randomLayer(SplittableRandom random, int side) {
        int channels = CHANNELS.get(random.nextInt(CHANNELS.size()));
        int kernel = random.nextInt(1, Math.min(5, side) + 1);
        int stride = random.nextInt(1, 4);
        int padding = random.nextInt(0, kernel);
        Bias bias = random.nextBoolean() ? Bias.WITH : Bias.WITHOUT;
        Activation activation = ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
        boolean grows = (side - 1) * stride + kernel - 2 * padding > 0 && side * stride < 40;
        return grows && random.nextBoolean()
                ? new TransposedConvolution(channels, kernel, stride, padding, bias, activation)
                : new Convolution(channels, kernel, stride, padding, bias, activation);
    }

    private static void compareWithNd4j(
            String name, int rows, List<Integer> in, List<LayerSpec> layers, double tolerance) {
        System.clearProperty(OneDnn.SWITCH);
        List<float[]> ours = run(rows, in, layers, 2);
        System.setProperty(OneDnn.SWITCH, "off");
        List<float[]> theirs = run(rows, in, layers, 1);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i)).hasSameSizeAs(theirs.get(i));
            double scale = 0;
            for (float value : theirs.get(i)) {
                scale = Math.max(scale, Math.abs(value));
            }
            for (int j = 0; j < ours.get(i).length; j++) {
                assertThat((double) ours.get(i)[j])
                        .as("%s: array %d, value %d", name, i, j)
                        .isCloseTo(theirs.get(i)[j], within(tolerance * scale + 1e-7));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void anyNumberOfThreadsGivesTheSameBits(String name, int rows, List<Integer> in, List<LayerSpec> layers) {
        List<float[]> one = run(rows, in, layers, 1);
        for (int threads : new int[] {2, 3, 5}) {
            List<float[]> more = run(rows, in, layers, threads);
            for (int i = 0; i < one.size(); i++) {
                assertThat(more.get(i)).as("%d threads, array %d", threads, i).isEqualTo(one.get(i));
            }
        }
    }

    /** Returns the output, the gradients of the parameters, of the input, and the output of some of the rows. */
    private static List<float[]> run(int rows, List<Integer> inputShape, List<LayerSpec> layers, int threads) {
        NetworkSpec spec = new NetworkSpec(inputShape, layers, Initializer.PYTORCH_UNIFORM);
        List<float[]> results = new ArrayList<>();
        try (WorkerPool pool = Threads.pool(threads);
                ParameterStore store = NetworkBuilder.generator(spec, Fixtures.optimizer(OptimizerKind.SGD));
                NativeRows input = random(rows, inputShape, 1);
                NativeRows weights = random(rows, spec.outputShape(), 2);
                NativeRows output = new NativeRows(rows, spec.outputShape());
                NativeRows outputGradient = new NativeRows(rows, spec.outputShape());
                NetworkArrays arrays =
                        NetworkArrays.forTraining(spec, store, input, Signal.of(output, outputGradient), pool)) {
            NetworkBuilder.drawFirst(spec, store, 3);
            NetworkPlan all = arrays.plan(Statistics.BATCH, new RowRange(0, rows - 4), new RowRange(rows - 4, 4));
            all.forward();
            results.add(floats(output, rows, spec.outputSize()));
            outputGradient.array().assign(weights.array());
            all.backwardParameters();
            float[] gradients = new float[store.size()];
            store.gradients().get(0, gradients, gradients.length);
            results.add(gradients);
            outputGradient.array().assign(weights.array());
            all.backwardInput();
            results.add(arrays.input().gradient().dup().reshape(-1).toFloatVector());
            NetworkPlan some = arrays.plan(Statistics.BATCH, new RowRange(2, rows - 5));
            some.forward();
            results.add(floats(output, rows, spec.outputSize()));
            outputGradient.array().assign(weights.array());
            some.backwardParameters();
            float[] ofSome = new float[store.size()];
            store.gradients().get(0, ofSome, ofSome.length);
            results.add(ofSome);
        }
        return results;
    }

    private static float[] floats(NativeRows rows, int count, int width) {
        float[] values = new float[count * width];
        rows.get(0, values, values.length);
        return values;
    }

    private static NativeRows random(int rows, List<Integer> shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * Shapes.length(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        NativeRows samples = new NativeRows(rows, shape);
        samples.put(0, values, values.length);
        return samples;
    }
}
