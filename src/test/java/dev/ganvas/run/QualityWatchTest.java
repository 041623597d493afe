package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.ValueRange;
import dev.ganvas.data.idx.IdxImages;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.run.quality.QualityRow;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QualityWatchTest extends RunTestCase {
    private static final Settings MEASURED = ENDLESS.with(Schema.QUALITY_SHARE, 1.0);

    @Test
    void aRunIsMeasuredWhileItTrainsAndItsWeightsAreThoseOfOneThatIsNot() throws Exception {
        begin(MEASURED);
        trainUntilMeasured();
        List<QualityRow> rows = run.quality().rows();
        assertThat(rows).isNotEmpty();
        QualityRow row = rows.get(0);
        assertThat(row.step()).isBetween(1L, run.step());
        assertThat(row.figures().keySet().stream().map(QualityFigure::id))
                .containsExactly("evenness", "evenFound", "numberEntropy");
        assertThat(row.figures().values()).allSatisfy(measured -> {
            assertThat(measured.value()).isFinite();
            assertThat(measured.floor()).isPositive();
        });
        long steps = run.step();
        float[] weights =
                run.ask(trainer -> trainer.copyGenerator(new float[0])).get();
        closeRun();

        begin(ENDLESS.with(Schema.QUALITY_SHARE, 0.0));
        run.step(steps);
        awaitStep(steps);
        assertThat(run.quality().rows()).isEmpty();
        assertThat(run.ask(trainer -> trainer.copyGenerator(new float[0])).get())
                .isEqualTo(weights);
    }

    @Test
    void aRunThatBeginsAgainForgetsHowGoodItWas() throws Exception {
        begin(MEASURED);
        trainUntilMeasured();
        run.reset();
        await(RunState.READY);
        assertThat(run.quality().rows()).isEmpty();
    }

    /** Waits for the first row, which the training thread sees between two steps. */
    private void trainUntilMeasured() throws InterruptedException {
        CountDownLatch measured = new CountDownLatch(1);
        run.addListener(new RunListener() {
            @Override
            public void stepped(Run stepping, StepReport report) {
                if (!stepping.quality().rows().isEmpty()) {
                    measured.countDown();
                    stepping.pause();
                }
            }
        });
        run.start();
        assertThat(measured.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await(RunState.PAUSED);
    }

    /** Steps a second of digits with measuring and without, in turn, in one run; half a minute on a machine at rest. */
    @Test
    @Tag("slow")
    void measuringTakesNoMoreOfTheStepsThanItsShare() throws Exception {
        Settings settings = Presets.MNIST_MLP.defaults().with(Schema.EPOCHS, 0L).with(Schema.QUALITY_SHARE, 0.1);
        run = new Run(Presets.MNIST_MLP, settings, IdxImages.bundled(ValueRange.MINUS_ONE_TO_ONE));
        startWorker();
        await(RunState.READY);
        double with = 0;
        double without = 0;
        for (int round = 0; round < 6; round++) {
            without += secondsOf(500, settings.with(Schema.QUALITY_SHARE, 0.0));
            with += secondsOf(500, settings);
        }
        System.getLogger("quality")
                .log(System.Logger.Level.INFO, "seconds with measuring {0}, without {1}", with, without);
        assertThat(run.quality().rows()).isNotEmpty();
        assertThat(with).isLessThan(1.1 * without);
    }

    private double secondsOf(long steps, Settings settings) throws InterruptedException {
        run.change(settings);
        long begin = System.nanoTime();
        long wanted = run.step() + steps;
        run.step(steps);
        awaitStep(wanted);
        return (System.nanoTime() - begin) / 1e9;
    }
}
