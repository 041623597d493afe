package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.PlottedRows;
import dev.ganvas.chart.StepSpan;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/**
 * The lines of a {@link StepChart}, each a button that shows or hides it, with its value at the crosshair, else at the
 * step that is shown, else at the end of the lines: the value that is drawn there, where the dot is. Names are written short where the long ones do not fit.
 *
 * <p>Style class {@code chart-legend}; in each button {@code legend-name} and {@code legend-value}. The button of the
 * first line has the chart's id with {@code -line-1} behind it, its value {@code -value-1}. JavaFX thread.
 */
public final class ChartLegend extends HBox {
    /** Values that follow the run change no more often than an eye can read. */
    private static final Duration READABLE = Duration.millis(150);

    private final StepChart chart;
    private final List<Item> items = new ArrayList<>();
    private final PauseTransition rest = new PauseTransition(READABLE);
    private boolean stale;

    /**
     * What is said of a line.
     *
     * @param line one of the chart's
     * @param shortName its name where there is little room
     * @param help what it means
     */
    public record LegendEntry(ChartLine line, String shortName, String help) {}

    private record Item(LegendEntry entry, ToggleButton button, Label name, Label value) {}

    /** Creates the legend of a chart that has its id, in the order of its lines. */
    public ChartLegend(StepChart chart, List<LegendEntry> entries) {
        this.chart = chart;
        getStyleClass().add("chart-legend");
        setAlignment(Pos.CENTER_LEFT);
        entries.forEach(this::add);
        chart.legendHasValues();
        chart.hiddenLines().addListener((SetChangeListener<ChartLine>) change -> showSelection());
        chart.cursorStepProperty().addListener((property, was, is) -> update());
        chart.shownStepProperty().addListener((property, was, is) -> update());
        chart.zoomProperty().addListener((property, was, is) -> update());
        chart.smoothingProperty().addListener((property, was, is) -> update());
        chart.contentVersion().addListener((property, was, is) -> follow());
        rest.setOnFinished(event -> {
            if (stale) {
                follow();
            }
        });
        widthProperty().addListener((property, was, is) -> chooseNames(is.doubleValue()));
        setMinWidth(0);
        showSelection();
        update();
    }

    private void add(LegendEntry entry) {
        ChartLine line = entry.line();
        int number = items.size() + 1;
        Rectangle swatch = new Rectangle(12, 3);
        swatch.setArcWidth(3);
        swatch.setArcHeight(3);
        swatch.fillProperty().bind(chart.seriesColors.get(line.color() - 1));
        Label name = new Label(line.name());
        name.getStyleClass().add("legend-name");
        name.setMinWidth(USE_PREF_SIZE);
        Label value = new Label();
        value.getStyleClass().add("legend-value");
        value.setId(chart.getId() + "-value-" + number);
        HBox content = new HBox(swatch, name, value);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("legend-entry");
        ToggleButton button = new ToggleButton();
        button.setGraphic(content);
        button.setId(chart.getId() + "-line-" + number);
        button.setAccessibleText(line.name());
        button.setTooltip(new Tooltip(entry.help()));
        button.setOnAction(event -> {
            if (button.isSelected()) {
                chart.hiddenLines().remove(line);
            } else {
                chart.hiddenLines().add(line);
            }
        });
        items.add(new Item(entry, button, name, value));
        getChildren().add(button);
    }

    /** Offers a line or not; one that is not offered is hidden. */
    public void offer(ChartLine line, boolean offered) {
        for (Item item : items) {
            if (item.entry().line().equals(line)) {
                item.button().setVisible(offered);
                item.button().setManaged(offered);
            }
        }
        if (!offered) {
            chart.hiddenLines().add(line);
        }
        chooseNames(getWidth());
    }

    private void showSelection() {
        for (Item item : items) {
            boolean shown = !chart.hiddenLines().contains(item.entry().line());
            item.button().setSelected(shown);
            item.value().setVisible(shown);
            item.value().setManaged(shown);
        }
        chooseNames(getWidth());
    }

    /** Updates now and then while rows come in, and always once after the last ones. */
    private void follow() {
        boolean waits = rest.getStatus() == PauseTransition.Status.RUNNING;
        stale = waits;
        if (!waits) {
            update();
            rest.playFromStart();
        }
    }

    private void update() {
        stale = false;
        PlottedRows rows = chart.rows();
        long wanted = chart.cursorStepProperty().get();
        if (wanted < 0) {
            wanted = chart.shownStepProperty().get();
        }
        StepSpan zoom = chart.zoomProperty().get();
        long end = zoom == null ? Long.MAX_VALUE : zoom.to();
        long step = rows.nearestStep(wanted < 0 ? end : wanted);
        for (Curve curve : rows.curves()) {
            for (Item item : items) {
                if (item.entry().line().equals(curve.line())) {
                    item.value().setText(step < 0 ? "" : chart.words().drawnValue(curve, step));
                }
            }
        }
    }

    private void chooseNames(double width) {
        items.forEach(item -> item.name().setText(item.entry().line().name()));
        if (prefWidth(-1) > width) {
            items.forEach(item -> item.name().setText(item.entry().shortName()));
        }
    }
}
