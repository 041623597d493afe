package dev.ganvas.ui.export;

import dev.ganvas.chart.figure.Figure;
import dev.ganvas.ui.widget.chart.StepChart;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Finds the charts that are on the screen. JavaFX thread. */
public final class VisibleCharts {
    /** The style class of what holds the charts of a view. */
    public static final String STYLE_CLASS = "charts";

    private VisibleCharts() {}

    /** Returns what the window's charts show now, from the top; none where no view with charts is open. */
    public static List<Figure.Panel> of(Scene scene) {
        Set<Node> charts = scene.getRoot().lookupAll("." + STYLE_CLASS + " .step-chart");
        return charts.stream()
                .filter(StepChart.class::isInstance)
                .map(StepChart.class::cast)
                .filter(VisibleCharts::isShown)
                .sorted(Comparator.comparingDouble(VisibleCharts::top))
                .map(StepChart::panel)
                .toList();
    }

    private static double top(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMinY();
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() > 0;
    }
}
