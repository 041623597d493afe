package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.Steadying;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.plan.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GanTrainerTest {
    private static final TrainingRule RULE =
            new TrainingRule(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM, FakeMode.TRAINING);

    @Test
    void theSavedGeneratorOpensInPlainDl4jAndGivesTheSameSamples(@TempDir Path folder) throws Exception {
        for (GanSpec spec : new GanSpec[] {
            Fixtures.gan(RULE.order(), RULE.fakes(), RULE.discriminatorLoss()),
            Fixtures.convolutional(1, RULE),
            Fixtures.with(new Steadying(Penalty.NONE, true, 1, 0.9), Fixtures.convolutional(1, RULE))
        }) {
            try (GanTrainer trainer = compile(spec, OptimizerKind.ADAM)) {
                train(trainer, 5);
                Path zip = folder.resolve(spec.hashCode() + ".zip");
                trainer.saveGenerator(zip);
                trainer.saveDiscriminator(folder.resolve("d" + zip.getFileName()));
                int rows = 9;
                float[] latents = new float[rows * spec.generator().inputSize()];
                Fixtures.source().noise(77, 0, latents);
                float[] samples = new float[rows * spec.generator().outputSize()];
                trainer.generate(latents, rows, SampleStatistics.RUNNING, samples);

                MultiLayerNetwork reopened = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
                INDArray input = Nd4j.createFromArray(latents).reshape(rows, -1);
                if (spec.generator().inputShape().size() == 3) {
                    input = input.reshape(rows, spec.generator().inputSize(), 1, 1);
                }
                float[] stock = reopened.output(input).dup('c').reshape(-1).toFloatVector();
                assertThat(samples).hasSameSizeAs(stock);
                for (int i = 0; i < stock.length; i++) {
                    assertThat(samples[i]).isCloseTo(stock[i], within(1e-5f));
                }
                assertThat(ModelSerializer.restoreMultiLayerNetwork(
                                        folder.resolve("d" + zip.getFileName()).toFile())
                                .numParams())
                        .isEqualTo(trainer.discriminator().network().numParams());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void aResetRepeatsTheSameBytes(OptimizerKind kind) {
        try (GanTrainer trainer = compile(Fixtures.convolutional(2, RULE), kind)) {
            train(trainer, 4);
            float[] weights = weights(trainer);
            trainer.reset();
            assertThat(trainer.stepsDone()).isZero();
            assertThat(weights(trainer)).isNotEqualTo(weights);
            train(trainer, 4);
            assertThat(weights(trainer)).isEqualTo(weights);
        }
    }

    static Stream<Arguments> everyWayOfLearning() {
        List<Arguments> rows = new ArrayList<>();
        for (UpdateOrder order : UpdateOrder.values()) {
            for (Fakes fakes : Fakes.values()) {
                for (DiscriminatorLoss made : DiscriminatorLoss.values()) {
                    rows.add(Arguments.of(order, fakes, made));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("everyWayOfLearning")
    void aNetworkWithoutUpdatesStaysAsItIs(UpdateOrder order, Fakes fakes, DiscriminatorLoss made) {
        for (LossKind loss : List.of(LossKind.WASSERSTEIN, LossKind.RELATIVISTIC)) {
            GanSpec spec = Fixtures.with(loss, Fixtures.gan(order, fakes, made));
            try (GanTrainer trainer = GanTrainer.compile(spec, steps(0, 2), 7, 1)) {
                float[] d = trainer.discriminator().copyParameters(new float[0]);
                float[] g = trainer.generator().copyParameters(new float[0]);
                assertThat(trainer.step(Fixtures.source()).isFinite()).isTrue();
                assertThat(trainer.discriminator().copyParameters(new float[0])).isEqualTo(d);
                assertThat(trainer.generator().copyParameters(new float[0])).isNotEqualTo(g);
                assertThat(trainer.hasGradients()).isFalse();
                trainer.tune(steps(3, 0));
                g = trainer.generator().copyParameters(new float[0]);
                trainer.step(Fixtures.source());
                assertThat(trainer.discriminator().copyParameters(new float[0])).isNotEqualTo(d);
                assertThat(trainer.generator().copyParameters(new float[0])).isEqualTo(g);
                trainer.tune(steps(2, 3));
                trainer.step(Fixtures.source());
                assertThat(trainer.generator().copyParameters(new float[0])).isNotEqualTo(g);
                assertThat(trainer.stepsDone()).isEqualTo(3);
            }
        }
    }

    private static Tuning steps(int discriminator, int generator) {
        Tuning one = Fixtures.tuning(OptimizerKind.SGD, discriminator);
        return new Tuning(one.generator(), one.discriminator(), 0.9, 0.1, discriminator, generator, 0, 0);
    }

    @Test
    void clippedWeightsStayWithinTheirBoundAndRunningStatisticsAreLeft() {
        GanSpec spec = Fixtures.with(LossKind.WASSERSTEIN, Fixtures.convolutional(1, RULE));
        Tuning plain = Fixtures.tuning(OptimizerKind.RMSPROP, 2);
        Tuning clipped = new Tuning(plain.generator(), plain.discriminator(), 0.9, 0.1, 2, 1, 0.03, 0);
        try (GanTrainer trainer = GanTrainer.compile(spec, clipped, 7, 1)) {
            train(trainer, 3);
            float[] d = trainer.discriminator().copyParameters(new float[0]);
            trainer.discriminator().places().stream().flatMap(List::stream).forEach(place -> {
                float largest = 0;
                for (int at = place.from(); at < place.to(); at++) {
                    largest = Math.max(largest, Math.abs(d[at]));
                }
                if (place.parameter().role() == Parameter.Role.TRAINED) {
                    assertThat(largest).isLessThanOrEqualTo(0.03f);
                } else if (place.parameter().key().equals("var")) {
                    assertThat(largest).isGreaterThan(0.03f);
                }
            });
        }
    }

    @Test
    void drawingSamplesChangesNothing() {
        GanSpec spec = Fixtures.convolutional(1, RULE);
        try (GanTrainer watched = compile(spec, OptimizerKind.ADAM);
                GanTrainer alone = compile(spec, OptimizerKind.ADAM)) {
            float[] latents = new float[4 * spec.generator().inputSize()];
            Arrays.fill(latents, 0.3f);
            float[] samples = new float[4 * spec.generator().outputSize()];
            for (int i = 0; i < 3; i++) {
                watched.step(Fixtures.source());
                watched.generate(latents, 4, i == 1 ? SampleStatistics.BATCH : SampleStatistics.RUNNING, samples);
                alone.step(Fixtures.source());
            }
            assertThat(weights(watched)).isEqualTo(weights(alone));
        }
    }

    @Test
    void batchStatisticsCancelTheScaleOfTheLatentAndRunningOnesDoNot() {
        GanSpec spec = Fixtures.convolutional(1, RULE);
        try (GanTrainer trainer = compile(spec, OptimizerKind.ADAM)) {
            train(trainer, 5);
            int rows = 8;
            float[] latents = new float[rows * spec.generator().inputSize()];
            Fixtures.source().noise(5, 0, latents);
            assertThat(distance(trainer, spec, latents, 1, 50_000, SampleStatistics.BATCH))
                    .isLessThan(0.01f);
            assertThat(distance(trainer, spec, latents, -1, -10_000, SampleStatistics.BATCH))
                    .isLessThan(0.01f);
            assertThat(distance(trainer, spec, latents, 1, 50_000, SampleStatistics.RUNNING))
                    .isGreaterThan(0.5f);
        }
    }

    @Test
    void aStepMovesTheRunningStatisticsTowardsTheBatches() {
        try (GanTrainer trainer = compile(Fixtures.convolutional(1, RULE), OptimizerKind.SGD)) {
            MultiLayerNetwork d = trainer.discriminator().network();
            assertThat(d.getParam("1_mean").toFloatVector()).containsOnly(0f);
            assertThat(d.getParam("1_var").toFloatVector()).containsOnly(1f);
            train(trainer, 1);
            assertThat(d.getParam("1_mean").toFloatVector()).doesNotContain(0f);
            assertThat(d.getParam("1_var").toFloatVector()).doesNotContain(1f);
        }
    }

    @Test
    void theFastestNumberOfThreadsIsFoundInTheFirstSteps() {
        GanSpec spec = Fixtures.gan(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN);
        try (GanTrainer trainer =
                GanTrainer.compile(spec, Fixtures.tuning(OptimizerKind.ADAM, 1), 1, Threads.FASTEST)) {
            assertThat(trainer.choosesThreads()).isTrue();
            while (trainer.choosesThreads()) {
                assertThat(trainer.step(Fixtures.source()).isFinite()).isTrue();
            }
            assertThat(trainer.threads()).isBetween(1, Threads.byRule());
            trainer.setThreads(3);
            trainer.step(Fixtures.source());
            assertThat(trainer.threads()).isEqualTo(3);
        }
    }

    @Test
    void memoryStaysFlat() {
        GanSpec spec = Fixtures.gan(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN);
        try (GanTrainer trainer = compile(spec, OptimizerKind.ADAM)) {
            train(trainer, 2_000);
            long before = Pointer.totalBytes();
            train(trainer, 20_000);
            assertThat(Pointer.totalBytes()).as("native bytes").isLessThanOrEqualTo(before);
        }
    }

    private static GanTrainer compile(GanSpec spec, OptimizerKind kind) {
        return GanTrainer.compile(spec, Fixtures.tuning(kind, 1), 7, 1);
    }

    private static void train(GanTrainer trainer, int steps) {
        BatchSource source = Fixtures.source();
        for (int i = 0; i < steps; i++) {
            trainer.step(source);
        }
    }

    private static float[] weights(GanTrainer trainer) {
        return trainer.generator().network().params().toFloatVector();
    }

    /** Returns the largest difference between samples of one noise under two factors. */
    private static float distance(
            GanTrainer trainer, GanSpec spec, float[] latents, float one, float other, SampleStatistics statistics) {
        float[] first = samples(trainer, spec, latents, one, statistics);
        float[] second = samples(trainer, spec, latents, other, statistics);
        float largest = 0;
        for (int i = 0; i < first.length; i++) {
            largest = Math.max(largest, Math.abs(first[i] - second[i]));
        }
        return largest;
    }

    private static float[] samples(
            GanTrainer trainer, GanSpec spec, float[] latents, float factor, SampleStatistics statistics) {
        float[] scaled = latents.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        int rows = latents.length / spec.generator().inputSize();
        float[] samples = new float[rows * spec.generator().outputSize()];
        trainer.generate(scaled, rows, statistics, samples);
        return samples;
    }
}
