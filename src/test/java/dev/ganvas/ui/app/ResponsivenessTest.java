package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.run.RunState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the window feels like while {@code dcgan-fast} trains: how long the JavaFX thread is held up, how soon a click is
 * answered, how many pulses there are, and what the window costs training. Prints its figures; see the README for the
 * command.
 */
@Tag("slow")
@Timeout(600)
class ResponsivenessTest extends WindowTestCase {
    private static final int ROUNDS = 4;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final int CLICK_ROUNDS = 6;

    @Override
    String experiment() {
        return "dcgan-fast";
    }

    @Test
    void theWindowStaysSmoothWhileItTrains() throws Exception {
        awaitReady();
        robot.clickOn("#run");
        awaitState(RunState.RUNNING);
        awaitStep(50);
        Heartbeat heartbeat = new Heartbeat();
        heartbeat.start();
        List<Double> seen = new ArrayList<>();
        List<Double> hidden = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            seen.add(stepsPerSecond());
            heartbeat.pause();
            show(false);
            hidden.add(stepsPerSecond());
            show(true);
            heartbeat.resume();
        }
        List<Double> clicks = clicks();
        heartbeat.stop();
        double cost = 100 * (median(hidden) / median(seen) - 1);
        System.out.printf(
                "dcgan-fast, window open: %.1f steps/s; hidden: %.1f; the window costs %.1f %% a step%n",
                median(seen), median(hidden), cost);
        System.out.printf(
                "pulses %.1f/s; JavaFX thread held up %.0f ms at most (99 %% of %d probes under %.0f ms); click answered in"
                        + " %.0f ms at most, %.0f ms in the middle%n",
                heartbeat.pulsesPerSecond(),
                heartbeat.worst(),
                heartbeat.probes(),
                heartbeat.percentile99(),
                Collections.max(clicks),
                median(clicks));
        assertThat(heartbeat.worst()).as("ms held up").isLessThan(100);
        assertThat(Collections.max(clicks)).as("ms to answer a click").isLessThan(100);
        assertThat(heartbeat.pulsesPerSecond()).isGreaterThan(25);
        assertThat(cost).as("% a step").isLessThan(10);
    }

    private double stepsPerSecond() {
        long begun = System.nanoTime();
        long first = run().step();
        await("some time", () -> System.nanoTime() - begun > ROUND_NANOS);
        return (run().step() - first) * 1e9 / (System.nanoTime() - begun);
    }

    private void show(boolean visible) {
        onFx(() -> {
            stage().setIconified(!visible);
            session().feed().visibleProperty().unbind();
            session().feed().visibleProperty().set(visible);
            return true;
        });
    }

    /**
     * Milliseconds from the mouse's press or release, as the window learns of it, to the window as it is laid out anew, of
     * clicks on each view and on the theme.
     */
    private List<Double> clicks() {
        List<Double> answers = Collections.synchronizedList(new ArrayList<>());
        AtomicLong learned = new AtomicLong();
        onFx(() -> {
            Scene scene = stage().getScene();
            scene.addEventFilter(MouseEvent.ANY, event -> {
                boolean used = event.getEventType() == MouseEvent.MOUSE_PRESSED
                        || event.getEventType() == MouseEvent.MOUSE_RELEASED;
                if (used) {
                    learned.set(System.nanoTime());
                }
            });
            scene.addPostLayoutPulseListener(() -> {
                long since = learned.getAndSet(0);
                if (since != 0) {
                    answers.add((System.nanoTime() - since) / 1e6);
                }
            });
            return true;
        });
        List<String> targets = List.of("#tab-latent", "#tab-compare", "#tab-networks", "#tab-train", "#theme");
        for (int round = 0; round < CLICK_ROUNDS; round++) {
            targets.forEach(robot::clickOn);
        }
        await("the answers", () -> learned.get() == 0);
        assertThat(answers).hasSizeGreaterThanOrEqualTo(CLICK_ROUNDS * targets.size());
        return answers;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Asks the JavaFX thread every few milliseconds how long it takes to come, and counts its pulses. */
    private static final class Heartbeat {
        private static final long LONG = 100;
        private static final int SHOWN_FRAMES = 25;
        private final List<Double> latencies = Collections.synchronizedList(new ArrayList<>());
        private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor();
        private final AtomicLong pulses = new AtomicLong();
        private final AnimationTimer counter = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (counting) {
                    pulses.incrementAndGet();
                }
            }
        };
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong seenAt = new AtomicLong();
        private volatile Thread fxThread = Thread.currentThread();
        private volatile boolean counting;
        private @Nullable Future<?> probing;
        private long counted;
        private long since;

        void start() {
            onFx(() -> {
                counter.start();
                fxThread = Thread.currentThread();
                return true;
            });
            probing = prober.scheduleAtFixedRate(this::probe, 0, 10, TimeUnit.MILLISECONDS);
            resume();
        }

        private void probe() {
            if (counting) {
                long asked = System.nanoTime();
                if (asked - answered.get() > TimeUnit.MILLISECONDS.toNanos(LONG)
                        && seenAt.getAndSet(answered.get()) != answered.get()) {
                    System.out.println("held up for over " + LONG + " ms:");
                    Stream.of(fxThread.getStackTrace())
                            .limit(SHOWN_FRAMES)
                            .forEach(at -> System.out.println("    " + at));
                }
                Platform.runLater(() -> {
                    answered.set(System.nanoTime());
                    latencies.add((System.nanoTime() - asked) / 1e6);
                });
            }
        }

        void resume() {
            since = System.nanoTime();
            answered.set(since);
            counting = true;
        }

        void pause() {
            counting = false;
            counted += System.nanoTime() - since;
        }

        void stop() throws InterruptedException {
            pause();
            Objects.requireNonNull(probing).cancel(false);
            prober.shutdown();
            assertThat(prober.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            onFx(() -> {
                counter.stop();
                return true;
            });
        }

        double pulsesPerSecond() {
            return pulses.get() * 1e9 / counted;
        }

        int probes() {
            return latencies.size();
        }

        double worst() {
            return Collections.max(latencies);
        }

        double percentile99() {
            List<Double> sorted = new ArrayList<>(latencies);
            Collections.sort(sorted);
            return sorted.get(sorted.size() * 99 / 100);
        }
    }
}
