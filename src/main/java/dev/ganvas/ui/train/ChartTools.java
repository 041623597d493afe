package dev.ganvas.ui.train;

import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.train.ChartPreferences.Lower;
import dev.ganvas.ui.widget.chart.ChartGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The controls in the headers of the curves. */
final class ChartTools {
    private static final double MOST_SMOOTHING = 0.99;

    private final ChartPreferences view;
    private final String prefix;

    ChartTools(ChartPreferences view, String prefix) {
        this.view = view;
        this.prefix = prefix;
    }

    /** How much all lines are smoothed. */
    Node smoothing() {
        Slider slider = new Slider(0, MOST_SMOOTHING, view.smoothingProperty().get());
        slider.setId(prefix + "-smoothing");
        slider.setAccessibleText(Messages.text("curves.smoothing"));
        slider.setTooltip(new Tooltip(Messages.text("curves.smoothingHelp")));
        slider.setBlockIncrement(0.05);
        slider.valueProperty().bindBidirectional(view.smoothingProperty());
        Label figure = new Label();
        figure.setId(prefix + "-smoothing-text");
        figure.setMinWidth(Label.USE_PREF_SIZE);
        figure.getStyleClass().add("smoothing-figure");
        figure.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.format(
                                Locale.ROOT, "%.2f", view.smoothingProperty().get()),
                        view.smoothingProperty()));
        HBox box = new HBox(slider, figure);
        box.getStyleClass().add("smoothing");
        return box;
    }

    /** Whether losses stand on a logarithmic axis. */
    Node logarithmic() {
        ToggleButton button = new ToggleButton(Messages.text("curves.log"));
        button.setId(prefix + "-log");
        button.setAccessibleText(Messages.text("curves.logName"));
        button.setTooltip(new Tooltip(Messages.text("curves.logHelp")));
        button.getStyleClass().add("chart-tool");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(view.logarithmicProperty());
        return button;
    }

    /** Back to the view before the last zoom, on all charts. */
    Node back(ChartGroup charts) {
        Button button = tool("-back", Icon.UNDO, "curves.back", "curves.backHelp");
        button.setOnAction(event -> charts.back());
        button.disableProperty().bind(charts.canGoBackProperty().not());
        return button;
    }

    /** The whole run, on all charts. */
    Node fit(ChartGroup charts) {
        Button button = tool("-fit", Icon.FIT, "curves.fit", "curves.fitHelp");
        button.setOnAction(event -> charts.fit());
        button.disableProperty().bind(charts.zoomedProperty().not());
        return button;
    }

    /** Chooses the lower chart, in place of its title. */
    Node lower() {
        Map<Lower, ToggleButton> buttons = new EnumMap<>(Lower.class);
        HBox box = new HBox();
        box.getStyleClass().add("title-switch");
        for (Lower each : Lower.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(Messages.text(titleKey(each)));
            button.setId(prefix + "-show-" + name);
            button.setTooltip(new Tooltip(Messages.text(helpKey(each))));
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setOnAction(event -> {
                // A second press would choose no chart at all.
                button.setSelected(true);
                view.lowerProperty().set(each);
            });
            buttons.put(each, button);
            box.getChildren().add(button);
        }
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean left = event.getCode() == KeyCode.LEFT;
            if (left || event.getCode() == KeyCode.RIGHT) {
                List<Lower> all = List.of(Lower.values());
                int to = all.indexOf(view.lowerProperty().get()) + (left ? -1 : 1);
                ToggleButton next = buttons.get(all.get(Math.max(0, Math.min(all.size() - 1, to))));
                if (next != null) {
                    next.requestFocus();
                    next.fire();
                }
                event.consume();
            }
        });
        view.lowerProperty()
                .addListener((property, was, is) -> buttons.forEach((each, button) -> button.setSelected(each == is)));
        buttons.forEach((each, button) ->
                button.setSelected(each == view.lowerProperty().get()));
        return box;
    }

    static String titleKey(Lower lower) {
        return switch (lower) {
            case BELIEF -> "train.belief";
            case ACCURACY -> "curves.accuracy";
            case QUALITY -> "quality.title";
        };
    }

    private static String helpKey(Lower lower) {
        return switch (lower) {
            case BELIEF -> "curves.beliefHelp";
            case ACCURACY -> "curves.accuracyHelp";
            case QUALITY -> "quality.help";
        };
    }

    private Button tool(String suffix, Icon icon, String nameKey, String helpKey) {
        Button button = new Button();
        button.setGraphic(icon.node());
        button.setId(prefix + suffix);
        button.setAccessibleText(Messages.text(nameKey));
        button.setTooltip(new Tooltip(Messages.text(helpKey)));
        button.getStyleClass().add("chart-tool");
        return button;
    }
}
