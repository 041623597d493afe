package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.Maxout;
import dev.ganvas.engine.layer.NearestUpsampling;
import dev.ganvas.engine.layer.Pooling;
import dev.ganvas.engine.layer.Reshape;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.OptimizerKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole GAN steps of the static plan against the same steps done with stock DL4J networks. */
class GanTrainerOracleTest {
    private static final int STEPS = 6;

    static Stream<Arguments> everyRule() {
        List<Arguments> rows = new ArrayList<>();
        for (OptimizerKind kind : OptimizerKind.values()) {
            for (UpdateOrder order : UpdateOrder.values()) {
                for (Fakes fakes : Fakes.values()) {
                    for (DiscriminatorLoss loss : List.of(DiscriminatorLoss.MEAN, DiscriminatorLoss.SUM)) {
                        for (int discriminatorSteps : new int[] {1, 3}) {
                            rows.add(Arguments.of(kind, order, fakes, loss, discriminatorSteps));
                        }
                    }
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void wholeStepsEqualStockDl4j(
            OptimizerKind kind, UpdateOrder order, Fakes fakes, DiscriminatorLoss loss, int discriminatorSteps) {
        compare(Fixtures.gan(order, fakes, loss), Fixtures.tuning(kind, discriminatorSteps), STEPS, 1e-4);
    }

    static Stream<Arguments> everyConvolutionalRule() {
        List<Arguments> rows = new ArrayList<>();
        for (int classes : new int[] {1, 2}) {
            for (UpdateOrder order : UpdateOrder.values()) {
                for (Fakes fakes : Fakes.values()) {
                    for (DiscriminatorLoss loss : DiscriminatorLoss.values()) {
                        for (FakeMode mode : FakeMode.values()) {
                            if (mode == FakeMode.INFERENCE && order == UpdateOrder.GENERATOR_FIRST) {
                                // The running statistics then move in mid-step, where this oracle cannot follow.
                                continue;
                            }
                            rows.add(Arguments.of(classes, order, fakes, loss, mode));
                        }
                    }
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("everyConvolutionalRule")
    void wholeConvolutionalStepsEqualStockDl4j(
            int classes, UpdateOrder order, Fakes fakes, DiscriminatorLoss loss, FakeMode mode) {
        GanSpec spec = Fixtures.convolutional(classes, new TrainingRule(order, fakes, loss, mode));
        // Plain SGD: where a gradient is all rounding, as that of a weight before batch normalization can be, Adam
        // would
        // blow the rounding up to a whole step.
        compare(spec, Fixtures.tuning(OptimizerKind.SGD, 2), 3, 2e-4);
    }

    static Stream<Arguments> everyLoss() {
        List<Arguments> rows = new ArrayList<>();
        // The other losses are held against PyTorch.
        for (LossKind loss : List.of(LossKind.NON_SATURATING, LossKind.LEAST_SQUARES)) {
            for (DiscriminatorLoss made : DiscriminatorLoss.values()) {
                for (int classes : new int[] {1, 2}) {
                    rows.add(Arguments.of(loss, made, classes));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void wholeStepsOfEveryLossEqualStockDl4j(LossKind loss, DiscriminatorLoss made, int classes) {
        TrainingRule rule = new TrainingRule(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, made, FakeMode.TRAINING);
        GanSpec dense = Fixtures.gan(rule.order(), rule.fakes(), made);
        compare(Fixtures.with(loss, dense), Fixtures.tuning(OptimizerKind.ADAM, 2), STEPS, 1e-4);
        GanSpec convolutional = Fixtures.convolutional(classes, rule);
        compare(Fixtures.with(loss, convolutional), Fixtures.tuning(OptimizerKind.SGD, 2), 3, 2e-4);
    }

    @Test
    void wholeStepsOfAnUpsamplingGeneratorEqualStockDl4j() {
        TrainingRule rule =
                new TrainingRule(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN, FakeMode.TRAINING);
        GanSpec stock = Fixtures.convolutional(1, rule);
        NetworkSpec generator = new NetworkSpec(
                stock.generator().inputShape(),
                List.of(
                        new TransposedConvolution(6, 2, 2, 0, Bias.WITH, Activation.LEAKY_RELU),
                        new NearestUpsampling(2),
                        new Convolution(2, 3, 1, 1, Bias.WITH, Activation.TANH)),
                Initializer.GLOROT_UNIFORM);
        GanSpec spec = new GanSpec(generator, stock.discriminator(), stock.batch(), rule, stock.loss());
        compare(spec, Fixtures.tuning(OptimizerKind.SGD, 2), 3, 2e-4);
    }

    @Test
    void wholeStepsOfAGeneratorThatReshapesEqualStockDl4j() {
        TrainingRule rule =
                new TrainingRule(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN, FakeMode.TRAINING);
        GanSpec stock = Fixtures.convolutional(1, rule);
        NetworkSpec generator = new NetworkSpec(
                stock.generator().inputSize(),
                List.of(
                        new Dense(24, Activation.LEAKY_RELU),
                        new Reshape(6, 2),
                        new TransposedConvolution(2, 4, 2, 1, Bias.WITH, Activation.TANH)),
                Initializer.GLOROT_UNIFORM);
        GanSpec spec = new GanSpec(generator, stock.discriminator(), stock.batch(), rule, stock.loss());
        compare(spec, Fixtures.tuning(OptimizerKind.SGD, 2), 3, 2e-4);
    }

    @Test
    void wholeStepsOfNetworksWithMaxoutEqualStockDl4j() {
        TrainingRule rule =
                new TrainingRule(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN, FakeMode.TRAINING);
        GanSpec stock = Fixtures.convolutional(1, rule);
        NetworkSpec generator = new NetworkSpec(
                stock.generator().inputSize(),
                List.of(
                        new Maxout(24, 3),
                        new Reshape(6, 2),
                        new TransposedConvolution(2, 4, 2, 1, Bias.WITH, Activation.TANH)),
                Initializer.GLOROT_UNIFORM);
        NetworkSpec discriminator = new NetworkSpec(
                stock.discriminator().inputShape(),
                List.of(new Maxout(7, 5), new Maxout(5, 2), new Dense(1, Activation.SIGMOID)),
                Initializer.GLOROT_UNIFORM);
        GanSpec spec = new GanSpec(generator, discriminator, stock.batch(), rule, stock.loss());
        compare(spec, Fixtures.tuning(OptimizerKind.SGD, 2), 3, 2e-4);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void wholeStepsWithEveryActivationAndPoolingEqualStockDl4j(Activation activation) {
        TrainingRule rule = new TrainingRule(
                UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.MEAN, FakeMode.TRAINING);
        GanSpec stock = Fixtures.convolutional(1, rule);
        NetworkSpec generator = new NetworkSpec(
                stock.generator().inputSize(),
                List.of(
                        new Dense(96, activation),
                        new Reshape(6, 4),
                        new TransposedConvolution(4, 4, 2, 1, Bias.WITH, activation),
                        new Pooling(Pooling.Taken.AVERAGE, 2, 2),
                        new Convolution(2, 3, 1, 1, Bias.WITH, activation)),
                Initializer.GLOROT_UNIFORM);
        NetworkSpec discriminator = new NetworkSpec(
                stock.discriminator().inputShape(),
                List.of(
                        new Convolution(5, 3, 1, 1, Bias.WITH, activation),
                        new Pooling(Pooling.Taken.MAX, 2, 1),
                        new Dense(6, activation),
                        new Dense(1, Activation.SIGMOID)),
                Initializer.GLOROT_UNIFORM);
        GanSpec spec = new GanSpec(generator, discriminator, stock.batch(), rule, stock.loss());
        compare(spec, Fixtures.tuning(OptimizerKind.SGD, 2), 3, 2e-4);
    }

    static Stream<Arguments> everyLoneStep() {
        List<Arguments> rows = new ArrayList<>();
        for (UpdateOrder order : UpdateOrder.values()) {
            for (Fakes fakes : Fakes.values()) {
                for (DiscriminatorLoss loss : DiscriminatorLoss.values()) {
                    rows.add(Arguments.of(order, fakes, loss));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("everyLoneStep")
    void stepsOfOneNetworkAloneEqualStockDl4j(UpdateOrder order, Fakes fakes, DiscriminatorLoss loss) {
        GanSpec spec = Fixtures.gan(order, fakes, loss);
        Tuning tuning = Fixtures.tuning(OptimizerKind.ADAM, 2);
        BatchSource source = Fixtures.source();
        try (GanTrainer trainer = GanTrainer.compile(spec, tuning, 7, 1)) {
            MultiLayerNetwork g = trainer.generator().network();
            MultiLayerNetwork d = trainer.discriminator().network();
            StockGan stock = new StockGan(spec, tuning, g, d);
            List<Learners> turns =
                    List.of(Learners.GENERATOR, Learners.DISCRIMINATOR, Learners.DISCRIMINATOR, Learners.GENERATOR);
            for (int step = 0; step < turns.size(); step++) {
                float[] generatorBefore = flat(g);
                float[] discriminatorBefore = flat(d);
                StepReport report = trainer.step(source, turns.get(step));
                stock.step(source, step, turns.get(step));
                boolean forGenerator = turns.get(step) == Learners.GENERATOR;
                assertThat(Arrays.equals(generatorBefore, flat(g))).isEqualTo(!forGenerator);
                assertThat(Arrays.equals(discriminatorBefore, flat(d))).isEqualTo(forGenerator);
                assertThat(report.step).isEqualTo(step + 1);
                assertThat(report.isFinite()).isTrue();
                if (forGenerator) {
                    assertThat((double) report.get(StepFigure.G_LOSS)).isCloseTo(stock.generatorLoss, within(1e-4));
                } else {
                    assertThat((double) report.get(StepFigure.D_LOSS)).isCloseTo(stock.discriminatorLoss, within(1e-4));
                    assertThat((double) report.get(StepFigure.D_ACCURACY)).isCloseTo(stock.accuracy, within(1e-6));
                }
            }
            assertClose("generator", trainable(stock.generator), trainable(g), 1e-4);
            assertClose("discriminator", trainable(stock.discriminator), trainable(d), 1e-4);
        }
    }

    private static void compare(GanSpec spec, Tuning tuning, int steps, double tolerance) {
        BatchSource source = Fixtures.source();
        try (GanTrainer trainer = GanTrainer.compile(spec, tuning, 7, 1)) {
            MultiLayerNetwork g = trainer.generator().network();
            MultiLayerNetwork d = trainer.discriminator().network();
            StockGan stock = new StockGan(spec, tuning, g, d);
            float[] before = flat(d);
            for (int step = 0; step < steps; step++) {
                StepReport report = trainer.step(source);
                stock.step(source, step);
                assertThat(report.step).isEqualTo(step + 1);
                compare(report, stock, tolerance);
                stock.copyRunningStatistics(g);
            }
            assertThat(relativeDifference(before, flat(d)))
                    .as("training changes the weights")
                    .isGreaterThan(1e-3);
            assertClose("generator", trainable(stock.generator), trainable(g), tolerance);
            assertClose("discriminator", trainable(stock.discriminator), trainable(d), tolerance);
            assertClose(
                    "generator gradient",
                    stock.lastGeneratorGradient.toFloatVector(),
                    g.getFlattenedGradients().toFloatVector(),
                    tolerance);
            assertClose(
                    "discriminator gradient",
                    stock.lastDiscriminatorGradient.toFloatVector(),
                    d.getFlattenedGradients().toFloatVector(),
                    tolerance);
        }
    }

    private static void compare(StepReport report, StockGan stock, double tolerance) {
        assertThat((double) report.get(StepFigure.G_LOSS)).isCloseTo(stock.generatorLoss, within(tolerance));
        assertThat((double) report.get(StepFigure.D_LOSS)).isCloseTo(stock.discriminatorLoss, within(tolerance));
        assertThat((double) report.get(StepFigure.D_REAL)).isCloseTo(stock.realProbability, within(tolerance));
        assertThat((double) report.get(StepFigure.D_FAKE)).isCloseTo(stock.fakeProbability, within(tolerance));
        assertThat((double) report.get(StepFigure.D_ACCURACY)).isCloseTo(stock.accuracy, within(1e-6));
    }

    private static void assertClose(String what, float[] expected, float[] actual, double tolerance) {
        assertThat(relativeDifference(expected, actual)).as(what).isLessThan(tolerance);
    }

    /** Returns the parameters without running statistics, which a test of their own checks. */
    private static float[] trainable(MultiLayerNetwork network) {
        float[] all = flat(network);
        network.paramTable().forEach((key, parameter) -> {
            if (key.endsWith("_mean") || key.endsWith("_var")) {
                int from = (int) parameter.offset();
                Arrays.fill(all, from, from + (int) parameter.length(), 0);
            }
        });
        return all;
    }

    private static float[] flat(MultiLayerNetwork network) {
        INDArray parameters = network.params();
        return parameters.toFloatVector();
    }

    /** Returns the length of the difference by the length of the expected vector. */
    private static double relativeDifference(float[] expected, float[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(expected[i] - actual[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / size);
    }
}
