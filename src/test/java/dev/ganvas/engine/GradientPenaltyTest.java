package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Dropout;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.GradientPenalty;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.Steadying;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gradient of each penalty against finite differences of the penalty itself, dropout included; and what is refused. */
class GradientPenaltyTest {
    private static final int BATCH = 3;
    private static final Steadying PENALIZED = new Steadying(Penalty.R1, false, 1, 0);
    private static final NetworkSpec DISCRIMINATOR = new NetworkSpec(
            List.of(1, 4, 4),
            List.of(
                    new Convolution(3, 3, 1, 1, Bias.WITH, Activation.LEAKY_RELU),
                    new Dense(7, Activation.RELU),
                    new Dropout(0.3),
                    new Dense(1, Activation.IDENTITY)),
            Initializer.PYTORCH_UNIFORM);

    @ParameterizedTest
    @EnumSource(value = Penalty.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theGradientIsTheSlopeOfThePenalty(Penalty kind) {
        try (WorkerPool pool = Threads.pool(1);
                ParameterStore store = NetworkBuilder.discriminator(
                        DISCRIMINATOR, Fixtures.optimizer(OptimizerKind.SGD), LossKind.WASSERSTEIN.loss());
                NativeRows samples = new NativeRows(2 * BATCH, DISCRIMINATOR.inputShape());
                GradientPenalty penalty = new GradientPenalty(kind, DISCRIMINATOR, store, BATCH, pool)) {
            NetworkBuilder.drawFirst(DISCRIMINATOR, store, 5);
            float[] rows = new float[2 * BATCH * DISCRIMINATOR.inputSize()];
            Fixtures.source().real(3, 0, rows);
            samples.put(0, rows, rows.length);
            Fixtures.source().mixture(3, 0, penalty.shares());
            assertThat(penalty.measure(samples, 4, 9)).isGreaterThan(1e-3);
            float[] gradients = new float[store.size()];
            store.gradients().put(0, gradients, gradients.length);
            penalty.addGradients(store.gradients());
            store.gradients().get(0, gradients, gradients.length);
            float[] weights = new float[store.size()];
            store.values().get(0, weights, weights.length);
            float by = 1f / 8192; // small, so that no rectifier passes zero on the way
            for (int i = 0; i < weights.length; i++) {
                float at = weights[i];
                double above = measure(penalty, samples, store, weights, i, at + by);
                double below = measure(penalty, samples, store, weights, i, at - by);
                weights[i] = at;
                assertThat((double) gradients[i]).as("weight " + i).isCloseTo((above - below) / (2 * by), within(2e-3));
            }
        }
    }

    private static double measure(
            GradientPenalty penalty, NativeRows samples, ParameterStore store, float[] weights, int at, float value) {
        weights[at] = value;
        store.values().put(0, weights, weights.length);
        return penalty.measure(samples, 4, 9);
    }

    @Test
    void whatIsNoChainOfWeightsAndRectifiersIsRefused() {
        assertThatThrownBy(() -> PENALIZED.check(with(new Dense(4, Activation.TANH))))
                .isInstanceOf(UnfitLayerException.class)
                .hasMessageContaining("a layer \"dense\" of D ends in tanh");
        assertThatThrownBy(() -> PENALIZED.check(
                        with(new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, Activation.LEAKY_RELU))))
                .isInstanceOf(UnfitLayerException.class)
                .hasMessageContaining("\"batch normalization\" of D mixes those of a batch");
    }

    private static List<LayerSpec> with(LayerSpec layer) {
        return List.of(layer, new Dense(1, Activation.SIGMOID));
    }
}
