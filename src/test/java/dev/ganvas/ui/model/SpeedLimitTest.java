package dev.ganvas.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpeedLimitTest {
    private final SpeedLimit speedLimit = new SpeedLimit();
    private final Run run = new Run(Presets.EVEN, Presets.EVEN.defaults(), new EvenNumbers(7));

    @Test
    void aCommandEndsTheWaitAtOnce() throws Exception {
        speedLimit.limit(1.0 / 3600);
        CompletableFuture<Void> steps = train(2);
        awaitWaiting();
        assertThat(steps).isNotDone();
        speedLimit.hurry();
        steps.get(10, TimeUnit.SECONDS);
    }

    @Test
    void fullSpeedEndsTheWaitAndNeverWaits() throws Exception {
        speedLimit.limit(1.0 / 3600);
        CompletableFuture<Void> steps = train(1000);
        awaitWaiting();
        speedLimit.limit(SpeedLimit.FULL);
        steps.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theRateIsKept() throws Exception {
        speedLimit.limit(200);
        long begun = System.nanoTime();
        train(41).get(10, TimeUnit.SECONDS);
        assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(190));
    }

    private CompletableFuture<Void> train(int steps) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        for (int i = 0; i < steps; i++) {
                            speedLimit.stepped(run, new StepReport());
                        }
                        done.complete(null);
                    } catch (InterruptedException e) {
                        done.completeExceptionally(e);
                    }
                },
                "paced");
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static void awaitWaiting() {
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread ->
                        thread.getName().equals("paced") && thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }
}
