package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Dropout;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.Maxout;
import dev.ganvas.engine.layer.NearestUpsampling;
import dev.ganvas.engine.layer.Pooling;
import dev.ganvas.engine.layer.Reshape;
import dev.ganvas.engine.layer.Shapes;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.network.NetworkArrays;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkPlan;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of the plan against differences of its own outputs, for each activation function and layer. */
class FiniteDifferenceTest {
    private static final int ROWS = 5;
    private static final int IN = 4;
    private static final int OUT = 3;
    private static final double STEP = 1e-3;

    static Stream<Arguments> networks() {
        Stream<Arguments> dense = Stream.of(Activation.values())
                .map(activation -> Arguments.of(
                        "dense " + activation,
                        List.of(IN),
                        List.of(new Dense(6, activation), new Dense(OUT, activation))));
        List<Integer> image = List.of(2, 4, 4);
        Stream<Arguments> others = Stream.of(
                Arguments.of("convolution", image, List.of(new Convolution(3, 3, 2, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "convolution to one channel",
                        image,
                        List.of(
                                new Convolution(3, 3, 1, 1, Bias.WITHOUT, Activation.TANH),
                                new Convolution(1, 3, 1, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "transposed convolution",
                        image,
                        List.of(new TransposedConvolution(2, 4, 2, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "normalized convolution",
                        image,
                        List.of(
                                new Convolution(3, 3, 1, 1, Bias.WITHOUT, Activation.IDENTITY),
                                new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, Activation.LEAKY_RELU))),
                Arguments.of(
                        "normalized dense",
                        List.of(IN),
                        List.of(
                                new Dense(6, Activation.SIGMOID),
                                new BatchNormalization(0.8, 1e-3, Framework.KERAS, Activation.IDENTITY),
                                new Dense(OUT, Activation.TANH))),
                Arguments.of(
                        "upsampling",
                        image,
                        List.of(
                                new Convolution(3, 3, 2, 1, Bias.WITHOUT, Activation.TANH),
                                new NearestUpsampling(3),
                                new Convolution(2, 3, 1, 1, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "reshaping",
                        List.of(IN),
                        List.of(
                                new Dense(12, Activation.TANH),
                                new Reshape(3, 2),
                                new TransposedConvolution(2, 2, 2, 0, Bias.WITH, Activation.TANH))),
                Arguments.of(
                        "pooling of squares",
                        image,
                        List.of(
                                new Convolution(3, 1, 1, 0, Bias.WITH, Activation.SILU),
                                new Pooling(Pooling.Taken.AVERAGE, 2, 1),
                                new Pooling(Pooling.Taken.MAX, 2, 1),
                                new Dense(OUT, Activation.SILU))),
                Arguments.of(
                        "pooling",
                        image,
                        List.of(
                                new Convolution(3, 3, 1, 1, Bias.WITHOUT, Activation.TANH),
                                new GlobalAveragePooling(),
                                new Dense(OUT, Activation.TANH))),
                Arguments.of(
                        "maxout", image, List.of(new Maxout(5, 3), new Maxout(4, 1), new Dense(OUT, Activation.TANH))),
                Arguments.of(
                        "dropout",
                        List.of(IN),
                        List.of(
                                new Dense(8, Activation.LEAKY_RELU),
                                new Dropout(0.5),
                                new Dense(OUT, Activation.TANH))));
        return Stream.concat(dense, others);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradientsEqualDifferences(String name, List<Integer> inputShape, List<LayerSpec> layers) {
        NetworkSpec spec = new NetworkSpec(inputShape, layers, Initializer.PYTORCH_UNIFORM);
        try (WorkerPool pool = Threads.pool(2);
                ParameterStore store = NetworkBuilder.generator(spec, Fixtures.optimizer(OptimizerKind.SGD));
                NativeRows input = random(inputShape, 1);
                NativeRows weights = random(spec.outputShape(), 2);
                NativeRows output = new NativeRows(ROWS, spec.outputShape());
                NativeRows outputGradient = new NativeRows(ROWS, spec.outputShape());
                NetworkArrays arrays =
                        NetworkArrays.forTraining(spec, store, input, Signal.of(output, outputGradient), pool)) {
            NetworkBuilder.drawFirst(spec, store, 3);
            MultiLayerNetwork network = store.network();
            arrays.maskSeed().value = 4;
            NetworkPlan plan = arrays.plan(Statistics.BATCH, new RowRange(0, ROWS));
            plan.forward();
            outputGradient.array().assign(weights.array());
            plan.backwardParameters();
            float[] analytic = network.getFlattenedGradients().toFloatVector();
            outputGradient.array().assign(weights.array());
            plan.backwardInput();
            float[] analyticInput = arrays.input().gradient().dup().reshape(-1).toFloatVector();

            // The loss is a weighted sum of all outputs, so its gradient by the outputs is the weights.
            float[] weighting = weights.array().dup().reshape(-1).toFloatVector();
            compare(analytic, network.params(), plan, output.array(), weighting);
            compare(analyticInput, input.array(), plan, output.array(), weighting);
        }
    }

    private static void compare(
            float[] analytic, INDArray variable, NetworkPlan plan, INDArray output, float[] weights) {
        for (int i = 0; i < analytic.length; i++) {
            float value = variable.data().getFloat(i);
            double above = loss(variable, i, value + (float) STEP, plan, output, weights);
            double below = loss(variable, i, value - (float) STEP, plan, output, weights);
            variable.data().put(i, value);
            assertThat((double) analytic[i]).as("value %d", i).isCloseTo((above - below) / (2 * STEP), within(3e-3));
        }
    }

    private static double loss(
            INDArray variable, int i, float value, NetworkPlan plan, INDArray output, float[] weights) {
        variable.data().put(i, value);
        plan.forward();
        float[] values = new float[weights.length];
        new Floats(output).get(0, values, values.length);
        double loss = 0;
        for (int j = 0; j < values.length; j++) {
            loss += values[j] * weights[j];
        }
        return loss;
    }

    private static NativeRows random(List<Integer> shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[ROWS * Shapes.length(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        NativeRows samples = new NativeRows(ROWS, shape);
        samples.put(0, values, values.length);
        return samples;
    }
}
