package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.LayerPlan.Statistics;
import dev.ganvas.engine.LayerSpec.Dense;
import dev.ganvas.engine.Signal.Rows;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of the plan against differences of its own outputs, for each activation function. */
class FiniteDifferenceTest {
    private static final int ROWS = 5;
    private static final int IN = 4;
    private static final int OUT = 3;
    private static final double STEP = 1e-3;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void gradientsEqualDifferences(Activation activation) {
        NetworkSpec spec = new NetworkSpec(
                IN, List.of(new Dense(6, activation), new Dense(OUT, activation)), Initializer.GLOROT_UNIFORM);
        MultiLayerNetwork network = Networks.generator(spec, Fixtures.optimizer(OptimizerKind.SGD));
        FirstWeights.draw(network, Initializer.PYTORCH_UNIFORM, 3);
        INDArray input = random(ROWS, IN, 1);
        INDArray weights = random(ROWS, OUT, 2);
        INDArray output = Nd4j.create(DataType.FLOAT, ROWS, OUT);
        INDArray outputGradient = Nd4j.create(DataType.FLOAT, ROWS, OUT);
        try (NetworkArrays arrays =
                NetworkArrays.forTraining(network, NetworkPlan.Head.ACTIVATION, input, output, outputGradient)) {
            NetworkPlan plan = arrays.plan(Statistics.BATCH, new Rows(0, ROWS));
            plan.forward();
            outputGradient.assign(weights);
            plan.backwardParameters();
            float[] analytic = network.getFlattenedGradients().toFloatVector();
            outputGradient.assign(weights);
            plan.backwardInput();
            float[] analyticInput = arrays.input().gradient().dup().reshape(-1).toFloatVector();

            // The loss is a weighted sum of all outputs, so its gradient by the outputs is the weights.
            compare(analytic, network.params(), plan, output, weights);
            compare(analyticInput, input, plan, output, weights);
        }
    }

    private static void compare(
            float[] analytic, INDArray variable, NetworkPlan plan, INDArray output, INDArray weights) {
        for (int i = 0; i < analytic.length; i++) {
            float value = variable.data().getFloat(i);
            double above = loss(variable, i, value + (float) STEP, plan, output, weights);
            double below = loss(variable, i, value - (float) STEP, plan, output, weights);
            variable.data().put(i, value);
            assertThat((double) analytic[i]).as("value %d", i).isCloseTo((above - below) / (2 * STEP), within(3e-3));
        }
    }

    private static double loss(
            INDArray variable, int i, float value, NetworkPlan plan, INDArray output, INDArray weights) {
        variable.data().put(i, value);
        plan.forward();
        return output.mul(weights).castTo(DataType.DOUBLE).sumNumber().doubleValue();
    }

    private static INDArray random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Nd4j.createFromArray(values).reshape(rows, columns);
    }
}
