package dev.ganvas.metric.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.data.Modes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of points equal those of NumPy and SciPy, in vectors that src/test/python/point_metrics.py made. */
class PointMetricsTest {
    private static final double CLOSE = 1e-6;

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PointMetricsTest.class.getResourceAsStream("point-metrics.json"))) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void figuresEqualTheReference(JsonNode of) {
        float[] real = floats(of.path("real"));
        float[] fake = floats(of.path("fake"));
        GridDivergence divergence =
                new GridDivergence(of.path("low").asDouble(), of.path("high").asDouble());
        assertThat(divergence.between(real, fake)).isCloseTo(of.path("js").asDouble(), within(CLOSE));
        assertThat(PointScores.oneNn(real, fake)).isCloseTo(of.path("oneNn").asDouble(), within(CLOSE));
        assertThat(SlicedWasserstein.between(real, fake))
                .isCloseTo(of.path("slicedWasserstein").asDouble(), within(CLOSE));
        ModeCoverage coverage = ModeCoverage.of(
                fake, new Modes(floats(of.path("centres")), of.path("deviation").asDouble()));
        assertThat(coverage.covered())
                .isEqualTo(of.path("modes").path("covered").asInt());
        assertThat(coverage.of()).isEqualTo(8);
        assertThat(coverage.highQuality())
                .isCloseTo(of.path("modes").path("highQuality").asDouble(), within(CLOSE));
        assertThat(coverage.reverseKl())
                .isCloseTo(of.path("modes").path("reverseKl").asDouble(), within(CLOSE));
    }

    @Test
    void pointsThatAreThereTwiceAreNotMoved() {
        float[] once = {0, 0, 1, 0.5f, 0.3f, 2};
        float[] twice = {0, 0, 0, 0, 1, 0.5f, 1, 0.5f, 0.3f, 2, 0.3f, 2};
        assertThat(SlicedWasserstein.between(once, twice)).isCloseTo(0, within(1e-12));
        assertThat(SlicedWasserstein.between(new float[] {0, 0, 0, 0}, new float[] {0, 3, 0, 3, 0, 3}))
                .as("three times the mean of a sine")
                .isCloseTo(3 * 2 / Math.PI, within(1e-3));
    }

    @Test
    void aPerfectGeneratorReadsTheFloorAndACollapsedOneFarAbove() {
        Random random = new Random(3);
        Modes modes = new Modes(new float[] {0.2f, 0.2f, 0.8f, 0.8f}, 0.05);
        PointScores scores = new PointScores(drawn(random, modes, 2, 8_000), 0, 1, Optional.of(modes));

        PointScores.Score perfect = scores.score(drawn(random, modes, 2, scores.count()));
        PointScores.Score half = scores.score(drawn(random, modes, 1, scores.count()));
        PointScores.Score collapsed = scores.score(new float[2 * scores.count()]);

        assertThat(perfect.js()).isCloseTo(perfect.jsFloor(), within(0.3 * perfect.jsFloor()));
        assertThat(perfect.oneNn()).isCloseTo(0.5, within(0.06));
        assertThat(perfect.slicedWasserstein()).isLessThan(5 * perfect.slicedWassersteinFloor());
        assertThat(coverage(perfect)).isEqualTo(2);
        assertThat(List.of(half.js(), half.oneNn() + 0.1, half.slicedWasserstein()))
                .as("above the floor")
                .allMatch(value -> value > 0.1);
        assertThat(half.js()).isBetween(5 * half.jsFloor(), 0.8);
        assertThat(coverage(half)).isEqualTo(1);
        assertThat(collapsed.js()).isGreaterThan(0.95);
        assertThat(collapsed.oneNn()).isGreaterThan(0.99);
        assertThat(coverage(collapsed)).isZero();
    }

    private static int coverage(PointScores.Score score) {
        return Objects.requireNonNull(score.coverage()).covered();
    }

    private static float[] drawn(Random random, Modes modes, int used, int count) {
        float[] points = new float[2 * count];
        for (int i = 0; i < count; i++) {
            int mode = random.nextInt(used);
            points[2 * i] = (float) (modes.centres()[2 * mode] + modes.deviation() * random.nextGaussian());
            points[2 * i + 1] = (float) (modes.centres()[2 * mode + 1] + modes.deviation() * random.nextGaussian());
        }
        return points;
    }

    private static float[] floats(JsonNode values) {
        float[] all = new float[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) values.get(i).asDouble();
        }
        return all;
    }
}
