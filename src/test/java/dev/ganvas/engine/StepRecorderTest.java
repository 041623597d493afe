package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.StepTrace.Kind;
import dev.ganvas.engine.StepTrace.Phase;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.optimizer.OptimizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepRecorderTest {
    @Test
    void aStepThatUpdatesDFirstWithFreshFakesHasFourteenPhases() {
        StepTrace trace = trace(
                Fixtures.gan(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM), 1, Learners.BOTH);
        assertThat(names(trace))
                .containsExactly(
                        "d NOISE",
                        "d FAKES",
                        "d REALS",
                        "d JUDGE_REAL",
                        "d JUDGE_FAKE",
                        "d LOSS",
                        "d GRADIENT",
                        "d UPDATE",
                        "g NOISE",
                        "g FAKES",
                        "g JUDGE_FAKE",
                        "g LOSS",
                        "g GRADIENT",
                        "g UPDATE");
    }

    @Test
    void aStepThatUpdatesGFirstAndReusesItsFakesMakesThemOnce() {
        StepTrace trace = trace(
                Fixtures.gan(UpdateOrder.GENERATOR_FIRST, Fakes.REUSED, DiscriminatorLoss.MEAN), 1, Learners.BOTH);
        assertThat(names(trace))
                .containsExactly(
                        "b NOISE",
                        "b FAKES",
                        "d REALS",
                        "b JUDGE_FAKE",
                        "g LOSS",
                        "g GRADIENT",
                        "g UPDATE",
                        "d JUDGE_REAL",
                        "d LOSS",
                        "d GRADIENT",
                        "d UPDATE");
    }

    @Test
    void separateUpdatesAndSeveralOfThemShowAsManyTimes() {
        StepTrace trace = trace(
                Fixtures.gan(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SEPARATE),
                3,
                Learners.BOTH);
        assertThat(names(trace)).filteredOn("d UPDATE"::equals).hasSize(6);
        assertThat(names(trace)).filteredOn("g UPDATE"::equals).hasSize(1);
    }

    @Test
    void aStepOfOneNetworkUpdatesThatOneOnly() {
        GanSpec spec = Fixtures.gan(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM);
        assertThat(names(trace(spec, 1, Learners.GENERATOR)))
                .contains("g UPDATE")
                .doesNotContain("d UPDATE");
        assertThat(names(trace(spec, 1, Learners.DISCRIMINATOR)))
                .contains("d UPDATE")
                .doesNotContain("g UPDATE");
    }

    @Test
    void figuresAreThoseOfTheStep() {
        GanSpec spec = Fixtures.gan(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM);
        try (GanTrainer trainer = GanTrainer.compile(spec, Fixtures.tuning(OptimizerKind.SGD, 1), 7, 1)) {
            StepRecorder recorder = new StepRecorder(trainer);
            StepReport report = recorder.step(Fixtures.source(), Learners.BOTH);
            List<Phase> phases = recorder.trace().phases();
            assertThat(recorder.trace().step()).isEqualTo(1);
            assertThat(phases.get(3).figure()).isCloseTo(report.get(StepFigure.D_REAL), within(1e-6));
            assertThat(phases.get(4).figure()).isCloseTo(report.get(StepFigure.D_FAKE), within(1e-6));
            assertThat(phases.get(5).figure()).isCloseTo(report.get(StepFigure.D_LOSS), within(1e-6));
            assertThat(phases.get(11).figure()).isCloseTo(report.get(StepFigure.G_LOSS), within(1e-6));
            float[] noise = new float[Fixtures.BATCH * Fixtures.LATENT];
            Fixtures.source().noise(0, 1, noise);
            assertThat(phases.get(8).rows()).containsExactly(noise);
            float[] fakes = new float[Fixtures.BATCH * Fixtures.SAMPLE];
            trainer.copyLastFakes(fakes);
            assertThat(phases.get(9).rows()).containsExactly(fakes);
            assertThat(phases.get(10).rows()).hasSize(Fixtures.BATCH);
            assertThat(phases)
                    .filteredOn(phase -> phase.kind() == Kind.UPDATE)
                    .isNotEmpty()
                    .allMatch(phase -> phase.figure() > 0);
        }
    }

    private static StepTrace trace(GanSpec spec, int discriminatorSteps, Learners learners) {
        Tuning tuning = Fixtures.tuning(OptimizerKind.SGD, discriminatorSteps);
        try (GanTrainer trainer = GanTrainer.compile(spec, tuning, 7, 1)) {
            StepRecorder recorder = new StepRecorder(trainer);
            recorder.step(Fixtures.source(), learners);
            return recorder.trace();
        }
    }

    private static List<String> names(StepTrace trace) {
        return trace.phases().stream()
                .map(phase ->
                        phase.turn().name().toLowerCase(java.util.Locale.ROOT).charAt(0) + " " + phase.kind())
                .toList();
    }
}
