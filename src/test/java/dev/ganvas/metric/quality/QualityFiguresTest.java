package dev.ganvas.metric.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.Modes;
import dev.ganvas.metric.points.PointCloud;
import dev.ganvas.metric.quality.QualityFigure.Better;
import dev.ganvas.metric.sampleset.ClassRows;
import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.metric.sampleset.SetPair;
import dev.ganvas.metric.sampleset.Tenths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityFiguresTest {
    private static final int COUNT = 400;
    private static final int WIDTH = 8;
    private static final int MODES = 10;
    private static final int NEIGHBOURS = 5;

    static Stream<QualityFigure> figures() {
        return QualityFigures.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aPerfectGeneratorReadsTheFloorACollapsedOneIsFarFromItAndAHalfCollapsedOneBetween(QualityFigure figure) {
        SampleSet real = samples(1, MODES);
        double floor = figure.value(new SetPair(real, samples(2, MODES), NEIGHBOURS), Tenths.NONE);
        double perfect = figure.value(new SetPair(real, samples(3, MODES), NEIGHBOURS), Tenths.NONE);
        double half = figure.value(new SetPair(real, samples(4, MODES / 2), NEIGHBOURS), Tenths.NONE);
        double collapsed = figure.value(new SetPair(real, samples(5, 0), NEIGHBOURS), Tenths.NONE);
        double far = Math.abs(collapsed - floor);
        assertThat(Math.abs(perfect - floor)).as("perfect").isLessThan(0.15 * far);
        assertThat(Math.abs(half - floor)).as("half").isBetween(0.1 * far, 0.9 * far);
        assertThat(Math.signum(half - floor)).as("half").isEqualTo(Math.signum(collapsed - floor));
        if (figure.better() != Better.AS_REAL) {
            assertThat(collapsed < floor).isEqualTo(figure.better() == Better.HIGHER);
        }
    }

    @Test
    void copiesOfTheTrainingImagesAreMemorised() {
        SampleSet real = samples(1, MODES);
        SampleSet copies = samples(2, MODES).withTrainingDistances(new double[COUNT]);
        assertThat(value("memorising", new SetPair(real, copies, NEIGHBOURS))).isEqualTo(1);
        assertThat(value("memorising", new SetPair(real, samples(3, MODES), NEIGHBOURS)))
                .isCloseTo(0.5, within(0.1));
    }

    /** Each figure's own error beside how far it really scatters over the sets of one generator. */
    @Test
    void theErrorTellsHowFarAFigureScatters() {
        SampleSet real = samples(1, MODES);
        List<Map<QualityFigure, Measurement>> sets = IntStream.range(0, 20)
                .mapToObj(set -> new SetPair(real, samples(100 + set, 7), NEIGHBOURS))
                .map(pair -> QualityFigures.measure(pair, Map.of(), () -> false))
                .toList();
        assertThat(figuresThatScatter()).allSatisfy(figure -> {
            List<Measurement> measured =
                    sets.stream().map(set -> set.get(figure)).toList();
            double told =
                    measured.stream().mapToDouble(Measurement::error).average().orElse(Double.NaN);
            double scatter = new StandardDeviation()
                    .evaluate(measured.stream().mapToDouble(Measurement::value).toArray());
            assertThat(told / scatter).as(figure.id()).isBetween(0.6, 1.7);
        });
    }

    /** All but counts of what comes at all, which are too coarse for the jackknife: it tells too much there. */
    static Stream<QualityFigure> figuresThatScatter() {
        return QualityFigures.ALL.stream()
                .filter(figure -> !List.of("classes", "evenFound", "modes").contains(figure.id()));
    }

    private static double value(String figure, SetPair pair) {
        return QualityFigures.byId(figure).orElseThrow().value(pair, Tenths.NONE);
    }

    @Test
    void figuresOfFewerThanTenSamplesHaveNoError() {
        SampleSet few = new SampleSet(9).with(new FeatureRows(new float[9 * WIDTH], WIDTH));
        SetPair pair = new SetPair(samples(1, MODES), few, NEIGHBOURS);
        assertThat(QualityFigures.measure(pair, Map.of(), () -> false))
                .isNotEmpty()
                .allSatisfy((figure, measured) -> assertThat(measured.error()).isNaN());
    }

    /** Points on a circle of modes, one for each number that is not of the blot, whose points lie beside it. */
    private static PointCloud cloud(int[] numbers, Random random) {
        float[] centres = new float[2 * MODES];
        for (int mode = 0; mode < MODES; mode++) {
            centres[2 * mode] = (float) Math.cos(2 * Math.PI * mode / MODES);
            centres[2 * mode + 1] = (float) Math.sin(2 * Math.PI * mode / MODES);
        }
        float[] points = new float[2 * numbers.length];
        for (int i = 0; i < points.length; i++) {
            int number = numbers[i / 2];
            boolean blot = number == 12 || number == 13;
            double place = blot ? 1.4 : centres[2 * (number / 2 % MODES) + i % 2];
            points[i] = (float) (place + 0.05 * random.nextGaussian());
        }
        return new PointCloud(points, -2, 2, Optional.of(new Modes(centres, 0.05)));
    }

    /** Makes samples of ten modes, of which some are made as they are and the others as one blot that is none of them. */
    private static SampleSet samples(long seed, int modes) {
        Random random = new Random(seed);
        float[] rows = new float[COUNT * WIDTH];
        float[] probabilities = new float[COUNT * MODES];
        int[] numbers = new int[COUNT];
        double[] distances = new double[COUNT];
        for (int row = 0; row < COUNT; row++) {
            int mode = random.nextInt(MODES);
            boolean blot = mode >= modes;
            for (int column = 0; column < WIDTH; column++) {
                double place = blot ? 3 : column == mode % WIDTH ? 4 - 8 * (mode / WIDTH) : 0;
                rows[row * WIDTH + column] = (float) (place + (blot ? 0.02 : 1) * random.nextGaussian());
            }
            double sure = blot ? 0.4 : 0.8 + 0.19 * random.nextDouble();
            for (int each = 0; each < MODES; each++) {
                boolean held = each == (blot ? 3 : mode);
                probabilities[row * MODES + each] = (float) (held ? sure : (1 - sure) / (MODES - 1));
            }
            numbers[row] = blot ? 12 + random.nextInt(2) : 2 * (random.nextInt(6) * MODES + mode);
            distances[row] = random.nextDouble() + (blot ? 2 : 0);
        }
        return new SampleSet(COUNT)
                .with(cloud(numbers, random))
                .with(new FeatureRows(rows, WIDTH))
                .with(new ClassRows(probabilities, MODES))
                .withNumbers(numbers)
                .withTrainingDistances(distances);
    }

    /**
     * prdc's own check: two normal distributions, 10,000 rows of 1,000 features, of other draws than its own. Density is 1
     * in the mean, and scatters more than the others from draw to draw, as few rows near the middle are in most balls.
     * Six draws of the same in PyTorch gave densities from 0.946 to 1.129 and coverages from 0.962 to 0.981. Some minutes.
     */
    @Test
    @Tag("slow")
    void prdcsCheckValueIsMet() {
        SampleSet real = normal(11, 10_000, 1_000);
        SetPair pair = new SetPair(real, normal(12, 10_000, 1_000), NEIGHBOURS);
        assertThat(value("precision", pair)).isCloseTo(0.4772, within(0.02));
        assertThat(value("recall", pair)).isCloseTo(0.4705, within(0.02));
        assertThat(value("density", pair)).isCloseTo(1.0555, within(0.2));
        assertThat(value("coverage", pair)).isCloseTo(0.9735, within(0.02));
    }

    private static SampleSet normal(long seed, int count, int width) {
        Random random = new Random(seed);
        float[] rows = new float[count * width];
        IntStream.range(0, rows.length).forEach(i -> rows[i] = (float) random.nextGaussian());
        return new SampleSet(count).with(new FeatureRows(rows, width));
    }
}
