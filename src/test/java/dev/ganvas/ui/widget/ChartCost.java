package dev.ganvas.ui.widget;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.ui.widget.chart.StepChart;
import dev.ganvas.ui.widget.chart.SyntheticRows;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Measures what one redraw of a chart of 900 x 400 with two series costs: {@code ChartCost [rows]}, a million unless
 * said otherwise, in a window, best with {@code -Dprism.order=sw}. Prints processor time of all threads, and bytes that the JavaFX thread
 * allocated.
 */
public final class ChartCost {
    private ChartCost() {}

    public static void main(String[] arguments) {
        Application.launch(ChartWindow.class, arguments);
    }

    /** The window whose pulses are counted. */
    public static final class ChartWindow extends Application {
        private static final int PULSES = 300;
        private static final int MILLION = 1_000_000;

        private final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final com.sun.management.OperatingSystemMXBean system =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private SyntheticRows rows = new SyntheticRows(1, 1);
        private final StepChart chart =
                new StepChart(List.of(new ChartLine("generator", 1), new ChartLine("discriminator", 2)));
        private int pulse;
        private long begun;
        private long allocated;
        private double reading;

        @Override
        public void start(Stage stage) {
            int count = getParameters().getRaw().stream()
                    .findFirst()
                    .map(Integer::valueOf)
                    .orElse(MILLION);
            rows = new SyntheticRows(count, 1);
            rows.append(count - 2 * PULSES * 20);
            chart.setRows(rows);
            chart.referenceLineProperty().set(new LevelLine(Math.log(2), "ln 2"));
            Scene scene = new Scene(new StackPane(chart), 900, 400);
            for (String name : List.of("demo.css", "demo-light.css")) {
                scene.getStylesheets()
                        .add(Objects.requireNonNull(ChartCost.class.getResource(name))
                                .toExternalForm());
            }
            stage.setScene(scene);
            stage.show();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            }.start();
        }

        /** A phase each: warming up, rows added, every row read anew, nothing done at all. */
        private void pulse() {
            int phase = pulse / PULSES;
            if (pulse % PULSES == 0) {
                if (phase > 0) {
                    report(List.of("warming up", "20 rows added", "all rows anew", "idle")
                            .get(phase - 1));
                }
                if (phase == 4) {
                    Platform.exit();
                    return;
                }
                begun = system.getProcessCpuTime();
                allocated = threads.getCurrentThreadAllocatedBytes();
                reading = 0;
            }
            pulse++;
            if (phase == 3) {
                return;
            }
            if (phase == 2) {
                rows.set(0, 5, 1);
            } else {
                rows.append(20);
            }
            long before = System.nanoTime();
            chart.refresh();
            chart.layout();
            reading += (System.nanoTime() - before) / 1e6;
        }

        private void report(String what) {
            System.out.printf(
                    "%-14s %d rows: %.2f ms of all threads a redraw, of which %.2f ms on the JavaFX thread; %d bytes%n",
                    what,
                    rows.length(),
                    (system.getProcessCpuTime() - begun) / 1e6 / PULSES,
                    reading / PULSES,
                    (threads.getCurrentThreadAllocatedBytes() - allocated) / PULSES);
        }
    }
}
