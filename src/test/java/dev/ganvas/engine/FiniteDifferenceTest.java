package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.LayerPlan.Statistics;
import dev.ganvas.engine.LayerSpec.BatchNormalization;
import dev.ganvas.engine.LayerSpec.Bias;
import dev.ganvas.engine.LayerSpec.Convolution;
import dev.ganvas.engine.LayerSpec.Dense;
import dev.ganvas.engine.LayerSpec.Dropout;
import dev.ganvas.engine.LayerSpec.GlobalAveragePooling;
import dev.ganvas.engine.LayerSpec.TransposedConvolution;
import dev.ganvas.engine.Signal.Rows;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.plan.Floats;
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
                        "pooling",
                        image,
                        List.of(
                                new Convolution(3, 3, 1, 1, Bias.WITHOUT, Activation.TANH),
                                new GlobalAveragePooling(),
                                new Dense(OUT, Activation.TANH))),
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
        MultiLayerNetwork network = Networks.generator(spec, Fixtures.optimizer(OptimizerKind.SGD));
        FirstWeights.draw(network, spec.initializer(), 3);
        try (Samples input = random(inputShape, 1);
                Samples weights = random(lastShape(spec), 2);
                Samples output = new Samples(ROWS, lastShape(spec));
                Samples outputGradient = new Samples(ROWS, lastShape(spec));
                NetworkArrays arrays = NetworkArrays.forTraining(
                        network, NetworkPlan.Head.ACTIVATION, input.array(), output.array(), outputGradient.array())) {
            arrays.maskSeed().value = 4;
            NetworkPlan plan = arrays.plan(Statistics.BATCH, new Rows(0, ROWS));
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

    private static List<Integer> lastShape(NetworkSpec spec) {
        List<LayerSummary> layers = spec.summary();
        return layers.get(layers.size() - 1).outputShape();
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

    private static Samples random(List<Integer> shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[ROWS * NetworkSpec.length(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        Samples samples = new Samples(ROWS, shape);
        samples.put(0, values, values.length);
        return samples;
    }
}
