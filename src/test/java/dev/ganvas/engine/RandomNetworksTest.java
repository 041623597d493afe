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
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.engine.onednn.OneDnn;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Networks of random layers and sizes, on random numbers of threads: through oneDNN they learn what they learn with ND4J's
 * operations. A wrong native call would end the process. For longer: {@code mvn -B test -Dtest=RandomNetworksTest
 * -Drandom.seconds=3600}.
 */
class RandomNetworksTest {
    private static final long NANOS = 1_000_000_000L * Long.getLong("random.seconds", 2);
    private static final int STEPS = 2;
    /** By how much two sums in another order may differ after two steps, as a share of how far the weights moved. */
    private static final double TOLERANCE = 0.01;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("random.seed", 1));

    @AfterEach
    void useOneDnnAgain() {
        System.clearProperty(OneDnn.SWITCH);
    }

    @Test
    void theyLearnTheSameWithAndWithoutOneDnn() {
        long begun = System.nanoTime();
        for (int i = 0; i < 2 || System.nanoTime() - begun < NANOS; i++) {
            compare(i % 2 == 0 ? dense() : convolutional());
        }
    }

    private void compare(GanSpec spec) {
        TrainerState first = train(spec, "on", 1, 0);
        TrainerState with = train(spec, "on", random.nextInt(1, 6), STEPS);
        TrainerState without = train(spec, "off", 1, STEPS);
        assertThat(difference(with.generator(), without.generator(), first.generator()))
                .as("%s", spec)
                .isLessThan(TOLERANCE);
        assertThat(difference(with.discriminator(), without.discriminator(), first.discriminator()))
                .as("%s", spec)
                .isLessThan(TOLERANCE);
    }

    private static TrainerState train(GanSpec spec, String oneDnn, int threads, int steps) {
        System.setProperty(OneDnn.SWITCH, oneDnn);
        TrainerState state = new TrainerState(spec);
        try (GanTrainer trainer = GanTrainer.compile(spec, Fixtures.tuning(OptimizerKind.SGD, 1), 3, threads)) {
            for (int i = 0; i < steps; i++) {
                trainer.step(Fixtures.source());
            }
            trainer.copyTo(state);
        }
        return state;
    }

    private static double difference(NetworkState actual, NetworkState expected, NetworkState first) {
        double squares = 0;
        double moved = 0;
        for (int i = 0; i < expected.parameters().length; i++) {
            squares += Math.pow(actual.parameters()[i] - expected.parameters()[i], 2);
            moved += Math.pow(expected.parameters()[i] - first.parameters()[i], 2);
        }
        return Math.sqrt(squares / moved);
    }

    private GanSpec dense() {
        int sample = random.nextInt(1, 400);
        List<LayerSpec> g = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            g.add(new Dense(random.nextInt(1, 300), activation()));
            if (random.nextBoolean()) {
                g.add(new BatchNormalization(0.9, 1e-3, Framework.PYTORCH, Activation.LEAKY_RELU));
            }
        }
        g.add(new Dense(sample, Activation.TANH));
        List<LayerSpec> d = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            d.add(new Dense(random.nextInt(1, 300), activation()));
            if (random.nextBoolean()) {
                d.add(new Dropout(0.3));
            }
        }
        d.add(new Dense(1, Activation.SIGMOID));
        return pair(List.of(random.nextInt(1, 100)), g, List.of(sample), d, random.nextInt(2, 300));
    }

    private GanSpec convolutional() {
        int channels = random.nextBoolean() ? 1 : 3;
        List<LayerSpec> g = List.of(
                new TransposedConvolution(random.nextInt(1, 40), 4, 1, 0, Bias.WITHOUT, Activation.IDENTITY),
                new BatchNormalization(0.9, 1e-3, Framework.PYTORCH, Activation.RELU),
                new TransposedConvolution(random.nextInt(1, 40), 4, 2, 1, Bias.WITH, activation()),
                new Convolution(channels, 3, 1, 1, Bias.WITH, Activation.TANH));
        List<LayerSpec> d = List.of(
                new Convolution(random.nextInt(1, 40), 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU),
                new Convolution(random.nextInt(1, 40), 3, 1, 1, Bias.WITHOUT, Activation.IDENTITY),
                new BatchNormalization(0.9, 1e-3, Framework.PYTORCH, Activation.LEAKY_RELU),
                new Dense(1, Activation.SIGMOID));
        return pair(List.of(random.nextInt(1, 50), 1, 1), g, List.of(channels, 8, 8), d, random.nextInt(2, 70));
    }

    private static GanSpec pair(
            List<Integer> latent, List<LayerSpec> g, List<Integer> sample, List<LayerSpec> d, int batch) {
        TrainingRule rule = new TrainingRule(
                UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.MEAN, FakeMode.TRAINING);
        return new GanSpec(
                new NetworkSpec(latent, g, Initializer.GLOROT_UNIFORM),
                new NetworkSpec(sample, d, Initializer.GLOROT_UNIFORM),
                batch,
                rule,
                LossKind.NON_SATURATING);
    }

    private Activation activation() {
        Activation[] all = Activation.values();
        return all[random.nextInt(all.length)];
    }
}
