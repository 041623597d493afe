package dev.ganvas.run.latent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.PixelDifference;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.Noise;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.latent.ScaleExperiment.ScaleAnswer;
import dev.ganvas.run.latent.ScaleExperiment.ScaleOutcome;
import dev.ganvas.run.latent.ScaleExperiment.ScaleQuestion;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the author of DCGAN found: under batch statistics the size of z does not matter, its sign does; under running ones both do. */
@Timeout(120)
class ScaleExperimentTest {
    private static final List<Double> FACTORS = List.of(1.0, -10_000.0, 50_000.0);

    private @Nullable Run run;
    private Thread worker = new Thread(() -> {});

    @AfterEach
    void close() throws InterruptedException {
        if (run != null) {
            run.close();
        }
        worker.join();
    }

    @Test
    void batchStatisticsCancelAFactorButNotASign() throws Exception {
        ScaleAnswer answer = measure(begin(Presets.DCGAN_FAST, 5), SampleStatistics.BATCH);
        assertThat(answer.step()).isEqualTo(5);
        ScaleOutcome one = answer.outcomes().get(0);
        assertThat(one.fromOne()).isEqualTo(new PixelDifference(0, 0));
        assertThat(one.fromMirrored()).isNull();
        assertThat(one.diversity()).isEqualTo(1);
        ScaleOutcome minus = answer.outcomes().get(1);
        assertThat(minus.fromOne().mean()).isGreaterThan(0.02);
        assertThat(Objects.requireNonNull(minus.fromMirrored()).largest()).isLessThan(0.02);
        ScaleOutcome plus = answer.outcomes().get(2);
        assertThat(plus.fromOne().largest()).isLessThan(0.02);
        assertThat(plus.diversity()).isBetween(0.98, 1.02);
    }

    /** Numbers that count how often one of them is read. */
    private static final class CountedNumbers implements Dataset {
        private final Dataset numbers = new EvenNumbers(7);
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public Sentence title() {
            return numbers.title();
        }

        @Override
        public int size() {
            return numbers.size();
        }

        @Override
        public SampleShape shape() {
            return numbers.shape();
        }

        @Override
        public ValueRange range() {
            return numbers.range();
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            reads.incrementAndGet();
            numbers.copy(index, into, offset);
        }
    }

    /** The window makes one for each run, on its own thread and before anybody looks at it. */
    @Test
    void realSamplesAreReadWhenItMeasuresAndOnlyOnce() throws Exception {
        CountedNumbers numbers = new CountedNumbers();
        Run begun = begin(Presets.EVEN, numbers, 1);
        numbers.reads.set(0);

        ScaleExperiment lab = new ScaleExperiment(begun);
        assertThat(numbers.reads).hasValue(0);
        ScaleAnswer answer = measure(begun, lab, SampleStatistics.BATCH);
        assertThat(answer.outcomes().get(0).realDiversity()).isPositive();
        assertThat(numbers.reads).hasValue(numbers.size());
        measure(begun, lab, SampleStatistics.BATCH);
        assertThat(numbers.reads).hasValue(numbers.size());
    }

    @Test
    void runningStatisticsLetTheFactorPassAndSaturate() throws Exception {
        ScaleAnswer answer = measure(begin(Presets.DCGAN_FAST, 5), SampleStatistics.RUNNING);
        ScaleOutcome plus = answer.outcomes().get(2);
        assertThat(plus.fromOne().largest()).isGreaterThan(0.5);
        assertThat(plus.saturation()).isGreaterThan(0.9);
        assertThat(plus.saturation()).isGreaterThan(answer.outcomes().get(0).saturation());
    }

    @Test
    void thePublishedNetworkAnswersTheSameWay() throws Exception {
        Run published = begin(Presets.DCGAN, 1);
        ScaleOutcome batch =
                measure(published, SampleStatistics.BATCH).outcomes().get(2);
        ScaleOutcome running =
                measure(published, SampleStatistics.RUNNING).outcomes().get(2);
        assertThat(batch.fromOne().largest()).isLessThan(0.02);
        assertThat(running.fromOne().largest()).isGreaterThan(0.5);
    }

    @Test
    void measuringLeavesTheRunAsItWas() throws Exception {
        Run first = begin(Presets.DCGAN_FAST, 2);
        measure(first, SampleStatistics.BATCH);
        measure(first, SampleStatistics.RUNNING);
        train(first, 2);
        float[] disturbed = Objects.requireNonNull(first.frame()).samples();
        close();
        Run second = begin(Presets.DCGAN_FAST, 2);
        train(second, 2);
        assertThat(Objects.requireNonNull(second.frame()).samples()).isEqualTo(disturbed);
    }

    @Test
    void aGeneratorSaysWhatDecidesItsAnswer() {
        assertThat(traits(Presets.DCGAN)).isEqualTo(new GeneratorTraits(true, Bias.WITHOUT, -1, 1, true));
        assertThat(traits(Presets.FACES)).isEqualTo(new GeneratorTraits(true, Bias.WITH, -1, 1, true));
        assertThat(traits(Presets.MNIST_MLP)).isEqualTo(new GeneratorTraits(false, Bias.WITH, -1, 1, true));
        assertThat(traits(Presets.EVEN)).isEqualTo(new GeneratorTraits(false, Bias.WITH, 0, 1, true));
    }

    private static GeneratorTraits traits(Experiment experiment) {
        SampleShape shape =
                switch (experiment.dataKind()) {
                    case EVEN_NUMBERS -> new SampleShape(1, 1, 7);
                    case IDX_IMAGES -> new SampleShape(1, 28, 28);
                    case PICTURES -> new SampleShape(3, 28, 28);
                    case POINTS -> SampleShape.POINT;
                };
        return GeneratorTraits.of(experiment, experiment.defaults(), shape);
    }

    private static ScaleAnswer measure(Run run, SampleStatistics statistics) throws Exception {
        return measure(run, new ScaleExperiment(run), statistics);
    }

    private static ScaleAnswer measure(Run run, ScaleExperiment lab, SampleStatistics statistics) throws Exception {
        Noise noise = Noise.drawn(run.experiment(), run.settings(), 1, 16);
        ScaleQuestion question = new ScaleQuestion(noise, statistics, FACTORS);
        return run.ask(trainer -> lab.measure(trainer, question)).get(60, TimeUnit.SECONDS);
    }

    private Run begin(Experiment experiment, long steps) throws Exception {
        return begin(experiment, ExperimentData.load(experiment, experiment.defaults()), steps);
    }

    private Run begin(Experiment experiment, Dataset data, long steps) throws Exception {
        Run begun = new Run(experiment, experiment.defaults(), data);
        run = begun;
        worker = new Thread(begun::work);
        worker.start();
        train(begun, steps);
        return begun;
    }

    private static void train(Run run, long steps) throws Exception {
        long last = run.step() + steps;
        run.step(steps);
        while (run.step() < last || run.state() == RunState.RUNNING) {
            assertThat(run.state()).isNotEqualTo(RunState.FAILED);
            Thread.onSpinWait();
        }
    }
}
