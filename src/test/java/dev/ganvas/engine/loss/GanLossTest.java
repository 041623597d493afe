package dev.ganvas.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each loss: figures and gradients worked out by hand, and gradients against finite differences of its own figures. */
class GanLossTest {
    private static final Offset<Double> EXACT = within(1e-6);
    private static final double REAL_LABEL = 0.9;
    private static final double FAKE_LABEL = 0.1;

    /** Whose loss it is. */
    private enum Part {
        REAL,
        FAKE,
        GENERATOR;

        void compute(GanLoss loss, LogitBatch batch) {
            switch (this) {
                case REAL -> loss.real(batch, REAL_LABEL);
                case FAKE -> loss.fake(batch, FAKE_LABEL);
                case GENERATOR -> loss.generator(batch);
            }
        }
    }

    /** Two logits, 0 and ln 3, so that D's probabilities are 1/2 and 3/4; compared with 0.5 and 0.25. */
    @ParameterizedTest
    @CsvSource({
        // (ln 2 + .9 ln(4/3) + .1 ln 4) / 2; (.5 - .9) / 2, (.75 - .9) / 2
        "NON_SATURATING, REAL, 0.5453455, 0.625, 1, -0.2, -0.075",
        // (ln 2 + .1 ln(4/3) + .9 ln 4) / 2; (.5 - .1) / 2, (.75 - .1) / 2
        "NON_SATURATING, FAKE, 0.9847904, 0.625, 1, 0.2, 0.325",
        // (ln 2 + ln(4/3)) / 2; (.5 - 1) / 2, (.75 - 1) / 2
        "NON_SATURATING, GENERATOR, 0.4904146, 0.625, 1, -0.25, -0.125",
        // scores 0 and 1.0986123: ((0 - 1)^2 + (.0986123)^2) / 2; 2 (0 - 1) / 2, 2 (.0986123) / 2
        "LEAST_SQUARES, REAL, 0.5048622, 0.5493061, 1, -1, 0.0986123",
        // (0^2 + 1.0986123^2) / 2; 0, 1.0986123
        "LEAST_SQUARES, FAKE, 0.6034745, 0.5493061, 1, 0, 1.0986123",
        "LEAST_SQUARES, GENERATOR, 0.5048622, 0.5493061, 1, -1, 0.0986123",
        // -(ln 2 + ln 4) / 2; -.5 / 2, -.75 / 2
        "MINIMAX, GENERATOR, -1.0397208, 0.625, 1, -0.25, -0.375",
        // -1.0986123 / 2; the fakes are beaten by scores of 0.5 and 0.25 where they are 0 and 1.0986123
        "WASSERSTEIN, REAL, -0.5493061, 0.5493061, 0, -0.5, -0.5",
        "WASSERSTEIN, FAKE, 0.5493061, 0.5493061, 2, 0.5, 0.5",
        "WASSERSTEIN, GENERATOR, -0.5493061, 0.5493061, 0, -0.5, -0.5",
        // (1 + 0) / 2; beyond 1 nothing is pushed
        "HINGE, REAL, 0.5, 0.5493061, 1, -0.5, 0",
        // (1 + 2.0986123) / 2
        "HINGE, FAKE, 1.5493061, 0.5493061, 0, 0.5, 0.5",
        "HINGE, GENERATOR, -0.5493061, 0.5493061, 1, -0.5, -0.5",
        // (log(1 + exp(.5)) + log(1 + exp(-.8486123))) / 2; -sigmoid(.5) / 2, -sigmoid(-.8486123) / 2
        "RELATIVISTIC, REAL, 0.6651789, 0.5493061, 1, -0.3112297, -0.1498620",
        // (log(1 + exp(-.5)) + log(1 + exp(.8486123))) / 2; sigmoid(-.5) / 2, sigmoid(.8486123) / 2
        "RELATIVISTIC, FAKE, 0.8394850, 0.5493061, 1, 0.1887703, 0.3501380",
        "RELATIVISTIC, GENERATOR, 0.6651789, 0.5493061, 1, -0.3112297, -0.1498620"
    })
    void figuresAndGradientsAreThoseWorkedOutByHand(
            LossKind kind, Part part, double loss, double answer, int correct, double first, double second) {
        float[] gradients = new float[2];
        LogitBatch batch = new LogitBatch(new float[] {0, (float) Math.log(3), 0.5f, 0.25f}, gradients);
        part.compute(kind.loss(), batch.rows(0, 2, 0.5).against(2));
        assertThat(batch.loss()).isCloseTo(loss, EXACT);
        assertThat(batch.answer()).isCloseTo(answer, EXACT);
        assertThat(batch.correct()).isEqualTo(correct);
        assertThat((double) gradients[0]).isCloseTo(first, EXACT);
        assertThat((double) gradients[1]).isCloseTo(second, EXACT);
    }

