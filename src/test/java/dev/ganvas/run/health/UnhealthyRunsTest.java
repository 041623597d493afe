package dev.ganvas.run.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Short real runs that are driven into trouble, and one that is not. */
@Timeout(120)
class UnhealthyRunsTest {
    private static final Settings EVEN = Presets.EVEN.defaults().with(Schema.STEPS, 0L);
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
    void thePublishedEvenNumbersAreBalancedAndTheirGradientsFlow() throws Exception {
        assertThat(after(EVEN, 400))
                .contains(Diagnosis.BALANCED, Diagnosis.FLOWING)
                .allMatch(diagnosis -> diagnosis.level() == Diagnosis.Level.GOOD);
    }

    @Test
    void hugeStepsOfPlainGradientDescentAreTold() throws Exception {
        Settings huge = EVEN.with(Schema.OPTIMIZER, OptimizerKind.SGD)
                .with(Schema.LR, 1.0)
                .with(Schema.D_OPTIMIZER, Optional.of(OptimizerKind.SGD))
                .with(Schema.D_LR, 100.0);
        assertThat(after(huge, 1)).containsAnyOf(Diagnosis.LARGE_STEPS, Diagnosis.EXPLODING);
    }

    @Test
    void aDiscriminatorThatLearnsFiveTimesForEachStepOfASlowGeneratorWins() throws Exception {
        Settings strong = EVEN.with(Schema.D_STEPS, 5L)
                .with(Schema.LR, 1e-6)
                .with(Schema.D_OPTIMIZER, Optional.of(OptimizerKind.ADAM))
                .with(Schema.D_LR, 0.5);
        assertThat(after(strong, 300)).containsAnyOf(Diagnosis.D_WINS, Diagnosis.D_AHEAD);
    }

    @Test
    void aGeneratorWhoseFakesAreLabelledNearlyRealWins() throws Exception {
        Settings weak = EVEN.with(Schema.LR, 0.02).with(Schema.FAKE_LABEL, 0.9);
        assertThat(after(weak, 600)).containsAnyOf(Diagnosis.G_WINS, Diagnosis.G_AHEAD);
    }

    /** Trains exactly so many steps, looks at the last of them, and judges what is there then. */
    private List<Diagnosis> after(Settings settings, long steps) throws Exception {
        Run begun = new Run(Presets.EVEN, settings, ExperimentData.load(Presets.EVEN, settings));
        run = begun;
        worker = new Thread(begun::work);
        worker.start();
        awaitRest(begun, 0);
        if (steps > 1) {
            begun.step(steps - 1);
            awaitRest(begun, steps - 1);
        }
        AtomicReference<@Nullable CompletableFuture<Inspection>> look = new AtomicReference<>();
        // Asked on the training thread as it sets out, so that it is this step and no other that is looked at.
        begun.addListener(new RunListener() {
            @Override
            public void stateChanged(Run source, RunState from, RunState to) {
                if (to == RunState.RUNNING) {
                    look.set(source.inspect());
                }
            }
        });
        begun.step(1);
        awaitRest(begun, steps);
        Inspection seen = Objects.requireNonNull(look.get()).get(30, TimeUnit.SECONDS);
        assertThat(seen.step()).isEqualTo(steps);
        HealthMeasurements measurements = HealthMeasurements.of(
                seen.step(),
                1,
                begun.state() != RunState.DIVERGED,
                begun.history().snapshot(),
                HealthMeasurements.SampleMeasurements.NONE,
                seen);
        return Health.judge(LossKind.NON_SATURATING.loss().balance(), measurements, List.of()).stream()
                .map(Finding::diagnosis)
                .toList();
    }

    private static void awaitRest(Run run, long step) throws InterruptedException {
        assertThat(run.awaitState(
                        state -> state != RunState.COMPILING && state != RunState.RUNNING && run.step() == step,
                        Duration.ofSeconds(60)))
                .isTrue();
    }
}
