package dev.ganvas.ui.networks;

import dev.ganvas.engine.Inspection;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.widget.LogGauge;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list: number, kind and activation, shape, parameters, and two gauges; what is wrong with the layer below
 * it. Under the mouse it has a handle to move it, a button that removes it and one that adds a layer behind it.
 */
final class LayerCell extends ListCell<LayerItem> {
    static final double NUMBER_WIDTH = 17;
    static final double SHAPE_WIDTH = 84;
    static final double COUNT_WIDTH = 70;
    static final double GAUGE_WIDTH = 50;

    private final Label number = label("layer-number", NUMBER_WIDTH);
    private final Label kind = new Label();
    private final Label activation = new Label();
    private final Label shape = label("layer-figure", SHAPE_WIDTH);
    private final Label count = label("layer-figure", COUNT_WIDTH);
    private final LogGauge gradient = gradientGauge();
    private final LogGauge ratio = ratioGauge();
    private final Label problem = new Label();
    private final VBox whole;
    private final ChangeListener<Inspection.@Nullable Layer> onSeen = (property, was, is) -> show(is);
    private @Nullable LayerItem shown;

    LayerCell(Actions actions) {
        setText("");
        getStyleClass().add("layer-cell");
        kind.getStyleClass().add("layer-kind");
        activation.getStyleClass().add("layer-activation");
        tellWhole(kind);
        tellWhole(activation);
        VBox names = new VBox(kind, activation);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        VBox gauges = new VBox(gradient, ratio);
        gauges.getStyleClass().add("layer-gauges");
        Button remove = LayerEditor.button("", Icon.CLOSE, "networks.remove", () -> actions.remove(getIndex()));
        Button add = LayerEditor.button("", Icon.ADD, "networks.add", () -> actions.addBelow(getIndex()));
        add.setFocusTraversable(false);
        remove.setFocusTraversable(false);
        HBox buttons = new HBox(add, remove);
        buttons.getStyleClass().add("layer-cell-buttons");
        buttons.setAlignment(Pos.CENTER);
        Node handle = Icon.HANDLE.node();
        handle.getStyleClass().add("layer-handle");
        HBox line = new HBox(new StackPane(number, handle), names, shape, count, new StackPane(gauges, buttons));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("layer-line");
        problem.getStyleClass().add("setting-problem");
        problem.setWrapText(true);
        whole = new VBox(line, problem);
        for (Node shownUnderMouse : List.of(handle, buttons)) {
            shownUnderMouse.visibleProperty().bind(hoverProperty());
        }
        gauges.visibleProperty().bind(hoverProperty().not());
        number.visibleProperty().bind(hoverProperty().not());
        setOnMouseDragged(event -> actions.drag(getIndex(), event.getSceneY()));
        setOnMouseReleased(event -> actions.drop(getIndex()));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !isEmpty()) {
                actions.edit();
            }
        });
        // As wide as the list: the names give way, no bar scrolls sideways.
        setPrefWidth(0);
    }

    /** What can be done with a line. */
    interface Actions {
        void addBelow(int index);

        void remove(int index);

        /** Moves it to where the mouse is, once it is let go. */
        void drag(int index, double sceneY);

        void drop(int index);

        void edit();
    }

    /** In a narrow window a name is shortened; a look at it tells all. */
    private static void tellWhole(Label name) {
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(name.textProperty());
        name.setTooltip(whole);
    }

    /** Gradient norms: 1e-6 is as good as nothing, above 100 something explodes. */
    static LogGauge gradientGauge() {
        return gauge(-6, 2, 1e-4, 10);
    }

    /** Update to weights: about a thousandth is a rule of thumb, a tenth to ten of those is usual. */
    static LogGauge ratioGauge() {
        return gauge(-6, 0, 1e-4, 1e-2);
    }

    private static LogGauge gauge(int lowest, int highest, double from, double to) {
        LogGauge gauge = new LogGauge(lowest, highest, from, to);
        gauge.setMinWidth(GAUGE_WIDTH);
        gauge.setPrefWidth(GAUGE_WIDTH);
        gauge.setMaxWidth(GAUGE_WIDTH);
        return gauge;
    }

    private static Label label(String styleClass, double width) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    /** What is wrong is told whole, on as many lines as the width of the list asks for. */
    @Override
    protected double computePrefHeight(double width) {
        double usual = super.computePrefHeight(width);
        if (shown == null || shown.problem().isEmpty() || getListView() == null) {
            return usual;
        }
        double sides = snappedLeftInset() + snappedRightInset();
        double room = getListView().getWidth() - sides;
        return Math.max(usual, whole.prefHeight(room) + snappedTopInset() + snappedBottomInset());
    }

    @Override
    protected void updateItem(@Nullable LayerItem item, boolean empty) {
        super.updateItem(item, empty);
        if (shown != null) {
            shown.seenProperty().removeListener(onSeen);
        }
        shown = empty ? null : item;
        if (shown == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        LayerItem layer = shown;
        number.setText(String.valueOf(layer.number() + 1));
        kind.setText(layer.kind());
        activation.setText(layer.detail());
        activation.setVisible(!layer.detail().isEmpty());
        activation.setManaged(activation.isVisible());
        shape.setText(layer.shape());
        count.setText(layer.parameters() == 0 ? "–" : FigureFormat.count(layer.parameters()));
        layer.seenProperty().addListener(onSeen);
        show(layer.seenProperty().get());
        setAccessibleText(Messages.text(
                        "networks.layerName",
                        layer.number() + 1,
                        layer.kind(),
                        layer.activationName(),
                        layer.shape(),
                        FigureFormat.count(layer.parameters()))
                + (layer.problem().isEmpty() ? "" : ". " + layer.problem()));
        problem.setText(layer.problem());
        problem.setVisible(!layer.problem().isEmpty());
        problem.setManaged(problem.isVisible());
        setGraphic(whole);
    }

    private void show(Inspection.@Nullable Layer seen) {
        boolean learns = shown != null && shown.parameters() > 0;
        gradient.setVisible(learns);
        ratio.setVisible(learns);
        gradient.setValue(seen == null ? Double.NaN : orNaN(seen.gradientNorm()));
        ratio.setValue(seen == null ? Double.NaN : orNaN(seen.updateRatio()));
    }

    static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
