package dev.ganvas.ui.compare;

import dev.ganvas.chart.ChartLine;
import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;

/** How a run looks wherever it stands: a colour, and dashes, which are the signal for those who see no colours. */
final class RunLineStyle {
    private static final String LETTERS = "abcdefghij";
    private static final double LENGTH = 22;
    private static final List<List<Double>> DASHES = List.of(List.of(), List.of(6.0, 4.0), List.of(1.0, 4.0));

    private RunLineStyle() {}

    /** Returns a short piece of the line of a run. */
    static StackPane mark(int index) {
        Line line = new Line(1, 0, LENGTH - 1, 0);
        line.getStyleClass().addAll("run-line", "run-" + LETTERS.charAt(index % ChartLine.COLORS));
        line.getStrokeDashArray().setAll(DASHES.get(index / ChartLine.COLORS % DASHES.size()));
        StackPane pane = new StackPane(line);
        pane.setMinWidth(LENGTH);
        pane.setPrefWidth(LENGTH);
        pane.setMaxWidth(LENGTH);
        return pane;
    }
}
