package dev.ganvas.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchStatisticsTest {

    @Test
    void runningStatisticsFollowTheirFormula() {
        INDArray mean = Nd4j.createFromArray(1f, 2f);
        INDArray variance = Nd4j.createFromArray(3f, 4f);
        BatchStatistics statistics = new BatchStatistics(new Floats(mean), new Floats(variance), 2, 0.9, 5);
        statistics.set(0, 10, 8, 1e-5);
        statistics.set(1, -10, 4, 1e-5);
        statistics.track();
        assertThat(mean.getFloat(0)).isCloseTo(0.9f * 1 + 0.1f * 10, within(1e-6f));
        assertThat(mean.getFloat(1)).isCloseTo(0.9f * 2 - 0.1f * 10, within(1e-6f));
        // Five values: the unbiased variance is 5/4 of the biased one.
        assertThat(variance.getFloat(0)).isCloseTo(0.9f * 3 + 0.1f * 10, within(1e-6f));
        assertThat(variance.getFloat(1)).isCloseTo(0.9f * 4 + 0.1f * 5, within(1e-6f));
    }
}
