package dev.ganvas.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import org.junit.jupiter.api.Test;

class SamplePixelsTest {
    @Test
    void greyIsTheSameInAllColours() {
        int[] pixels =
                SamplePixels.of(new float[] {-1, 1, 0, 2}, new SampleShape(1, 2, 2), ValueRange.MINUS_ONE_TO_ONE);
        assertThat(pixels).containsExactly(0xFF000000, 0xFFFFFFFF, 0xFF808080, 0xFFFFFFFF);
    }

    @Test
    void coloursLieInPlanesSampleAfterSample() {
        float[] samples = {1, 0, 0, 1, 0, 0, /* second sample */ 0, 0, 0, 0, 1, 1};
        int[] pixels = SamplePixels.of(samples, new SampleShape(3, 2, 1), ValueRange.ZERO_TO_ONE);
        assertThat(pixels).containsExactly(0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF0000FF);
    }
}
