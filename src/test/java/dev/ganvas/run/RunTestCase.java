package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.history.History;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A run from outside: commands go in on this thread, training happens on another, states are waited for. */
@Timeout(60)
abstract class RunTestCase {
    static final Duration SOON = Duration.ofSeconds(30);
    static final Settings ENDLESS = Presets.EVEN.defaults().with(Schema.STEPS, 0L);

    final CopyOnWriteArrayList<RunState> states = new CopyOnWriteArrayList<>();
    Run run = newRun(ENDLESS);
    volatile boolean poisoned;
    Thread worker = new Thread(() -> {});

    @AfterEach
    final void closeRun() throws InterruptedException {
        run.close();
        worker.join();
    }

    final void begin(Settings settings) throws InterruptedException {
        run = newRun(settings);
        startWorker();
        await(RunState.READY);
    }

    final Run newRun(Settings settings) {
        Run created = new Run(Presets.EVEN, settings, new NoiseSamples(64, new SampleShape(1, 1, 7), () -> poisoned));
        states.clear();
        created.addListener(new RunListener() {
            @Override
            public void stateChanged(Run changed, RunState from, RunState to) {
                states.add(to);
            }
        });
        return created;
    }

    final void startWorker() {
        worker = new Thread(run::work, "train-test");
        worker.start();
    }

    final void await(RunState wanted) throws InterruptedException {
        assertThat(run.awaitState(state -> state == wanted, SOON))
                .as("state %s, now %s, %s", wanted, run.state(), run.failure())
                .isTrue();
    }

    final void awaitStep(long step) throws InterruptedException {
        assertThat(run.awaitState(state -> run.step() >= step && state != RunState.RUNNING, SOON))
                .as("step %d, now %d, %s", step, run.step(), run.failure())
                .isTrue();
    }

    final float[] losses() {
        History.Rows rows = run.history().snapshot();
        float[] losses = new float[rows.length()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = rows.value(StepFigure.G_LOSS, i) + 3 * rows.value(StepFigure.D_LOSS, i);
        }
        return losses;
    }

    /** Real samples without files: sample i is the bits of 2i; not a number at all where that is asked for. */
    final record NoiseSamples(int size, SampleShape shape, BooleanSupplier poisoned) implements Dataset {
        @Override
        public Sentence title() {
            return Sentence.of("problem.asTold", "noise");
        }

        @Override
        public ValueRange range() {
            return ValueRange.ZERO_TO_ONE;
        }

        @Override
        public void copy(int index, float[] into, int offset) {
            List<Integer> bits = List.of(64, 32, 16, 8, 4, 2, 1);
            for (int i = 0; i < shape.length(); i++) {
                int bit = (2 * index & bits.get(i % 7)) == 0 ? 0 : 1;
                into[offset + i] = poisoned.getAsBoolean() ? Float.NaN : bit;
            }
        }
    }
}
