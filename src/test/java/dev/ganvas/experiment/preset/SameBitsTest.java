package dev.ganvas.experiment.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.Fixtures;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.Threads;
import dev.ganvas.engine.TrainerState;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.engine.onednn.OneDnn;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A seed alone decides every bit of a network, whatever the number of threads, and wherever a run was cut off. For 200
 * resumes at random: {@code mvn -B test -Dgroups=slow -DexcludedGroups= -Dtest=SameBitsTest}.
 */
class SameBitsTest {
    private static final int STEPS = 4;
    private static final int RESUMES = 200;
    private static final List<String> RESUMED =
            List.of("even", "mnist-mlp", "mnist-scratch", "faces", "dcgan-fast", "dcgan", "hinge-sn");

    @AfterEach
    void useOneDnnAgain() {
        System.clearProperty(OneDnn.SWITCH);
    }

    @ParameterizedTest
    @CsvSource({
        "even, 16",
        "mnist-mlp, 100",
        "mnist-scratch, 60",
        "faces, 32",
        "dcgan-fast, 16",
        "dcgan, 18",
        "hinge-sn, 16"
    })
    void anyNumberOfThreadsGivesTheSameNetworks(String name, int batch) throws Exception {
        Experiment experiment = experiment(name);
        Settings settings = experiment.defaults().with(Schema.BATCH, (long) batch);
        GanSpec spec = experiment.gan(settings, ExperimentData.shape(experiment, settings));
        TrainerState alone = train(experiment, settings, spec, 1, 1);
        assertThat(alone.generator().parameters())
                .isNotEqualTo(train(experiment, settings.with(Schema.SEED, 2L), spec, 1, 1)
                        .generator()
                        .parameters());
        assertSame(train(experiment, settings, spec, 2, 5), alone);
        assertSame(train(experiment, settings, spec, 3, 2), alone);
        assertSame(train(experiment, settings, spec, Threads.FASTEST, Threads.BY_RULE), alone);
    }

    @Tag("slow")
    @Test
    void aRunGoesOnToTheSameNetworksWhereverItWasCutOff() throws Exception {
        SplittableRandom random = new SplittableRandom(Long.getLong("random.seed", 1));
        for (int resume = 0; resume < RESUMES; resume++) {
            String name = RESUMED.get(random.nextInt(RESUMED.size()));
            Experiment experiment = experiment(name);
            Settings settings = experiment
                    .defaults()
                    .with(Schema.BATCH, (long) random.nextInt(2, 40))
                    .with(Schema.SEED, (long) resume);
            GanSpec spec = experiment.gan(settings, ExperimentData.shape(experiment, settings));
            TrainerState whole = train(experiment, settings, spec, random.nextInt(1, 6), random.nextInt(1, 6));
            TrainerState resumed = new TrainerState(spec);
            int cut = random.nextInt(1, STEPS);
            goOn(experiment, settings, resumed, 0, cut, random.nextInt(1, 6));
            goOn(experiment, settings, resumed, cut, STEPS, random.nextInt(1, 6));
            assertSame(resumed, whole);
        }
    }

    /** Trains from a state on, with a trainer of its own, and writes the state that it ends in. */
    private static void goOn(
            Experiment experiment, Settings settings, TrainerState state, int from, int to, int threads)
            throws Exception {
        GanSpec spec = experiment.gan(settings, ExperimentData.shape(experiment, settings));
        try (GanTrainer trainer =
                GanTrainer.compile(spec, experiment.tuning(settings, 0), settings.get(Schema.SEED), threads)) {
            if (from > 0) {
                trainer.restore(state);
            }
            for (int step = from; step < to; step++) {
                trainer.step(Fixtures.source());
            }
            trainer.copyTo(state);
        }
    }

    private static Experiment experiment(String name) {
        return Presets.ALL.stream()
                .filter(preset -> preset.id().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Trains half of the steps with one number of threads, and the other half with another one. */
    private static TrainerState train(
            Experiment experiment, Settings settings, GanSpec spec, int threads, int threadsThen) {
        TrainerState state = new TrainerState(spec);
        try (GanTrainer trainer =
                GanTrainer.compile(spec, experiment.tuning(settings, 0), settings.get(Schema.SEED), threads)) {
            for (int step = 0; step < STEPS; step++) {
                if (step == STEPS / 2) {
                    trainer.setThreads(threadsThen);
                }
                trainer.step(Fixtures.source());
            }
            trainer.copyTo(state);
        }
        return state;
    }

    @Test
    void withoutOneDnnTheSameNetworksAreTrainedButForRounding() throws Exception {
        Experiment experiment = Presets.ALL.get(0);
        Settings settings = experiment.defaults();
        GanSpec spec = experiment.gan(settings, ExperimentData.shape(experiment, settings));
        TrainerState with = train(experiment, settings, spec, 2, 2);
        System.setProperty(OneDnn.SWITCH, "off");
        TrainerState without = train(experiment, settings, spec, 2, 2);
        float[] expected = with.generator().parameters();
        float[] actual = without.generator().parameters();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    private static void assertSame(TrainerState actual, TrainerState expected) {
        assertSame(actual.generator(), expected.generator());
        assertSame(actual.discriminator(), expected.discriminator());
    }

    private static void assertSame(NetworkState actual, NetworkState expected) {
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(actual.directions()).isEqualTo(expected.directions());
        assertThat(actual.slots()).isDeepEqualTo(expected.slots());
    }
}
