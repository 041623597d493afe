package dev.ganvas.run.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.Interpolation;
import dev.ganvas.run.Noise;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentWalkTest {
    private final Noise base = Noise.drawn(Presets.DCGAN, Presets.DCGAN.defaults(), 3, 16);

    @Test
    void everyStopIsExactlyTheChosenVector() {
        LatentWalk walk = LatentWalk.through(base, List.of(2, 9, 4), Interpolation.SPHERICAL, 5);
        assertThat(walk.frames()).isEqualTo(11);
        assertThat(walk.noise().row(0)).isEqualTo(base.row(2));
        assertThat(walk.noise().row(5)).isEqualTo(base.row(9));
        assertThat(walk.noise().row(10)).isEqualTo(base.row(4));
    }

    @Test
    void framesBetweenStopsLieEvenlyOnTheWay() {
        LatentWalk walk = LatentWalk.through(base, List.of(0, 1), Interpolation.LINEAR, 4);
        float[] middle = walk.noise().row(2);
        for (int i = 0; i < middle.length; i++) {
            assertThat(middle[i]).isCloseTo((base.row(0)[i] + base.row(1)[i]) / 2, within(1e-6f));
        }
    }

    @Test
    void aFrameKnowsItsLegAndHowFarItIs() {
        LatentWalk walk = LatentWalk.through(base, List.of(0, 1, 2), Interpolation.LINEAR, 4);
        assertThat(walk.leg(0)).isZero();
        assertThat(walk.leg(4)).isEqualTo(1);
        assertThat(walk.leg(8)).isEqualTo(1);
        assertThat(walk.position(3)).isEqualTo(0.75);
        assertThat(walk.position(4)).isZero();
        assertThat(walk.position(8)).isEqualTo(1);
    }

    @Test
    void oneStopIsNoWalk() {
        assertThatThrownBy(() -> LatentWalk.through(base, List.of(1), Interpolation.LINEAR, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
