package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplePicturesTest {
    private static final SampleShape IMAGE = new SampleShape(1, 28, 28);
    private static final SampleShape BITS = new SampleShape(1, 1, 7);

    @Test
    void imagesAreSavedAsOftenAsTheSettingSays() {
        assertThat(due(IMAGE, 10, 20_000)).hasSize(2_000).contains(10L, 1_010L, 20_000L);
        assertThat(due(IMAGE, 0, 1_000)).isEmpty();
    }

    @Test
    void picturesOfAnythingElseBecomeRarerAsARunGoesOn() {
        assertThat(due(BITS, 10, 200)).hasSize(20);
        assertThat(due(BITS, 10, 400)).hasSize(22).endsWith(200L, 300L, 400L);
        assertThat(due(BITS, 10, 20_000)).hasSize(56).endsWith(18_000L, 19_000L, 20_000L);
        assertThat(due(BITS, 1, 1_000_000)).hasSize(100);
        assertThat(due(BITS, 0, 1_000)).isEmpty();
    }

    private static long[] due(SampleShape shape, long every, long steps) {
        Settings settings = Presets.EVEN.defaults().with(Schema.SAMPLE_EVERY, every);
        return LongStream.rangeClosed(1, steps)
                .filter(step -> SamplePictures.due(shape, settings, step))
                .toArray();
    }
}
