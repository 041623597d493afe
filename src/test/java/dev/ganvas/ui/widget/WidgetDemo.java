package dev.ganvas.ui.widget;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.ui.widget.chart.NumberHistogram;
import dev.ganvas.ui.widget.chart.StepChart;
import dev.ganvas.ui.widget.chart.SyntheticRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Shows every widget with made-up data, for looking at: {@code WidgetDemo light|dark still|live|empty [rows [width height]]}. */
public final class WidgetDemo {
    private WidgetDemo() {}

    public static void main(String[] arguments) {
        Application.launch(DemoWindow.class, arguments);
    }

    /** The window of the demonstration. */
    public static final class DemoWindow extends Application {
        private final StepChart loss =
                new StepChart(List.of(new ChartLine("generator", 1), new ChartLine("discriminator", 2)));
        private final StepChart belief =
                new StepChart(List.of(new ChartLine("D(x) real", 3), new ChartLine("D(G(z)) fake", 4)));
        private final StepChart narrow =
                new StepChart(List.of(new ChartLine("generator", 1), new ChartLine("discriminator", 2)));
        private final StepChart few = new StepChart(List.of(new ChartLine("G", 1), new ChartLine("D", 2)));
        private final SampleGrid grid = new SampleGrid();
        private final SampleGrid real = new SampleGrid();
        private final NumberHistogram histogram = new NumberHistogram();
        private final NumberRows numbers = new NumberRows();

        @Override
        public void start(Stage stage) {
            List<String> arguments = getParameters().getRaw();
            String mode = arguments.get(1);
            int rows = arguments.size() > 2 ? Integer.parseInt(arguments.get(2)) : 6000;
            SyntheticRows data = new SyntheticRows(Math.max(rows, 1 << 18), 1);
            build();
            if (!mode.equals("empty")) {
                fill(data, mode.equals("live") ? 1 : rows);
            }
            HBox root = new HBox(
                    12,
                    column(card("Generated", grid), card("Real digits", real)),
                    column(card("Loss", loss), card("What D believes", belief), card("Generated numbers", histogram)),
                    column(card("Loss, narrow", narrow), card("Few rows", few), card("Samples over time", numbers)));
            root.setPadding(new Insets(12));
            HBox.setHgrow(root.getChildren().get(1), Priority.ALWAYS);
            Scene scene = new Scene(root, size(arguments, 3, 1440), size(arguments, 4, 900));
            scene.getStylesheets().addAll(sheet("demo.css"), sheet("demo-" + arguments.get(0) + ".css"));
            stage.setScene(scene);
            stage.setTitle("Widgets");
            stage.show();
            if (mode.equals("live")) {
                live(data, rows);
            }
        }

        private void build() {
            for (StepChart chart : List.of(loss, belief, narrow, few)) {
                chart.setEmptyText("Press Run to see the curves.");
                if (chart != loss) {
                    chart.cursorStepProperty().bindBidirectional(loss.cursorStepProperty());
                }
            }
            belief.zoomProperty().bindBidirectional(loss.zoomProperty());
            belief.rangeProperty().set(new ValueSpan(0, 1));
            belief.referenceLineProperty().set(new LevelLine(0.5, "equilibrium"));
            narrow.referenceLineProperty().set(new LevelLine(Math.log(2), "ln 2"));
            narrow.valueScaleProperty().set(ValueScale.LOGARITHMIC);
            few.referenceLineProperty().set(new LevelLine(Math.log(2), "ln 2"));
            grid.setEmptyText("Press Run to see samples.");
            real.setEmptyText("No data yet.");
            real.columnsProperty().set(10);
            histogram.setEmptyText("Press Run to see numbers.");
            numbers.setEmptyText("Press Run to see numbers.");
        }

        private void fill(SyntheticRows data, int rows) {
            data.append(rows);
            if (rows > 4000) {
                data.gap(rows / 3, rows / 3 + rows / 40);
            }
            loss.setRows(data);
            loss.marks().add(new StepMark(rows * 53L / 100, "lr .0002 → .0001"));
            loss.marks().add(new StepMark(rows * 60L / 100, "Adam → RMSProp"));
            belief.setRows(data.from(2));
            narrow.setRows(data);
            SyntheticRows short40 = new SyntheticRows(40, 10);
            short40.append(40);
            few.setRows(short40);
            digits();
            SplittableRandom random = new SplittableRandom(3);
            int[] counts = new int[128];
            for (int i = 0; i < 128; i++) {
                int number = random.nextInt(24) * 5 % 128;
                counts[random.nextInt(5) == 0 ? number : number / 2 * 2]++;
            }
            counts[42] += 20;
            histogram.show(counts);
            for (int row = 0; row < 40; row++) {
                int[] some = new int[16];
                for (int i = 0; i < some.length; i++) {
                    int number = random.nextInt(128);
                    some[i] = random.nextInt(40) < row ? number / 2 * 2 : number;
                }
                numbers.add(row * 50L, some);
            }
            numbers.setOnRowClicked(step -> loss.cursorStepProperty().set(step));
            grid.setOnCellClicked(index -> grid.setAccessibleText("clicked " + index));
        }

        private void digits() {
            byte[] bytes;
            Path file = Path.of("assets/mnist10k/images-idx3-ubyte.gz");
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                bytes = in.readNBytes(16 + 130 * 784);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int[] argb = new int[130 * 784];
            for (int i = 0; i < argb.length; i++) {
                int grey = bytes[16 + i] & 0xff;
                argb[i] = 0xff000000 | grey * 0x010101;
            }
            grid.show(100, 28, 28, argb);
            real.show(30, 28, 28, Arrays.copyOfRange(argb, 100 * 784, argb.length));
        }

        private void live(SyntheticRows data, int perSecond) {
            new AnimationTimer() {
                private long before;

                @Override
                public void handle(long now) {
                    if (before != 0) {
                        data.append((int) Math.max(1, (now - before) / 1e9 * perSecond));
                        loss.refresh();
                        belief.refresh();
                        narrow.refresh();
                    }
                    before = now;
                }
            }.start();
        }

        private static double size(List<String> arguments, int index, double otherwise) {
            return arguments.size() > index ? Double.parseDouble(arguments.get(index)) : otherwise;
        }

        private static VBox column(Node... cards) {
            VBox column = new VBox(12, cards);
            column.setMinWidth(200);
            for (Node card : cards) {
                VBox.setVgrow(card, Priority.ALWAYS);
            }
            return column;
        }

        private static VBox card(String title, Node content) {
            Label label = new Label(title);
            label.getStyleClass().add("title");
            VBox card = new VBox(label, content);
            card.getStyleClass().add("card");
            VBox.setVgrow(content, Priority.ALWAYS);
            return card;
        }

        private static String sheet(String name) {
            return Objects.requireNonNull(WidgetDemo.class.getResource(name)).toExternalForm();
        }
    }
}
