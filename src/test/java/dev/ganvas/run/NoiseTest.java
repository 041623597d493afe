package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.history.LiveChange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final SampleShape DIGIT = new SampleShape(1, 28, 28);
    private static final Settings DIGITS = Presets.MNIST_MLP.defaults();

    @Test
    void theFixedNoiseIsAlwaysTheSame() {
        Noise noise = Noise.fixed(Presets.MNIST_MLP, DIGITS, DIGIT);
        assertThat(noise.rows()).isEqualTo(100);
        assertThat(noise.size()).isEqualTo(64);
        assertThat(Noise.fixed(Presets.MNIST_MLP, DIGITS, DIGIT).values()).isEqualTo(noise.values());
        assertThat(noise.row(3)).isEqualTo(Arrays.copyOfRange(noise.values(), 3 * 64, 4 * 64));
    }

    @Test
    void aLargerGridBeginsWithTheSameVectors() {
        float[] kept = Noise.fixed(Presets.MNIST_MLP, DIGITS, DIGIT).values();
        Noise larger = Noise.fixed(Presets.MNIST_MLP, DIGITS, 256);
        assertThat(larger.rows()).isEqualTo(256);
        assertThat(larger.values()).startsWith(kept);
        assertThat(Noise.fixed(Presets.MNIST_MLP, DIGITS, 16).values()).isEqualTo(Arrays.copyOf(kept, 16 * 64));
    }

    @Test
    void drawnNoiseFollowsItsOwnSeedAndIsNoFixedNoise() {
        float[] one = Noise.drawn(Presets.MNIST_MLP, DIGITS, 1, 100).values();
        assertThat(Noise.drawn(Presets.MNIST_MLP, DIGITS, 1, 100).values()).isEqualTo(one);
        assertThat(Noise.drawn(Presets.MNIST_MLP, DIGITS, 2, 100).values()).isNotEqualTo(one);
        assertThat(Noise.fixed(Presets.MNIST_MLP, DIGITS, DIGIT).values()).isNotEqualTo(one);
    }

    @Test
    void numbersHaveEveryPatternAsNoise() {
        Noise noise = Noise.fixed(Presets.EVEN, Presets.EVEN.defaults(), new SampleShape(1, 1, 7));
        assertThat(noise.rows()).isEqualTo(128);
        assertThat(noise.row(5)).containsExactly(0, 0, 0, 0, 1, 0, 1);
        assertThat(noise.times(-2).row(1)).containsExactly(-0f, -0f, -0f, -0f, -0f, -0f, -2f);
    }

    @Test
    void settingsOfAnEarlierStepAreFoundByTheMarks() {
        Settings now = DIGITS.with(Schema.LR, 0.1).with(Schema.LATENT_SCALE, 5.0);
        List<LiveChange> marks = List.of(
                new LiveChange(10, "lr", "0.0002", "0.01"),
                new LiveChange(20, "latent-scale", "1", "5"),
                new LiveChange(30, "lr", "0.01", "0.1"));
        assertThat(LiveChange.settingsAt(30, now, marks)).isEqualTo(now);
        assertThat(LiveChange.settingsAt(29, now, marks)).isEqualTo(now.with(Schema.LR, 0.01));
        assertThat(LiveChange.settingsAt(20, now, marks)).isEqualTo(now.with(Schema.LR, 0.01));
        assertThat(LiveChange.settingsAt(19, now, marks)).isEqualTo(DIGITS.with(Schema.LR, 0.01));
        assertThat(LiveChange.settingsAt(0, now, marks)).isEqualTo(DIGITS);
    }
}
