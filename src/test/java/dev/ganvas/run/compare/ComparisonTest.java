package dev.ganvas.run.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.DivergedException;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.run.compare.ComparedRun.Outcome;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ComparisonTest {
    private static final Experiment EVEN = Presets.EVEN;
    private static final Settings DEFAULTS = EVEN.defaults();

    @Test
    void variantsStartFromTheSameWeightsNoiseAndDataInTheSameOrder(@TempDir Path folder) throws Exception {
        List<List<Integer>> drawn = new ArrayList<>();
        Comparison comparison = new Comparison(EVEN, watched(drawn), optimizers(DEFAULTS), 40);
        List<byte[]> generators = new ArrayList<>();
        List<byte[]> discriminators = new ArrayList<>();
        comparison.addListener(new ComparisonListener() {
            @Override
            public void starting(VariantRun variant, Run run) {
                drawn.add(new ArrayList<>());
                run.addListener(new RunListener() {
                    @Override
                    public void stateChanged(Run changed, RunState from, RunState to) {
                        if (to == RunState.READY) {
                            Path zip = folder.resolve(variant.name() + ".zip");
                            try {
                                changed.trainer().saveGenerator(zip);
                                generators.add(coefficients(zip));
                                Path other = folder.resolve(variant.name() + "-d.zip");
                                changed.trainer().saveDiscriminator(other);
                                discriminators.add(coefficients(other));
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        }
                    }
                });
            }
        });
        comparison.work();

        assertThat(generators).hasSize(3);
        assertThat(generators.get(1)).isEqualTo(generators.get(0));
        assertThat(generators.get(2)).isEqualTo(generators.get(0));
        assertThat(discriminators.get(1)).isEqualTo(discriminators.get(0));
        assertThat(discriminators.get(2)).isEqualTo(discriminators.get(0));
        assertThat(drawn.get(0)).hasSizeGreaterThan(40);
        assertThat(drawn.get(1)).isEqualTo(drawn.get(0));
        assertThat(drawn.get(2)).isEqualTo(drawn.get(0));
        VariantRun sgd = comparison.runs().get(0);
        VariantRun adam = comparison.runs().get(2);
        assertThat(samples(adam, 0)).isEqualTo(samples(sgd, 0));
        assertThat(samples(adam, 40)).isNotEqualTo(samples(sgd, 40));
        // Losses of the first step are those before the first update of D, on the same batch and noise.
        assertThat(adam.rows().value(StepFigure.G_LOSS, 0)).isEqualTo(sgd.rows().value(StepFigure.G_LOSS, 0));
        assertThat(adam.rows().value(StepFigure.D_REAL, 0)).isEqualTo(sgd.rows().value(StepFigure.D_REAL, 0));
    }

    @Test
    void everyVariantIsTheRunThatItWouldBeAlone() throws Exception {
        Comparison comparison = comparison(optimizers(DEFAULTS), 60);
        comparison.work();
        VariantRun adam = comparison.runs().get(2);
        Run alone = new Run(EVEN, adam.settings(), data());
        alone.addListener(new RunListener() {
            @Override
            public void stateChanged(Run changed, RunState from, RunState to) {
                if (to == RunState.FINISHED) {
                    changed.close();
                }
            }
        });
        alone.start();
        alone.work();

        History.Rows expected = alone.history().snapshot();
        assertThat(adam.rows().length()).isEqualTo(60);
        for (int row = 0; row < 60; row++) {
            assertThat(adam.rows().value(StepFigure.D_LOSS, row)).isEqualTo(expected.value(StepFigure.D_LOSS, row));
        }
        assertThat(samples(adam, 60))
                .isEqualTo(Objects.requireNonNull(alone.frame()).samples());
    }

    @Test
    void samplesAreKeptAtTheSameStepsInEachRun() throws Exception {
        Comparison comparison = comparison(optimizers(DEFAULTS), 200);
        comparison.work();

        long[] steps = comparison.runs().get(0).sampledSteps();
        assertThat(steps).startsWith(0, 1, 2).endsWith(200).hasSizeGreaterThan(20);
        for (VariantRun run : comparison.runs()) {
            assertThat(run.sampledSteps()).isEqualTo(steps);
            assertThat(Objects.requireNonNull(run.samples(steps[5])).step()).isEqualTo(steps[5]);
        }
    }

    @Test
    void tellsTheFiguresOfEachVariant() throws Exception {
        Comparison comparison = comparison(optimizers(DEFAULTS), 500);
        assertThat(comparison.progress()).isZero();
        assertThat(comparison.timeLeft()).isEmpty();
        comparison.work();

        assertThat(comparison.isOver()).isTrue();
        assertThat(comparison.progress()).isEqualTo(1);
        assertThat(comparison.runs()).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.FINISHED);
            assertThat(run.step()).isEqualTo(500);
            assertThat(run.means().fromStep()).isEqualTo(451);
            assertThat(run.means().of(StepFigure.D_ACCURACY)).isBetween(0.0, 1.0);
            assertThat(run.stepsPerSecond()).isPositive();
            assertThat(run.quality()).get().isInstanceOf(Quality.Numbers.class);
        });
        Quality.Numbers adam =
                (Quality.Numbers) comparison.runs().get(2).quality().orElseThrow();
        assertThat(adam.evenNumbers()).isEqualTo(64);
        RunFrame shown = Objects.requireNonNull(comparison.runs().get(2).samples(500));
        assertThat(adam.census().counts())
                .isEqualTo(Objects.requireNonNull(shown.census()).counts());
        SettingDifferences differences = SettingDifferences.among(comparison.runs());
        assertThat(differences.settings()).as("beta1 acts in one of them only").containsExactly(Schema.OPTIMIZER);
    }

    @Test
    void cancelKeepsWhatIsDone() throws Exception {
        Comparison comparison = comparison(optimizers(DEFAULTS), 100_000);
        comparison.addListener(new ComparisonListener() {
            @Override
            public void starting(VariantRun variant, Run run) {
                run.addListener(new RunListener() {
                    @Override
                    public void stepped(Run stepping, StepReport report) {
                        if (report.step == 30) {
                            comparison.cancel();
                        }
                    }
                });
            }
        });
        comparison.work();

        assertThat(comparison.runs()).extracting(VariantRun::outcome).containsOnly(Outcome.CANCELLED);
        assertThat(comparison.runs()).extracting(VariantRun::step).containsExactly(30L, 0L, 0L);
        VariantRun first = comparison.runs().get(0);
        assertThat(first.rows().length()).isEqualTo(30);
        assertThat(first.means().fromStep()).isLessThanOrEqualTo(28);
        assertThat(first.quality()).isPresent();
        assertThat(Objects.requireNonNull(first.samples(30)).step()).isEqualTo(30);
        assertThat(comparison.isOver()).isTrue();
    }

    @Test
    void oneThatDivergesOrCannotBeSavedLeavesTheOthersAlone() throws Exception {
        List<Variant> variants = List.of(
                new Variant(
                        "wild",
                        DEFAULTS.with(Schema.OPTIMIZER, OptimizerKind.SGD).with(Schema.MOMENTUM, 0.999999)),
                new Variant("tame", DEFAULTS),
                new Variant("unsaved", DEFAULTS));
        Comparison comparison = new Comparison(EVEN, poisoned(), variants, 50);
        comparison.addListener(new ComparisonListener() {
            @Override
            public void starting(VariantRun variant, Run run) throws IOException {
                if (variant.name().equals("unsaved")) {
                    throw new IOException("The disk is full; make room.");
                }
            }
        });
        comparison.work();

        VariantRun wild = comparison.runs().get(0);
        assertThat(wild.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(wild.failure()).isInstanceOf(DivergedException.class);
        assertThat(wild.reason().orElseThrow().toString()).contains("diverged at step 3");
        assertThat(wild.quality()).isEmpty();
        assertThat(wild.means().toStep()).isPositive();
        assertThat(comparison.runs().get(1).outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(comparison.runs().get(2).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(comparison.runs().get(2).reason().map(Sentence::toString)).contains("The disk is full; make room.");
    }

    @Test
    void fiftyVariantsShareTheRoom() throws Exception {
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < Comparison.MOST_VARIANTS; i++) {
            variants.add(new Variant("seed " + i, DEFAULTS.with(Schema.SEED, (long) i)));
        }
        Comparison comparison = comparison(variants, 3);
        comparison.work();

        assertThat(comparison.runs()).allMatch(run -> run.outcome() == Outcome.FINISHED);
        assertThat(comparison.runs()).allMatch(run -> run.sampledSteps().length == 4);
        variants.add(new Variant("one more", DEFAULTS));
        assertRefused(variants, 3, "A comparison takes 1 to 50 variants, but has 51");
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedInOneSentence() throws Exception {
        Variant one = new Variant("one", DEFAULTS);
        assertRefused(List.of(), 3, "has 0");
        assertRefused(List.of(one, one), 3, "Two variants are called \"one\"");
        assertRefused(List.of(one), 0, "steps is 0");
        assertRefused(
                List.of(one, new Variant("other", DEFAULTS.with(Schema.BITS, 5L))),
                3,
                "bits differs between variants, but a comparison has one data set");
        assertThatThrownBy(() ->
                        Comparison.length(EVEN, DEFAULTS.with(Schema.STEPS, 0L).with(Schema.EPOCHS, 0L), data()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("would never end");
        assertThat(Comparison.length(EVEN, DEFAULTS, data())).isEqualTo(500);
    }

    @Test
    void imagesAreMeasuredAgainstRealOnes() throws Exception {
        Experiment mlp = Presets.MNIST_MLP;
        Settings settings = mlp.defaults().with(Schema.LIMIT, 200L).with(Schema.BATCH, 20L);
        Dataset digits = ExperimentData.load(mlp, settings);
        Comparison comparison = new Comparison(
                mlp,
                digits,
                List.of(
                        new Variant("little", settings.with(Schema.LR, 1e-9)),
                        new Variant("learned", settings.with(Schema.LR, 0.001))),
                150);
        comparison.work();

        Quality.Images little =
                (Quality.Images) comparison.runs().get(0).quality().orElseThrow();
        Quality.Images learned =
                (Quality.Images) comparison.runs().get(1).quality().orElseThrow();
        assertThat(learned.score().floor()).isEqualTo(little.score().floor()).isBetween(0.05, 0.9);
        assertThat(little.score().diversity()).isLessThan(0.2);
        assertThat(learned.score().distance()).isLessThan(little.score().distance());
    }

    private static void assertRefused(List<Variant> variants, long steps, String why) {
        assertThatThrownBy(() -> comparison(variants, steps))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(why);
    }

    private static Comparison comparison(List<Variant> variants, long steps) throws Exception {
        return new Comparison(EVEN, data(), variants, steps);
    }

    private static Dataset data() throws Exception {
        return ExperimentData.load(EVEN, DEFAULTS);
    }

    private static List<Variant> optimizers(Settings settings) {
        return List.of("sgd", "rmsprop", "adam").stream()
                .map(name -> new Variant(
                        name,
                        EVEN.withTexts(
                                settings,
                                Map.of(
                                        Schema.OPTIMIZER.name(),
                                        name,
                                        switch (name) {
                                            case "sgd" -> "momentum";
                                            case "rmsprop" -> "rho";
                                            default -> "beta1";
                                        },
                                        "0.4"))))
                .toList();
    }

    private static float[] samples(VariantRun run, long step) {
        return Objects.requireNonNull(run.samples(step)).samples();
    }

    /** Returns the file's weights alone: its other entries carry the time. */
    private static byte[] coefficients(Path zip) throws IOException {
        try (var files = FileSystems.newFileSystem(zip)) {
            return Files.readAllBytes(files.getPath("coefficients.bin"));
        }
    }

    /** Returns the real samples, and notes which ones are drawn in the last list of {@code drawn}. */
    private static Dataset watched(List<List<Integer>> drawn) throws Exception {
        return new Overheard(data()) {
            @Override
            public void copy(int index, float[] into, int offset) {
                super.copy(index, into, offset);
                if (!drawn.isEmpty()) {
                    drawn.get(drawn.size() - 1).add(index);
                }
            }
        };
    }

    /** Returns data of which the third batch of the first run is no numbers. */
    private static Dataset poisoned() throws Exception {
        int batch = Math.toIntExact(DEFAULTS.get(Schema.BATCH));
        return new Overheard(data()) {
            private int copied;

            @Override
            public void copy(int index, float[] into, int offset) {
                super.copy(index, into, offset);
                copied++;
                if (copied > 2 * batch && copied <= 3 * batch) {
                    into[offset] = Float.NaN;
                }
            }
        };
    }

    private static class Overheard implements Dataset {
        private final Dataset data;

        Overheard(Dataset data) {
            this.data = data;
        }

        @Override
        public Sentence title() {
            return data.title();
        }

        @Override
        public int size() {
            return data.size();
        }

        @Override
        public SampleShape shape() {
            return data.shape();
        }

        @Override
        public ValueRange range() {
            return data.range();
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            data.copy(index, into, offset);
        }
    }
}
