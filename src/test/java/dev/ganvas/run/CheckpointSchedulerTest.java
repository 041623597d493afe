package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckpointSchedulerTest {
    private final List<Long> saved = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private volatile @Nullable Error error;
    private volatile boolean blocks;
    private volatile Thread trainer = Thread.currentThread();
    private final CheckpointScheduler autosave = new CheckpointScheduler(this::prepare, new Watcher());
    private final Run run;

    CheckpointSchedulerTest() throws Exception {
        Experiment even = Presets.EVEN;
        Settings settings = even.defaults().with(Schema.STEPS, 0L).with(Schema.CHECKPOINT, Schema.CHECKPOINT.min());
        run = new Run(even, settings, ExperimentData.load(even, settings));
        run.addListener(new RunListener() {
            @Override
            public void stepped(Run stepping, StepReport report) {
                autosave.stepped(stepping, report);
            }
        });
    }

    @AfterEach
    void end() throws Exception {
        blocked.countDown();
        run.close();
        trainer.join();
        autosave.close();
    }

    @Test
    void savesAtTheIntervalOnAThreadOfItsOwn() throws Exception {
        begin();
        run.start();
        awaitSaved(3);

        assertThat(saved).isSorted().doesNotHaveDuplicates();
        assertThat(threads).containsOnly("autosave");
        assertThat(autosave.savedStep()).isGreaterThanOrEqualTo(saved.get(2));
        assertThat(told).isEmpty();
    }

    @Test
    void trainingGoesOnWhileTheDiskIsBusyAndNothingQueuesUp() throws Exception {
        blocks = true;
        begin();
        run.start();
        waitUntil(() -> !threads.isEmpty());
        long step = run.step();
        waitUntil(() -> run.step() > step + 5000 && run.elapsed().toMillis() > 500);
        assertThat(threads).as("one is being written, none waits").hasSize(1);
        blocks = false;
        blocked.countDown();
        awaitSaved(2);
    }

    @Test
    void aFailureIsToldOnceAndTriedAgain() throws Exception {
        failures.set(3);
        begin();
        run.start();
        awaitSaved(1);

        waitUntil(() -> told.size() == 2);
        assertThat(threads).hasSizeGreaterThanOrEqualTo(4);
        assertThat(told.get(0)).isEqualTo("the disk is full");
        assertThat(told.get(1)).startsWith("again ");
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    /** The memory may be full for a moment only, and the thread that saves must live on. */
    @Test
    void anErrorWhileSavingIsToldAndTriedAgainToo() throws Exception {
        failures.set(1);
        error = new OutOfMemoryError("Java heap space");
        begin();
        run.start();
        awaitSaved(1);

        waitUntil(() -> told.size() == 2);
        assertThat(told.get(0))
                .isEqualTo("The run cannot be saved (java.lang.OutOfMemoryError: Java heap space); report this.");
        assertThat(told.get(1)).startsWith("again ");
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void offSavesNothingUntilItIsAsked() throws Exception {
        begin();
        run.change(run.settings().with(Schema.CHECKPOINT, Duration.ZERO));
        run.step(3000);
        assertThat(run.awaitState(state -> run.step() == 3000 && state == RunState.PAUSED, Duration.ofSeconds(30)))
                .isTrue();
        assertThat(threads).isEmpty();

        assertThat(autosave.request(run).get(30, TimeUnit.SECONDS)).isEqualTo(3000);
        awaitSaved(1);
        assertThat(saved).containsExactly(3000L);
    }

    @Test
    void finishingSavesOnTheCallersThreadAndSaysWhyItCannot() throws Exception {
        begin();
        failures.set(1);
        assertThatThrownBy(() -> onTrainer(() -> autosave.finish(run))).hasRootCauseMessage("the disk is full");
        onTrainer(() -> autosave.finish(run));
        assertThat(saved).containsExactly(0L);
        assertThat(threads).containsExactly("train-test", "train-test");
    }

    private interface Work {
        void run() throws IOException;
    }

    private void onTrainer(Work work) throws Exception {
        run.ask(asked -> {
                    try {
                        work.run();
                        return true;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }

    private void begin() {
        trainer = new Thread(run::work, "train-test");
        trainer.start();
    }

    private CheckpointScheduler.Writing prepare(Checkpoint checkpoint) {
        long step = checkpoint.step();
        return () -> {
            threads.add(Thread.currentThread().getName());
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                if (error != null) {
                    throw error;
                }
                throw new IOException("the disk is full");
            }
            if (blocks) {
                awaitUnblocked();
            }
            assertThat(checkpoint.step())
                    .as("nobody copies over what is being written")
                    .isEqualTo(step);
            saved.add(step);
        };
    }

    private void awaitUnblocked() {
        try {
            blocked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitSaved(int count) {
        waitUntil(() -> saved.size() >= count);
    }

    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private final class Watcher implements CheckpointScheduler.Watcher {
        @Override
        public void unsaved(IOException reason) {
            told.add(reason.getMessage());
        }

        @Override
        public void savedAgain(long step) {
            told.add("again " + step);
        }
    }
}