    static Stream<Arguments> everyPart() {
        List<Arguments> rows = new ArrayList<>();
        for (LossKind kind : LossKind.values()) {
            for (Part part : Part.values()) {
                rows.add(Arguments.of(kind, part));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("everyPart")
    void gradientsAreTheSlopesOfTheMeanLoss(LossKind kind, Part part) {
        float[] logits = {-3.5f, -1.25f, -0.125f, 0.25f, 0.75f, 2.5f, 1.5f, -1.5f, 0.5f, -0.5f, 0, 2};
        float[] gradients = new float[logits.length];
        int rows = logits.length / 2;
        LogitBatch batch = new LogitBatch(logits, gradients);
        batch.against(rows);
        part.compute(kind.loss(), batch.rows(0, rows, 1.0 / rows));
        float[] analytic = gradients.clone();
        float by = 1f / 1024;
        for (int i = 0; i < rows; i++) {
            float at = logits[i];
            logits[i] = at + by;
            part.compute(kind.loss(), batch.rows(0, rows, 1.0 / rows));
            double above = batch.loss();
            logits[i] = at - by;
            part.compute(kind.loss(), batch.rows(0, rows, 1.0 / rows));
            double below = batch.loss();
            logits[i] = at;
            assertThat((double) analytic[i]).isCloseTo((above - below) / (2 * by), within(1e-6));
        }
    }

    static Stream<LossKind> withLines() {
        return Stream.of(LossKind.values()).filter(kind -> kind.loss().answerLine() != null);
    }

    /** Where only the difference of scores counts, D guesses when it gives all the same one. */
    @ParameterizedTest
    @CsvSource({"WASSERSTEIN, -3", "WASSERSTEIN, 5", "RELATIVISTIC, -3", "RELATIVISTIC, 5"})
    void whatDLosesWhenAllScoresAreTheSameIsWhereTheLineIs(LossKind kind, float score) {
        LogitBatch batch = new LogitBatch(new float[] {score, score}, new float[2])
                .rows(0, 1, 1)
                .against(1);
        kind.loss().real(batch, 1);
        double real = batch.loss();
        kind.loss().fake(batch, 0);
        double line = Objects.requireNonNull(kind.loss().lossLine()).value();
        assertThat((real + batch.loss()) / 2).isCloseTo(line, EXACT);
    }

    @ParameterizedTest
    @MethodSource("withLines")
    void whatDAnswersWhenItCanOnlyGuessIsWhereTheLinesAre(LossKind kind) {
        GanLoss loss = kind.loss();
        ReferenceLine answers = Objects.requireNonNull(loss.answerLine());
        ReferenceLine losses = Objects.requireNonNull(loss.lossLine());
        float logit = 0;
        while (loss.answer(logit) < answers.value()) {
            logit += 1f / 1024;
        }
        assertThat(loss.answer(logit)).isEqualTo(answers.value());
        LogitBatch batch = new LogitBatch(new float[] {logit}, new float[1]).rows(0, 1, 1);
        loss.real(batch, 1);
        double real = batch.loss();
        loss.fake(batch, 0);
        assertThat((real + batch.loss()) / 2).as("D's mean loss").isCloseTo(losses.value(), EXACT);
    }

    @ParameterizedTest
    @EnumSource(LossKind.class)
    void onlyTheRowsThatWereChosenAreTouched(LossKind kind) {
        float[] gradients = {7, 7, 7};
        LogitBatch batch = new LogitBatch(new float[] {1, 0.25f, 1}, gradients)
                .rows(1, 2, 1)
                .against(2);
        kind.loss().generator(batch);
        assertThat(gradients[0]).isEqualTo(7);
        assertThat(gradients[1]).isNotEqualTo(7);
        assertThat(gradients[2]).isEqualTo(7);
        assertThat(batch.answer()).isEqualTo(kind.loss().answer(0.25f));
    }
}
