package dev.ganvas.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstWeightsTest {
    private static final OptimizerSpec SGD = new OptimizerSpec(OptimizerKind.SGD, 1, 0, 0, 0, 0, Framework.PYTORCH);

    @ParameterizedTest
    @CsvSource({"20, 30", "30, 20", "17, 17", "1, 9", "9, 1"})
    void orthogonalDenseWeightsTimesThemselvesAreTheIdentity(int in, int units) {
        assertOrthogonal(weights(List.of(in), new Dense(units, Activation.RELU)), units);
    }

    @Test
    void theRowsOfOrthogonalKernelsAreTheirOutputs() {
        assertOrthogonal(weights(List.of(3, 8, 8), new Convolution(6, 3, 1, 1, Bias.WITH, Activation.RELU)), 6);
    }

    private static void assertOrthogonal(float[] weights, int rows) {
        int columns = weights.length / rows;
        boolean byRows = rows <= columns;
        int lines = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        for (int a = 0; a < lines; a++) {
            for (int b = 0; b < lines; b++) {
                double product = 0;
                for (int i = 0; i < length; i++) {
                    product += (double) weights[byRows ? a * columns + i : i * columns + a]
                            * weights[byRows ? b * columns + i : i * columns + b];
                }
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PYTORCH_UNIFORM, 0.028868",
        "GLOROT_UNIFORM, 0.035355",
        "SCALED_NORMAL, 0.05",
        "HE_NORMAL, 0.070711",
        "NORMAL, 0.02"
    })
    void aLawHasItsDeviationAndNoMean(Initializer law, double deviation) {
        float[] weights = weights(List.of(400), law, new Dense(1200, Activation.RELU));
        double mean = IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i])
                .average()
                .orElseThrow();
        double squares = IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i] * weights[i])
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(deviation / 100));
        assertThat(Math.sqrt(squares)).isCloseTo(deviation, within(deviation / 100));
    }

    private static float[] weights(List<Integer> in, LayerSpec layer) {
        return weights(in, Initializer.ORTHOGONAL, layer);
    }

    private static float[] weights(List<Integer> in, Initializer law, LayerSpec layer) {
        NetworkSpec spec = new NetworkSpec(in, List.of(layer), law);
        try (ParameterStore store = NetworkBuilder.generator(spec, SGD)) {
            NetworkBuilder.drawFirst(spec, store, 5);
            var place = NetworkBuilder.views(spec, store).get(0).places().stream()
                    .filter(each -> each.parameter().key().equals(Parameter.WEIGHTS))
                    .findFirst()
                    .orElseThrow();
            float[] all = new float[store.size()];
            store.values().get(0, all, all.length);
            return Arrays.copyOfRange(all, place.from(), place.to());
        }
    }
}
