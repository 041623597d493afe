package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Dropout;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * By hand. The dense pair: G is 3 to 4 to 5, so forward 2 (12 + 20) = 64, of which 24 in the lowest layer, and learning
 * takes 2 x 64 - 24 = 104; D is 5 to 2 to 1, so forward 2 (10 + 2) = 24, of which 20 in the lowest layer, and learning
 * takes 2 x 24 - 20 = 28. Passing a gradient through D takes 24.
 */
class StepCostTest {
    private static final int BATCH = 10;
    private static final long UPDATE_G = BATCH * (24 + 104);

    @Test
    void oneFakeBatchForBothIsJudgedOnce() {
        long judged = 2 * BATCH * 24;
        long learned = 2 * BATCH * 28;

        assertThat(dense(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN, 1))
                .isEqualTo(BATCH * 64 + judged + learned + UPDATE_G)
                .isEqualTo(2960);
    }

    @Test
    void laterDiscriminatorUpdatesJudgeTheSharedFakesAgain() {
        long once = dense(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN, 1);

        assertThat(dense(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN, 3))
                .isEqualTo(once + 2 * (2 * BATCH * (24 + 28)));
    }

    @Test
    void freshFakesAreMadeAndJudgedForEachUpdate() {
        long generated = 2 * BATCH * 64;
        long judged = 3 * BATCH * 24;
        long learned = 2 * BATCH * 28;
        long expected = generated + judged + learned + UPDATE_G;

        assertThat(dense(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM, 1))
                .isEqualTo(expected)
                .isEqualTo(3840);
        assertThat(dense(UpdateOrder.GENERATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM, 1))
                .isEqualTo(expected);
        assertThat(dense(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM, 2))
                .isEqualTo(expected + BATCH * 64 + 2 * BATCH * (24 + 28));
    }

    @Test
    void fakesOfAnUpdatedDiscriminatorAreJudgedAgain() {
        assertThat(dense(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.SUM, 1))
                .isEqualTo(BATCH * 64 + 3 * BATCH * 24 + 2 * BATCH * 28 + UPDATE_G);
    }

    @Test
    void separateUpdatesSeeHalfABatchOfEach() {
        long half = BATCH / 2;
        long generated = (BATCH + half) * 64;
        long judged = (BATCH + 2 * half) * 24;
        long learned = 2 * half * 28;

        assertThat(dense(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SEPARATE, 1))
                .isEqualTo(generated + judged + learned + UPDATE_G);
    }

    /**
     * G: transposed 2 to 3 channels, 4 wide, 1 pixel in: 2 x 2 x 3 x 16 = 192; to 1 channel, 4 wide, from 2 x 2 pixels: 2 x
     * 3 x 1 x 16 x 4 = 384. D: convolution of 1 to 2 channels, 3 wide, 4 x 4 to 2 x 2 pixels: 2 x 1 x 2 x 9 x 4 = 144; pooled,
     * then dense 2 to 2: 8.
     */
    @Test
    void convolutionsCostTheirPixelsOnTheSideThatIsSampled() {
        NetworkSpec generator = new NetworkSpec(
                List.of(2, 1, 1),
                List.of(
                        new TransposedConvolution(3, 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY),
                        new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, Activation.RELU),
                        new TransposedConvolution(1, 4, 2, 1, Bias.WITH, Activation.TANH)),
                Initializer.DCGAN_NORMAL);
        NetworkSpec discriminator = new NetworkSpec(
                List.of(1, 4, 4),
                List.of(
                        new Convolution(2, 3, 2, 1, Bias.WITHOUT, Activation.IDENTITY),
                        new Dropout(0.5),
                        new GlobalAveragePooling(),
                        new Dense(2, Activation.IDENTITY)),
                Initializer.DCGAN_NORMAL);
        TrainingRule rule =
                new TrainingRule(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN, FakeMode.TRAINING);
        long g = 192 + 384;
        long d = 144 + 8;

        assertThat(StepCost.operations(
                        new GanSpec(generator, discriminator, 1, rule, LossKind.NON_SATURATING), tuning(1)))
                .isEqualTo(g + 2 * d + 2 * (2 * d - 144) + d + 2 * g - 192);
    }

    private static long dense(UpdateOrder order, Fakes fakes, DiscriminatorLoss loss, int discriminatorSteps) {
        NetworkSpec generator = new NetworkSpec(
                3, List.of(new Dense(4, Activation.RELU), new Dense(5, Activation.TANH)), Initializer.PYTORCH_UNIFORM);
        NetworkSpec discriminator = new NetworkSpec(
                5,
                List.of(new Dense(2, Activation.LEAKY_RELU), new Dense(1, Activation.SIGMOID)),
                Initializer.PYTORCH_UNIFORM);
        TrainingRule rule = new TrainingRule(order, fakes, loss, FakeMode.TRAINING);
        return StepCost.operations(
                new GanSpec(generator, discriminator, BATCH, rule, LossKind.NON_SATURATING),
                tuning(discriminatorSteps));
    }

    private static Tuning tuning(int discriminatorSteps) {
        return Fixtures.tuning(OptimizerKind.ADAM, discriminatorSteps);
    }
}
