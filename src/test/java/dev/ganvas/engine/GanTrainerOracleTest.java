package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
        GanSpec spec = Fixtures.gan(order, fakes, loss);
        Tuning tuning = Fixtures.tuning(kind, discriminatorSteps);
        BatchSource source = Fixtures.source();
        try (GanTrainer trainer = GanTrainer.compile(spec, tuning, 7, 1)) {
            StockGan stock = new StockGan(
                    spec,
                    tuning,
                    trainer.generator().network(),
                    trainer.discriminator().network());
            float[] before = flat(trainer.discriminator().network());
            for (int step = 0; step < STEPS; step++) {
                StepReport report = trainer.step(source);
                stock.step(source, step);

                assertThat(report.step).isEqualTo(step + 1);
                assertThat((double) report.generatorLoss).isCloseTo(stock.generatorLoss, within(1e-4));
                assertThat((double) report.discriminatorLoss).isCloseTo(stock.discriminatorLoss, within(1e-4));
                assertThat((double) report.realProbability).isCloseTo(stock.realProbability, within(1e-4));
                assertThat((double) report.fakeProbability).isCloseTo(stock.fakeProbability, within(1e-4));
                assertThat((double) report.discriminatorAccuracy).isCloseTo(stock.accuracy, within(1e-6));
            }
            assertThat(relativeDifference(before, flat(trainer.discriminator().network())))
                    .as("training changes the weights")
                    .isGreaterThan(1e-2);
            assertThat(relativeDifference(
                            flat(stock.generator), flat(trainer.generator().network())))
                    .isLessThan(1e-4);
            assertThat(relativeDifference(
                            flat(stock.discriminator),
                            flat(trainer.discriminator().network())))
                    .isLessThan(1e-4);
            assertThat(relativeDifference(
                            stock.lastGeneratorGradient.toFloatVector(),
                            trainer.generator()
                                    .network()
                                    .getFlattenedGradients()
                                    .toFloatVector()))
                    .isLessThan(1e-4);
            assertThat(relativeDifference(
                            stock.lastDiscriminatorGradient.toFloatVector(),
                            trainer.discriminator()
                                    .network()
                                    .getFlattenedGradients()
                                    .toFloatVector()))
                    .isLessThan(1e-4);
        }
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
