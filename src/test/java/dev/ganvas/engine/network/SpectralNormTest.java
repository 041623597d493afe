package dev.ganvas.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.ParameterViews;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

/** What a layer computes with, and the gradient of what it is made of; both where the power iteration has settled. */
class SpectralNormTest {
    private static final int SETTLED = 400;
    private static final NetworkSpec SPEC = new NetworkSpec(
            List.of(2, 4, 4),
            List.of(
                    new Convolution(3, 3, 1, 1, Bias.WITH, Activation.LEAKY_RELU),
                    new TransposedConvolution(2, 4, 2, 1, Bias.WITHOUT, Activation.LEAKY_RELU),
                    new Dense(5, Activation.RELU),
                    new Dense(1, Activation.IDENTITY)),
            Initializer.PYTORCH_UNIFORM);

    @Test
    void aLayerComputesWithWeightsWhoseLargestSingularValueIsOne() {
        try (WorkerPool pool = new WorkerPool("test", 2, () -> {});
                ParameterStore store = store();
                SpectralNorm norm = new SpectralNorm(SPEC, store, pool)) {
            settle(norm);
            float[] used = new float[store.size()];
            store.values().get(0, used, used.length);
            ParameterViews.Place dense =
                    NetworkBuilder.views(SPEC, store).get(2).places().get(0);
            int inputs = dense.parameter().shape().get(0);
            double[][] weights = new double[5][inputs];
            for (int i = 0; i < 5 * inputs; i++) {
                weights[i / inputs][i % inputs] = used[dense.from() + i];
            }
            assertThat(new SingularValueDecomposition(new Array2DRowRealMatrix(weights)).getNorm())
                    .isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void theGradientIsTheSlopeByTheWeightsThatAreTrained() {
        try (WorkerPool pool = new WorkerPool("test", 2, () -> {});
                ParameterStore store = store();
                SpectralNorm norm = new SpectralNorm(SPEC, store, pool)) {
            settle(norm);
            float[] slopes = new float[store.size()];
            SplittableRandom random = new SplittableRandom(8);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = (float) random.nextDouble(-1, 1);
            }
            store.gradients().put(0, slopes, slopes.length);
            norm.followOriginal();
            float[] gradients = new float[store.size()];
            store.gradients().get(0, gradients, gradients.length);
            float[] trained = new float[store.size()];
            norm.trained().get(0, trained, trained.length);
            float by = 1f / 256;
            for (int i = 0; i < trained.length; i += 13) {
                float at = trained[i];
                double above = value(norm, store, trained, i, at + by, slopes);
                double below = value(norm, store, trained, i, at - by, slopes);
                trained[i] = at;
                assertThat((double) gradients[i])
                        .as("weight " + i)
                        .isCloseTo((above - below) / (2 * by), within(3e-3 * Math.max(1, Math.abs(gradients[i]))));
            }
        }
    }

    private static double value(
            SpectralNorm norm, ParameterStore store, float[] trained, int at, float value, float[] slopes) {
        trained[at] = value;
        norm.trained().put(0, trained, trained.length);
        for (int i = 0; i < SETTLED; i++) {
            norm.changed();
        }
        float[] used = new float[store.size()];
        store.values().get(0, used, used.length);
        double sum = 0;
        for (int i = 0; i < used.length; i++) {
            sum += (double) slopes[i] * used[i];
        }
        return sum;
    }

    private static void settle(SpectralNorm norm) {
        norm.begin(3);
        for (int i = 0; i < SETTLED; i++) {
            norm.changed();
        }
    }

    private static ParameterStore store() {
        OptimizerSpec any = new OptimizerSpec(OptimizerKind.SGD, 0.1, 0, 0, 0, 0, Framework.PYTORCH);
        ParameterStore store = NetworkBuilder.discriminator(SPEC, any, LossKind.HINGE.loss());
        NetworkBuilder.drawFirst(SPEC, store, 4);
        return store;
    }

    @Test
    void theDirectionsOfEachLayerAreCounted() {
        assertThat(SpectralNorm.directions(SPEC)).isEqualTo(3 + 2 + 5 + 1);
        assertThat(SPEC.layers()
                        .get(1)
                        .outputAxis(new Parameter(
                                Parameter.WEIGHTS, List.of(3, 2, 4, 4), Parameter.Order.ROWS, Parameter.Role.TRAINED)))
                .isEqualTo(1);
    }
}
