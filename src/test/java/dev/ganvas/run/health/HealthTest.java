package dev.ganvas.run.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.loss.Balance;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.run.health.Diagnosis.Check;
import dev.ganvas.run.quality.QualityRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every threshold from both sides, and what makes a finding last. */
class HealthTest {
    private static final double NONE = Double.NaN;
    private static final Balance BALANCE = LossKind.NON_SATURATING.loss().balance();

    @ParameterizedTest
    @CsvSource({
        // accuracy, D(G(z)), finding
        "0.7,  0.4,    BALANCED",
        "0.5,  0.5,    BALANCED",
        "0.969, 0.1,   BALANCED",
        "0.97, 0.1,    D_AHEAD",
        "1,    0.0101, D_AHEAD",
        "1,    0.01,   D_WINS",
        "1,    0,      D_WINS",
        "0.5,  0.699,  BALANCED",
        "0.5,  0.7,    G_AHEAD",
        "0.5,  0.899,  G_AHEAD",
        "0.5,  0.9,    G_WINS",
    })
    void balance(double accuracy, double fake, Diagnosis expected) {
        assertThat(find(measurements(1000, accuracy, fake, NONE, NONE, NONE, NONE, NONE), Check.BALANCE))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // accuracy, score of fakes, D's loss on them, finding
        "0.5,  0.5,   0.25,   BALANCED",
        "0.97, 0.03,  0.0011, D_AHEAD",
        "1,    0.03,  0.001,  D_WINS",
        "0.5,  0.7,   0.5,    G_AHEAD",
        "0.5,  0.9,   0.8,    G_WINS",
        "0.8,  -0.1,  0.3,    BALANCED",
    })
    void balanceOfScores(double accuracy, double score, double loss, Diagnosis expected) {
        Map<StepFigure, Double> known =
                Map.of(StepFigure.D_ACCURACY, accuracy, StepFigure.D_FAKE, score, StepFigure.D_LOSS_FAKE, loss);
        List<Double> means = StepFigure.all().stream()
                .map(figure -> known.getOrDefault(figure, NONE))
                .toList();
        HealthMeasurements vitals = new HealthMeasurements(1000, 20, true, means, NONE, NONE, NONE, NONE, NONE, NONE);
        assertThat(Health.judge(LossKind.LEAST_SQUARES.loss().balance(), vitals, List.of()))
                .extracting(Finding::diagnosis)
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // loss, accuracy, score of fakes, D's loss on them, finding
        "MINIMAX, 1, 0.01, 5, D_WINS",
        "WASSERSTEIN, 1, -90, -90, BALANCED",
        "WASSERSTEIN, 0.41, 90, 90, BALANCED",
        "WASSERSTEIN, 0.4, 0, 0, G_AHEAD",
        "WASSERSTEIN, 0.2, 0, 0, G_WINS",
        "HINGE, 0.9, -0.4, 0.6, BALANCED",
        "HINGE, 0.97, -0.4, 0.6, D_AHEAD",
        "HINGE, 1, -2, 0.001, D_WINS",
        "HINGE, 0.5, 0.5, 1.5, G_AHEAD",
        "HINGE, 0.5, 0.9, 1.9, G_WINS",
        "RELATIVISTIC, 0.8, 50, 0.4, BALANCED",
        "RELATIVISTIC, 0.97, 50, 0.1, D_AHEAD",
        "RELATIVISTIC, 1, 50, 0.01, D_WINS",
        "RELATIVISTIC, 0.4, -50, 0.8, G_AHEAD",
        "RELATIVISTIC, 0.2, -50, 1.2, G_WINS",
    })
    void balanceOfTheOtherLosses(LossKind kind, double accuracy, double score, double loss, Diagnosis expected) {
        Map<StepFigure, Double> known =
                Map.of(StepFigure.D_ACCURACY, accuracy, StepFigure.D_FAKE, score, StepFigure.D_LOSS_FAKE, loss);
        List<Double> means = StepFigure.all().stream()
                .map(figure -> known.getOrDefault(figure, NONE))
                .toList();
        HealthMeasurements vitals = new HealthMeasurements(1000, 20, true, means, NONE, NONE, NONE, NONE, NONE, NONE);
        assertThat(Health.judge(kind.loss().balance(), vitals, List.of()))
                .extracting(Finding::diagnosis)
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1,  VARIED",
        "0.61, VARIED",
        "0.6,  ALIKE",
        "0.26, ALIKE",
        "0.25, COLLAPSED",
        "0,    COLLAPSED",
    })
    void diversity(double measured, Diagnosis expected) {
        assertThat(find(measurements(1000, NONE, NONE, measured, NONE, NONE, NONE, NONE), Check.DIVERSITY))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // smaller norm, larger norm, largest step, finding
        "0.1,    1,    0.001, FLOWING",
        "0.1,    99.9, 0.001, FLOWING",
        "0.1,    100,  0.001, EXPLODING",
        "0.1,    1,    0.099, FLOWING",
        "0.1,    1,    0.1,   LARGE_STEPS",
        "1.1e-5, 1,    0.001, FLOWING",
        "1e-5,   1,    0.001, VANISHING",
        "0,      1,    0,     VANISHING",
    })
    void gradients(double small, double large, double step, Diagnosis expected) {
        assertThat(find(measurements(1000, NONE, NONE, NONE, NONE, small, large, step), Check.GRADIENTS))
                .isEqualTo(expected);
    }

    @Test
    void nothingIsCalledHealthyBeforeItIsJudged() {
        assertThat(Health.judge(BALANCE, measurements(49, 0.7, 0.4, 0.9, 1, 0.1, 1, 0.001), List.of()))
                .isEmpty();
        assertThat(Health.judge(BALANCE, measurements(50, 0.7, 0.4, 0.9, 1, 0.1, 1, 0.001), List.of()))
                .hasSize(4);
        assertThat(find(measurements(3, 0.7, 0.4, 0.9, 1, 0.1, 100, 0.001), Check.GRADIENTS))
                .isEqualTo(Diagnosis.EXPLODING);
    }

    @ParameterizedTest
    @CsvSource({"1.2, UNSATURATED", "0.51, UNSATURATED", "0.5, SATURATED", "0.051, SATURATED", "0.05, STUCK", "0, STUCK"
    })
    void saturation(double between, Diagnosis expected) {
        assertThat(find(measurements(1000, NONE, NONE, NONE, between, NONE, NONE, NONE), Check.SATURATION))
                .isEqualTo(expected);
    }

    @Test
    void whatWasNotMeasuredAndWhatHasJustBegunIsNotJudged() {
        assertThat(Health.judge(BALANCE, measurements(1000, NONE, NONE, NONE, NONE, NONE, NONE, NONE), List.of()))
                .isEmpty();
        assertThat(Health.judge(BALANCE, measurements(49, 1, 0, 0, 0, NONE, NONE, NONE), List.of()))
                .isEmpty();
        assertThat(Health.judge(BALANCE, measurements(50, 1, 0, 0, 0, NONE, NONE, NONE), List.of()))
                .hasSize(3);
    }

    @Test
    void aFigureThatIsNotANumberIsTheOnlyFinding() {
        HealthMeasurements lost = new HealthMeasurements(7, 1, false, means(0.7, 0.4), 1, 1, 1, 1, 1, 0.001);
        assertThat(Health.judge(BALANCE, lost, List.of()))
                .extracting(Finding::diagnosis)
                .containsExactly(Diagnosis.NOT_A_NUMBER);
    }

    @Test
    void aFigureThatWaversAboutAThresholdDoesNotFlicker() {
        List<Finding> found = List.of();
        int changes = 0;
        Diagnosis last = Diagnosis.VARIED;
        for (long step = 1000; step < 4000; step += 10) {
            double wavering = step % 20 == 0 ? 0.59 : 0.62;
            found = Health.judge(BALANCE, measurements(step, NONE, NONE, wavering, NONE, NONE, NONE, NONE), found);
            changes += found.get(0).diagnosis() == last ? 0 : 1;
            last = found.get(0).diagnosis();
        }
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void aFindingStaysForAWhileAndThenGoesBeyondItsEnd() {
        List<Finding> found = judge(1000, 0.5, List.of());
        assertThat(found.get(0).diagnosis()).isEqualTo(Diagnosis.ALIKE);
        assertThat(judge(1010, 0.7, found).get(0).diagnosis())
                .as("too early to be read")
                .isEqualTo(Diagnosis.ALIKE);
        assertThat(judge(1049, 0.7, found).get(0).diagnosis()).isEqualTo(Diagnosis.ALIKE);
        assertThat(judge(1010, 1.5, found).get(0).diagnosis())
                .as("nobody would believe it")
                .isEqualTo(Diagnosis.VARIED);
        assertThat(judge(1300, 0.64, found).get(0).diagnosis())
                .as("not beyond its end")
                .isEqualTo(Diagnosis.ALIKE);
        assertThat(judge(1300, 0.66, found).get(0).diagnosis()).isEqualTo(Diagnosis.VARIED);
        assertThat(judge(1300, 0.5, found).get(0).since()).isEqualTo(1000);
    }

    @Test
    void aGraverFindingComesAtOnceAndAnEarlierRunIsForgotten() {
        List<Finding> found = judge(1000, 0.5, List.of());
        assertThat(judge(1001, 0.1, found).get(0).diagnosis()).isEqualTo(Diagnosis.COLLAPSED);
        assertThat(judge(60, 0.9, found).get(0).diagnosis())
                .as("the run was reset")
                .isEqualTo(Diagnosis.VARIED);
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void whatIsNotWellHasOneRemedyThatActsLiveAndIsValid(Diagnosis diagnosis) {
        for (var experiment : Presets.ALL) {
            Settings now = experiment.defaults();
            var remedy = Remedy.of(diagnosis, now);
            assertThat(remedy.isPresent()).isEqualTo(diagnosis.level() != Diagnosis.Level.GOOD);
            remedy.ifPresent(change -> {
                Settings then = change.apply(now);
                experiment.check(then);
                assertThat(then).isNotEqualTo(now);
                assertThat(then.differences(now))
                        .allMatch(setting -> setting.effect() == dev.ganvas.experiment.Effect.NEXT_STEP);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void whatNeedsANewRunIsOfferedOnceAndOnlyWhereItCanBe(Diagnosis diagnosis) {
        for (var experiment : Presets.ALL) {
            Settings now = experiment.defaults();
            NewRunRemedy.of(diagnosis, experiment, now).ifPresent(remedy -> {
                Settings then = remedy.apply(now);
                experiment.check(then);
                assertThat(then.differences(now))
                        .isNotEmpty()
                        .allMatch(setting -> setting.effect() == dev.ganvas.experiment.Effect.NEW_RUN);
                assertThat(NewRunRemedy.of(diagnosis, experiment, then)).isEmpty();
            });
        }
        boolean collapse = diagnosis.check() == Diagnosis.Check.DIVERSITY && diagnosis != Diagnosis.VARIED;
        Settings even = Presets.EVEN.defaults();
        assertThat(NewRunRemedy.of(diagnosis, Presets.EVEN, even).equals(Optional.of(NewRunRemedy.PACKS)))
                .isEqualTo(collapse);
        assertThat(NewRunRemedy.of(diagnosis, Presets.EVEN, even.with(Schema.BATCH, 15L)))
                .as("packs of two need an even batch")
                .isNotEqualTo(Optional.of(NewRunRemedy.PACKS));
    }

    @Test
    void slowingDownDLeavesGAsItIs() {
        Settings now = Presets.MNIST_MLP.defaults().with(Schema.BETA1, 0.4);
        Settings then = Remedy.SLOWER_D.apply(now);
        assertThat(then.get(Schema.LR)).isEqualTo(0.0002);
        assertThat(then.get(Schema.D_LR)).isEqualTo(0.0001);
        assertThat(then.get(Schema.D_BETA1)).isEqualTo(0.4);
        assertThat(then.get(Schema.D_OPTIMIZER)).isEqualTo(Optional.of(OptimizerKind.ADAM));
        assertThat(Remedy.SLOWER_D.apply(then).get(Schema.D_LR)).isEqualTo(0.00005);
        assertThat(Remedy.SMOOTH_LABELS.apply(Remedy.SMOOTH_LABELS.apply(now)).get(Schema.REAL_LABEL))
                .isEqualTo(Remedy.SMOOTH);
    }

    private static List<Finding> judge(long step, double diversity, List<Finding> before) {
        return Health.judge(BALANCE, measurements(step, NONE, NONE, diversity, NONE, NONE, NONE, NONE), before);
    }

    private static Diagnosis find(HealthMeasurements measurements, Check check) {
        return Health.judge(BALANCE, measurements, List.of()).stream()
                .map(Finding::diagnosis)
                .filter(diagnosis -> diagnosis.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private static HealthMeasurements measurements(
            long step,
            double accuracy,
            double fake,
            double diversity,
            double between,
            double small,
            double large,
            double largest) {
        return new HealthMeasurements(
                step, step / 50.0, true, means(accuracy, fake), diversity, between, small, large, NONE, largest);
    }

    private static List<Double> means(double accuracy, double fake) {
        Map<StepFigure, Double> known = Map.of(StepFigure.D_ACCURACY, accuracy, StepFigure.D_FAKE, fake);
        return StepFigure.all().stream()
                .map(figure -> known.getOrDefault(figure, NONE))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"10, VARIED", "9, VARIED", "8, CLASSES_MISSING", "1, CLASSES_MISSING"})
    void classesThatHardlyComeAreTold(int classes, Diagnosis expected) {
        QualityFigure figure = QualityFigures.byId("classes").orElseThrow();
        QualityRow measured = new QualityRow(500, "digits", Map.of(figure, new Measurement(classes, 0, 10)));
        QualityRow later = new QualityRow(2000, "digits", Map.of(figure, new Measurement(10, 0, 10)));
        HealthMeasurements.SampleMeasurements samples =
                new HealthMeasurements.SampleMeasurements(0.9, 1, NONE).with(List.of(measured, later), 1000);
        HealthMeasurements seen = HealthMeasurements.of(1000, 20, true, null, samples, null);
        assertThat(Health.judge(BALANCE, seen, List.of()).stream()
                        .filter(finding -> finding.diagnosis().check() == Diagnosis.Check.DIVERSITY)
                        .map(Finding::diagnosis))
                .containsExactly(expected);
    }
}
