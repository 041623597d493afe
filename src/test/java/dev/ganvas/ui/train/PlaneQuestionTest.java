package dev.ganvas.ui.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.engine.SavedPair;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.train.PlaneQuestion.Pull;
import dev.ganvas.ui.widget.plane.PlaneWindow;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the arrows at the fakes are of. */
class PlaneQuestionTest {
    private static final Experiment EXPERIMENT = Presets.RING8;
    private static final float[] FAKES = {0.5f, 0.25f, -1, 1, 0.1f, -0.7f};
    private static final float[] REAL = {1, 1, -1, 0.5f};

    /** Under each loss, a fake goes where D answers higher, by the part of the loss or by that of the answer. */
    @ParameterizedTest
    @EnumSource(LossKind.class)
    void bothPullAFakeTheSameWay(LossKind kind) {
        Settings settings = EXPERIMENT.defaults().with(Schema.LOSS, kind);
        float[] slopes = slopes(settings, FAKES, Pull.LOSS);
        float[] answers = slopes(settings, FAKES, Pull.ANSWER);
        for (int fake = 0; fake < FAKES.length / 2; fake++) {
            double along = slopes[2 * fake] * answers[2 * fake] + slopes[2 * fake + 1] * answers[2 * fake + 1];
            double lengths = Math.hypot(slopes[2 * fake], slopes[2 * fake + 1])
                    * Math.hypot(answers[2 * fake], answers[2 * fake + 1]);
            assertThat(along).as("both point the same way").isCloseTo(lengths, within(1e-6 + 1e-4 * lengths));
        }
    }

    @Test
    void withoutSaturationTheLossFallsWhereTheAnswerIsLow() {
        Settings settings = EXPERIMENT.defaults();
        float[] ofLoss = slopes(settings, FAKES, Pull.LOSS);
        float[] ofAnswer = slopes(settings, FAKES, Pull.ANSWER);
        for (int i = 0; i < FAKES.length; i++) {
            // d(-log D) = -dD / D, and D is between 0 and 1
            assertThat(Math.abs(ofLoss[i])).isGreaterThan(Math.abs(ofAnswer[i]));
        }
    }

    private static float[] slopes(Settings settings, float[] fakes, Pull pull) {
        GanSpec spec = EXPERIMENT.gan(settings, SampleShape.POINT);
        PlaneWindow plane = PlaneWindow.of(-2, 2);
        try (GanTrainer trainer = GanTrainer.compile(spec, EXPERIMENT.tuning(settings, 1), 3, 1);
                SavedPair pair = new SavedPair(spec)) {
            NetworkWeights weights = trainer.weights();
            RunFrame frame = new RunFrame(1, fakes, null, null, weights);
            return Objects.requireNonNull(new PlaneQuestion(EXPERIMENT, settings, frame, plane, plane, REAL, pull)
                    .answer(pair)
                    .slopes());
        }
    }
}
