package dev.ganvas.metric.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.metric.sampleset.ClassRows;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The figures beside torchmetrics, prdc, scikit-learn and SciPy, by the vectors of {@code quality_vectors.py}. Those of
 * points in the plane stand beside theirs in {@code PointMetricsTest}.
 */
class QualityVectorsTest {
    private static final JsonNode VECTORS = vectors();

    static Stream<QualityFigure> figures() {
        return QualityFigures.ALL.stream()
                .filter(figure -> !figure.id().equals("kid")
                        && figure.needs() != Evidence.PLANE
                        && figure.needs() != Evidence.MODES);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aFigureIsThatOfTheReferenceImplementation(QualityFigure figure) {
        double expected = VECTORS.required("expected").required(figure.id()).asDouble();
        boolean counts = figure.needs() != Evidence.CLASSES && !figure.id().equals("fid");
        assertThat(figure.value(pair(), Tenths.NONE))
                .as(figure.id())
                .isCloseTo(expected, within((counts ? 1e-6 : 1e-3) * expected));
    }

    @Test
    void theKernelDistanceIsThatOfOneSubsetOfAllRows() {
        float[] real = Arrays.copyOf(floats("real"), floats("fake").length);
        SetPair pair = new SetPair(features(real), features(floats("fake")), 5);
        double expected = VECTORS.required("kidOfEqualNumbers").asDouble();
        assertThat(NeighbourFigures.kernelDistance(pair, Tenths.NONE)).isCloseTo(expected, within(1e-3 * expected));
    }

    private static SetPair pair() {
        SampleSet real = features(floats("real")).withTrainingDistances(doubles("trainingDistancesOfReal"));
        SampleSet fake = features(floats("fake")).withTrainingDistances(doubles("trainingDistancesOfFake"));
        fake.with(new ClassRows(
                floats("probabilities"), VECTORS.required("classes").asInt()));
        fake.withNumbers(Arrays.stream(doubles("numbers"))
                .mapToInt(number -> (int) number)
                .toArray());
        return new SetPair(real, fake, VECTORS.required("neighbours").asInt());
    }

    private static SampleSet features(float[] rows) {
        FeatureRows features = new FeatureRows(rows, VECTORS.required("width").asInt());
        return new SampleSet(features.count()).with(features);
    }

    private static double[] doubles(String name) {
        return StreamSupport.stream(VECTORS.required(name).spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static float[] floats(String name) {
        double[] values = doubles(name);
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static JsonNode vectors() {
        try (InputStream stream = QualityVectorsTest.class.getResourceAsStream("vectors.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(stream));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
