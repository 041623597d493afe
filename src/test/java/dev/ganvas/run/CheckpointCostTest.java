package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a checkpoint costs the training thread: a copy, which takes less time than the step before it. */
class CheckpointCostTest {
    private static final int STEPS = 12;

    private long shortestStep = Long.MAX_VALUE;
    private long shortestCopy = Long.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(strings = {"mnist-mlp", "dcgan-fast", "faces"})
    void takesLessThanAStep(String id) throws Exception {
        Experiment experiment = Presets.find(id).orElseThrow();
        Settings settings = experiment
                .defaults()
                .with(Schema.EPOCHS, 0L)
                .with(Schema.STEPS, (long) STEPS)
                .with(Schema.LIMIT, 200L);
        Run run = new Run(experiment, settings, ExperimentData.load(experiment, settings));
        Checkpoint copy = new Checkpoint(run);
        run.addListener(new RunListener() {
            private long begun = Long.MAX_VALUE;

            @Override
            public void stepped(Run stepping, StepReport report) {
                long stepped = System.nanoTime();
                shortestStep = Math.min(shortestStep, begun == Long.MAX_VALUE ? begun : stepped - begun);
                stepping.copyTo(copy);
                begun = System.nanoTime();
                shortestCopy = Math.min(shortestCopy, begun - stepped);
            }

            @Override
            public void stateChanged(Run changed, RunState from, RunState to) {
                if (to == RunState.FINISHED || to == RunState.FAILED) {
                    changed.close();
                }
            }
        });
        run.start();
        run.work();
        assertThat(run.step()).isEqualTo(STEPS);
        assertThat(shortestCopy).isLessThan(shortestStep);
    }
}
