package dev.ganvas.ui.slowmotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepTrace.Kind;
import dev.ganvas.engine.StepTrace.Phase;
import dev.ganvas.engine.loss.LossKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTextTest {

    /** A score has no bounds and says of nothing how sure D is of it. */
    @ParameterizedTest
    @EnumSource(LossKind.class)
    void whatDAnswersIsToldAsWhatTheLossMakesOfIt(LossKind kind) {
        boolean probability = kind.loss().givesProbability();
        for (Kind told : new Kind[] {Kind.JUDGE_REAL, Kind.LOSS}) {
            for (Learners turn : new Learners[] {Learners.DISCRIMINATOR, Learners.GENERATOR}) {
                String sentence = PhaseText.sentence(new Phase(told, turn, new float[0], -1.25), kind.loss());

                assertThat(sentence).contains("-1.250");
                assertThat(sentence.contains("score")).isEqualTo(!probability);
                assertThat(sentence.matches(".*(sure|says 1).*")).isEqualTo(probability);
            }
        }
    }
}
